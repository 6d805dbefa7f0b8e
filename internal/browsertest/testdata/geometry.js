// Measures the outlines of actors and their names in a figure.
(() => {
  const out = { actors: [], names: [] };
  for (const g of document.querySelectorAll("g[id]")) {
    if (!/-a\d+$/.test(g.id)) continue;
    const b = g.querySelector("path").getBBox();
    out.actors.push([b.x, b.y, b.width, b.height]);
    for (const t of g.querySelectorAll("text[x], tspan[x]")) {
      const box = t.getBBox();
      out.names.push([box.x + box.width / 2, Number(t.getAttribute("y")), box.width]);
    }
  }
  return out;
})()
