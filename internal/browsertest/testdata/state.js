// Tells what the page around a figure shows.
(() => {
  const $ = (id) => document.getElementById(id);
  const box = (e) => { const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; };
  const stage = box($("stage")), lit = [...document.querySelectorAll(".lit")];
  const actor = lit.find((e) => e.id.startsWith("figure-a"));
  const out = {
    live: document.documentElement.classList.contains("live"), view: $("figure").getAttribute("viewBox").split(" ").map(Number),
    lit: lit.map((e) => e.id), panel: $("panel").textContent, status: $("status").textContent, focus: document.activeElement.id,
    centre: [0, 0], overrun: document.scrollingElement.scrollWidth - innerWidth, stage, figure: box($("figure")),
    small: [...document.querySelectorAll("#tools button, #tools input")].filter((e) => e.offsetParent && (e.offsetWidth < 24 || e.offsetHeight < 24)).map((e) => e.id),
  };
  if (actor) {
    const [x, y, w, h] = box(actor);
    out.centre = [(x + w / 2 - stage[0]) / stage[2], (y + h / 2 - stage[1]) / stage[3]];
  }
  return out;
})()
