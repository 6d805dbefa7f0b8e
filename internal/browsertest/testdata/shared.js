// Tells of the figures of a page what they must not do to each other.
(() => {
  const svgs = [...document.querySelectorAll("figure svg")];
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  const out = { figures: svgs.length, twice: ids.filter((id, i) => ids.indexOf(id) < i), dangling: [], names: [], fills: [], malformed: [] };
  for (const e of document.querySelectorAll("*")) {
    for (const a of e.attributes) {
      const to = /^(aria-labelledby|aria-describedby|for)$/.test(a.name) ? a.value.split(/\s+/)
        : /href$/.test(a.name) && a.value.startsWith("#") ? [a.value.slice(1)] : [...a.value.matchAll(/url\(#([^)]*)\)/g)].map((m) => m[1]);
      out.dangling.push(...to.filter((id) => !e.closest("svg, html").querySelector("#" + CSS.escape(id))));
    }
  }
  for (const svg of svgs) {
    out.names.push(svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent).join(" "));
    out.fills.push(getComputedStyle(svg.querySelector("rect")).fill);
    const again = new DOMParser().parseFromString(new XMLSerializer().serializeToString(svg), "image/svg+xml");
    if (again.querySelector("parsererror")) out.malformed.push(svg.id);
  }
  const probe = getComputedStyle(document.getElementById("probe"));
  out.probe = [probe.fill, probe.stroke, probe.width].join(" ");
  return out;
})()
