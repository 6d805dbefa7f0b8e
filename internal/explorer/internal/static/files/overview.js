import { View } from './view.js';

/** @typedef {import('./parts.js').Part} Part */
/** @typedef {(c: CanvasRenderingContext2D, scale: number) => void} Mark paints one mark of the figure */

const many = 300; // actors in view from which a figure is painted
const finest = 0.8; // pixels: thinner lines would fade
const legible = 4; // pixels: smaller letters are left out

/**
 * Paints a large figure on a canvas while much of it is in view, since a browser takes long
 * to paint the drawing itself. That lies above the canvas and is not seen, so that pointers,
 * keys and screen readers meet it as ever; it is shown itself where few actors are in view,
 * while the keyboard is in it, where an actor was moved, and in print.
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
    const painted = seen > many && !svg.querySelector(':focus-visible, [data-dossier-actor][transform]');
    figure.classList.toggle('painted', painted);
    if (view.painted && !painted) view.draw();
    view.painted = painted;
    if (painted) paintAll(canvas, context, view, marks);
  };
  const soon = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(paint);
  };
  view.changed = soon;
  for (const event of ['focusin', 'focusout']) svg.addEventListener(event, soon);
  new MutationObserver(soon).observe(svg, { attributeFilter: ['transform'], subtree: true }); // somebody moves an actor
  new ResizeObserver(() => {
    lay(canvas, svg);
    soon();
  }).observe(svg);
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
 * @param {View} view
 * @param {Mark[]} marks
 */
function paintAll(canvas, context, view, marks) {
  const { scale, left, top } = view.lies(), place = canvas.getBoundingClientRect(), sharp = devicePixelRatio;
  context.resetTransform();
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale * sharp, 0, 0, scale * sharp, (left - place.left) * sharp, (top - place.top) * sharp);
  for (const mark of marks) mark(context, scale);
}

/** Lays the canvas where the drawing is. @param {HTMLCanvasElement} canvas @param {SVGSVGElement} svg */
function lay(canvas, svg) {
  const place = svg.getBoundingClientRect(), frame = /** @type {HTMLElement} */ (svg.parentElement).getBoundingClientRect();
  for (const [side, size] of Object.entries({ left: place.left - frame.left, top: place.top - frame.top, width: place.width, height: place.height })) canvas.style.setProperty(side, size + 'px');
  canvas.width = Math.round(place.width * devicePixelRatio);
  canvas.height = Math.round(place.height * devicePixelRatio);
}

/**
 * Reads the marks of a drawing, in its order but for this: what looks alike is painted at
 * once, which is what makes it quick, and words come last.
 * @param {SVGSVGElement} svg
 * @returns {Mark[]}
 */
function marksOf(svg) {
  /** @type {Map<string, {style: CSSStyleDeclaration, path: Path2D}>} */
  const alike = new Map();
  for (const e of /** @type {NodeListOf<SVGGraphicsElement>} */ (svg.querySelectorAll('path:not(.broad), rect, circle'))) {
    const style = getComputedStyle(e), key = [style.fill, style.stroke, style.strokeWidth, style.strokeDasharray].join();
    const same = alike.get(key) || { style, path: new Path2D() };
    alike.set(key, same);
    same.path.addPath(outline(e));
  }
  return [...[...alike.values()].map(shape), ...[...svg.querySelectorAll('text')].flatMap(wordsOf)];
}

/** @param {SVGGraphicsElement} e */
function outline(e) {
  const path = new Path2D(e.getAttribute('d') || '');
  /** @param {string} name */
  const n = (name) => Number(e.getAttribute(name) || 0);
  if (e.localName === 'rect') path.rect(n('x'), n('y'), n('width'), n('height'));
  if (e.localName === 'circle') path.arc(n('cx'), n('cy'), n('r'), 0, 2 * Math.PI);
  return path;
}

/** @param {{style: CSSStyleDeclaration, path: Path2D}} alike @returns {Mark} */
function shape({ style, path }) {
  const { fill, stroke } = style, width = parseFloat(style.strokeWidth), dashes = (style.strokeDasharray.match(/[\d.]+/g) || []).map(Number);
  return (c, scale) => {
    if (fill !== 'none') {
      c.fillStyle = fill;
      c.fill(path);
    }
    if (stroke !== 'none') {
      c.strokeStyle = stroke;
      c.lineWidth = Math.max(width, finest / scale);
      c.setLineDash(dashes);
      c.stroke(path);
    }
  };
}

/** The lines of a text, each with a place of its own. @param {Element} e @returns {Mark[]} */
function wordsOf(e) {
  const lines = e.hasAttribute('x') ? [e] : [...e.querySelectorAll('tspan[x]')];
  return lines.map((line) => {
    const style = getComputedStyle(line), size = parseFloat(style.fontSize), words = line.textContent || '', { fill } = style;
    const x = Number(line.getAttribute('x')), y = Number(line.getAttribute('y')), font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
    const align = /** @type {CanvasTextAlign} */ ({ middle: 'center', end: 'end' }[style.textAnchor] || 'start');
    return (c, scale) => {
      if (size * scale < legible) return;
      c.font = font;
      c.textAlign = align;
      c.fillStyle = fill;
      c.fillText(words, x, y);
    };
  });
}
