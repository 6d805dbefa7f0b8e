// The legend of a page: on screen each entry stands in the panel, at its own size,
// whatever part of the drawing is shown. On paper all are back in the figure.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const entries = JSON.parse($("data").textContent).legend;
  const figure = $("figure-legend"), key = $("key");
  if (!figure || entries.length === 0) return;
  const heads = [...figure.querySelectorAll(":scope > text")], marks = [...figure.querySelectorAll(":scope > g")];

  function element(name, attributes) {
    const e = document.createElementNS(figure.namespaceURI, name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    return e;
  }

  function toPanel() {
    const lists = new Map();
    entries.forEach(({ head, box }, i) => {
      if (!lists.has(head)) {
        const h = document.createElement("h3"), ul = document.createElement("ul");
        h.textContent = heads[head]?.textContent ?? "";
        lists.set(head, ul);
        $("legend").append(h, ul);
      }
      const li = document.createElement("li");
      li.append(element("svg", { viewBox: box.join(" "), width: box[2], height: box[3] }));
      li.firstChild.append(marks[i]);
      lists.get(head).append(li);
    });
  }

  function toFigure() {
    figure.append(...marks);
    $("legend").replaceChildren();
  }

  toPanel();
  key.hidden = false;
  key.querySelector("details").open = !matchMedia("(max-width: 720px)").matches;
  addEventListener("beforeprint", toFigure);
  addEventListener("afterprint", toPanel);
})();
