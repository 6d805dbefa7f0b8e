import { View } from './view.js';

/** @typedef {import('./parts.js').Part} Part */
/** @typedef {(c: CanvasRenderingContext2D, scale: number) => void} Mark paints one mark of the figure */

const many = 300; // actors in view from which a figure is painted
const legible = 4; // pixels: smaller letters are left out

/**
 * Paints a large figure on a canvas while much of it is in view, since a browser takes long
 * to paint the drawing itself. That lies above the canvas and is not seen, so that pointers,
 * keys and screen readers meet it as ever; it is shown itself where few actors are in view,
 * while the keyboard is in it, and in print.
 * @param {View} view
 * @param {Part[]} parts
 */
export function overview(view, parts) {
  const { svg } = view, figure = svg.parentElement, actors = parts.filter((p) => p.actor);
  if (!figure || actors.length <= many || matchMedia('(forced-colors: active)').matches) return;
  const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
  if (!context) return;
  canvas.setAttribute('aria-hidden', 'true');
  svg.before(canvas);
  let marks = marksOf(svg), due = 0;
  const paint = () => {
    const [x, y, w, h] = view.box;
    const seen = actors.filter(({ at: [ax, ay] }) => ax >= x && ay >= y && ax <= x + w && ay <= y + h).length;
    const painted = seen > many && !svg.querySelector(':focus-visible');
    figure.classList.toggle('painted', painted);
    if (painted) paintAll(canvas, context, svg, marks);
  };
  const soon = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(paint);
  };
  view.changed = soon;
  for (const event of ['focusin', 'focusout']) svg.addEventListener(event, soon);
  new ResizeObserver(soon).observe(svg);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', function other() {
    if (!svg.isConnected) return scheme.removeEventListener('change', other);
    marks = marksOf(svg);
    soon();
  });
}

/**
 * Paints the marks where the drawing shows them.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2D} context
 * @param {SVGSVGElement} svg
 * @param {Mark[]} marks
 */
function paintAll(canvas, context, svg, marks) {
  const place = svg.getBoundingClientRect(), frame = /** @type {HTMLElement} */ (svg.parentElement).getBoundingClientRect(), m = svg.getScreenCTM();
  if (!m || place.width === 0) return;
  const sharp = devicePixelRatio;
  canvas.style.left = place.left - frame.left + 'px';
  canvas.style.top = place.top - frame.top + 'px';
  canvas.style.width = place.width + 'px';
  canvas.style.height = place.height + 'px';
  canvas.width = Math.round(place.width * sharp);
  canvas.height = Math.round(place.height * sharp);
  context.setTransform(m.a * sharp, 0, 0, m.d * sharp, (m.e - place.left) * sharp, (m.f - place.top) * sharp);
  for (const mark of marks) mark(context, m.a);
}

/** Reads the marks of a drawing, in its order. @param {SVGSVGElement} svg @returns {Mark[]} */
function marksOf(svg) {
  const list = /** @type {SVGGraphicsElement[]} */ ([...svg.querySelectorAll('path:not(.broad), rect, circle, text')]);
  return list.flatMap((e) => (e.localName === 'text' ? wordsOf(e) : [shapeOf(e)]));
}

/** @param {SVGGraphicsElement} e @returns {Mark} */
function shapeOf(e) {
  const path = new Path2D(e.getAttribute('d') || ''), style = getComputedStyle(e);
  /** @param {string} name */
  const n = (name) => Number(e.getAttribute(name) || 0);
  if (e.localName === 'rect') path.rect(n('x'), n('y'), n('width'), n('height'));
  if (e.localName === 'circle') path.arc(n('cx'), n('cy'), n('r'), 0, 2 * Math.PI);
  const { fill, stroke } = style, width = parseFloat(style.strokeWidth), dashes = (style.strokeDasharray.match(/[\d.]+/g) || []).map(Number);
  return (c) => {
    if (fill !== 'none') {
      c.fillStyle = fill;
      c.fill(path);
    }
    if (stroke !== 'none') {
      c.strokeStyle = stroke;
      c.lineWidth = width;
      c.setLineDash(dashes);
      c.stroke(path);
    }
  };
}

/** The lines of a text, each with a place of its own. @param {Element} e @returns {Mark[]} */
function wordsOf(e) {
  const lines = e.hasAttribute('x') ? [e] : [...e.querySelectorAll('tspan[x]')];
  return lines.map((line) => {
    const style = getComputedStyle(line), size = parseFloat(style.fontSize), words = line.textContent || '';
    const x = Number(line.getAttribute('x')), y = Number(line.getAttribute('y')), font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
    const align = /** @type {CanvasTextAlign} */ ({ middle: 'center', end: 'end' }[style.textAnchor] || 'start');
    return (c, scale) => {
      if (size * scale < legible) return;
      c.font = font;
      c.textAlign = align;
      c.fillStyle = style.fill;
      c.fillText(words, x, y);
    };
  });
}
