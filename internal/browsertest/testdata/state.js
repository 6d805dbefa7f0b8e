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
    drawing: [0, 0], twice: [],
    small: [...document.querySelectorAll("button, input, summary")].filter((e) => e.offsetParent && (e.offsetWidth < 24 || e.offsetHeight < 24)).map((e) => e.id),
  };
  // What of the stage the actors, ties and captions take.
  const parts = [...document.querySelectorAll('#figure > :is([id^="figure-a"], [id^="figure-l"], [id^="figure-c"])')].map(box).filter((b) => b[2] > 0);
  out.drawing = [0, 1].map((i) => (Math.max(...parts.map((b) => b[i] + b[i + 2])) - Math.min(...parts.map((b) => b[i]))) / stage[i + 2]);
  // Sentences around the drawing that are shown twice.
  const shown = [...document.querySelectorAll("h1, .limits, footer p, :is(#figure-heading, #figure-footer, #figure-legend, #legend) text")]
    .filter((e) => e.getClientRects().length > 0 && e.getBoundingClientRect().width > 0).map((e) => e.textContent.trim());
  out.twice = shown.filter((t, i) => t.length > 12 && shown.some((u, k) => k !== i && u.includes(t)));
  if (actor) {
    const [x, y, w, h] = box(actor);
    out.centre = [(x + w / 2 - stage[0]) / stage[2], (y + h / 2 - stage[1]) / stage[3]];
  }
  return out;
})()
