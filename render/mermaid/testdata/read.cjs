// Reads flowcharts as Mermaid does. On standard input: a list of texts in JSON;
// on standard output: for each its labels of nodes and of edges, or its error.
// Argument: a folder in whose node_modules mermaid and jsdom stand.
const { createRequire } = require("module");
const { pathToFileURL } = require("url");
const from = createRequire(process.argv[2] + "/package.json");
const { JSDOM } = from("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
global.window = window;
global.document = window.document;
(async () => {
  const { default: mermaid } = await import(pathToFileURL(from.resolve("mermaid")));
  const decode = (s) => {
    const e = document.createElement("textarea");
    e.innerHTML = (s || "").replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
    return e.value;
  };
  const out = [];
  for (const text of JSON.parse(require("fs").readFileSync(0, "utf8"))) {
    try {
      const parsed = await mermaid.parse(text);
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
      out.push({
        type: parsed.diagramType,
        title: decode(db.getAccTitle()),
        description: decode(db.getAccDescription()),
        nodes: [...db.getVertices().values()].map((v) => decode(v.text)),
        edges: db.getEdges().map((e) => decode(e.text)),
        classes: [...db.getClasses().keys()],
        links: [...db.getVertices().values()].filter((v) => v.link || v.haveCallback).length,
        config: Object.keys(parsed.config || {}),
      });
    } catch (e) {
      out.push({ error: String(e) });
    }
  }
  process.stdout.write(JSON.stringify(out));
})();
