// Parses a flowchart with Mermaid, draws it, and tells what came of it.
async (text) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: "loose", flowchart: { htmlLabels: true } });
  const out = { error: "", nodes: [], edges: 0, links: 0, ran: false };
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const vertices = diagram.db.getVertices();
    out.nodes = vertices instanceof Map ? [...vertices.keys()] : Object.keys(vertices);
    out.edges = diagram.db.getEdges().length;
    const { svg } = await mermaid.render("drawn", text);
    const host = document.createElement("div");
    host.innerHTML = svg;
    document.querySelector("main").append(host);
    await new Promise((done) => setTimeout(done, 100));
    out.links = host.querySelectorAll("a, script, iframe, img, image").length;
  } catch (e) {
    out.error = String(e).slice(0, 500);
  }
  out.ran = Boolean(globalThis.ran);
  return out;
}
