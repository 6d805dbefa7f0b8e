// Gives the contrast (WCAG 2.2, 1.4.3) of every text of the figures with the
// nearest thing painted behind its middle, and those below 4.5.
(() => {
  const rgb = (s) => s.match(/[\d.]+/g).slice(0, 3).map(Number);
  const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const luminance = (s) => { const [r, g, b] = rgb(s).map(linear); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
  const out = { texts: 0, least: 21, weak: [] };
  for (const text of document.querySelectorAll("figure svg text, figure svg tspan")) {
    const box = text.getBoundingClientRect();
    // Lines of one text are measured each; what joins them has no width.
    if (text.querySelector("tspan[x]") || box.width === 0) continue;
    const fill = getComputedStyle(text).fill;
    // A path is met on its line too, so colours count from what is filled.
    const behind = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      .find((e) => e.closest("svg") === text.closest("svg") && !["text", "tspan", "svg"].includes(e.tagName) && getComputedStyle(e).fill !== "none");
    const value = behind ? contrast(fill, getComputedStyle(behind).fill) : 0;
    out.texts++;
    out.least = Math.min(out.least, value);
    if (value < 4.5) out.weak.push(text.textContent + ": " + fill + " on " + (behind ? getComputedStyle(behind).fill : "nothing") + ", contrast " + value.toFixed(2));
  }
  return out;
})()
