// Looks for elements and attributes that are not ours, in the document as the
// browser made it, and counts the actors.
(() => {
  const elements = new Set(("html head body header main aside section details summary footer h1 h2 h3 p ol ul li strong em code pre br span a table thead tbody tr th td figure div " +
    "input button meta title style script svg desc metadata g rect path circle text tspan").split(" "));
  const attributes = new Set(("xmlns id class role lang charset content name http-equiv dir hidden type placeholder autocomplete spellcheck tabindex title href rel target scope " +
    "open data-dossier-version data-dossier-query data-dossier-digest data-dossier-places aria-label aria-labelledby aria-hidden aria-pressed xml:space width height viewBox font-family font-size font-weight x y dx cx cy r rx d fill stroke stroke-width " +
    "stroke-linejoin stroke-linecap stroke-dasharray direction text-anchor textLength lengthAdjust").split(" "));
  const foreign = [];
  for (const e of document.querySelectorAll("*")) {
    if (!elements.has(e.localName)) foreign.push("<" + e.localName + ">");
    for (const a of e.attributes) {
      if (!attributes.has(a.name)) foreign.push(e.localName + " " + a.name + "=" + a.value);
      if (/^(href|src)$/.test(a.name) && !/^(https?:\/\/|mailto:|#)/.test(a.value)) foreign.push(a.name + "=" + a.value);
    }
    if ("style" in e && e.style.length > 0) foreign.push("style of " + e.localName);
  }
  const others = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION | NodeFilter.SHOW_CDATA_SECTION);
  while (others.nextNode()) {
    const { nodeName, parentNode } = others.currentNode; // a style is marked as text
    if (nodeName !== "#cdata-section" || parentNode.localName !== "style") foreign.push("node " + nodeName);
  }
  const actors = [...document.querySelectorAll("svg g[id]")].filter((g) => /-a\d+$/.test(g.id)).length;
  return { foreign, actors };
})()
