/** @typedef {[x: number, y: number, width: number, height: number]} Box */

const farthest = 12; // times as large as the whole
const rest = 150; // milliseconds after the last change

/**
 * What of a figure is seen: its viewBox and nothing else, so that it stays sharp.
 */
export class View {
  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.svg = svg;
    const b = svg.viewBox.baseVal;
    /** @type {Box} */
    this.whole = [b.x, b.y, b.width, b.height];
    /** @type {Box} */
    this.box = [...this.whole];
    /** What is shown at first. @type {Box} */
    this.home = [...this.whole];
    /** Is told when another box is shown. @type {() => void} */
    this.changed = () => {};
    /** The drawing follows when the view rests: something else shows it meanwhile. */
    this.painted = false;
    this.resting = 0;
  }

  /** Shows a box of the figure. @param {Box} box */
  show([x, y, w, h]) {
    const [X, Y, W, H] = this.whole, scale = Math.min(Math.max(w, W / farthest), W) / w;
    w *= scale;
    h *= scale;
    // The middle of what is seen stays within the figure, so that nobody gets lost.
    x = Math.min(Math.max(x, X - w / 2), X + W - w / 2);
    y = Math.min(Math.max(y, Y - h / 2), Y + H - h / 2);
    this.box = [x, y, w, h];
    this.svg.classList.toggle('zoomed', w < W);
    clearTimeout(this.resting);
    if (this.painted) this.resting = setTimeout(() => this.draw(), rest);
    else this.draw();
    this.changed();
  }

  /** Draws what is seen. */
  draw() { this.svg.setAttribute('viewBox', this.box.map((v) => v.toFixed(2)).join(' ')); }

  /** How the box lies on the screen: pixels for a unit, and the place of the figure's origin. */
  lies() {
    const place = this.svg.getBoundingClientRect(), [x, y, w, h] = this.box, scale = Math.min(place.width / w, place.height / h);
    const top = this.svg.getAttribute('preserveAspectRatio') ? 0 : (place.height - h * scale) / 2;
    return { scale, left: place.left + (place.width - w * scale) / 2 - x * scale, top: place.top + top - y * scale };
  }

  /** Shows what was shown at first. */
  fit() { this.show([...this.home]); }

  /** A place of the figure, from one of the screen. @param {number} clientX @param {number} clientY @returns {[number, number]} */
  at(clientX, clientY) {
    const { scale, left, top } = this.lies();
    return scale > 0 ? [(clientX - left) / scale, (clientY - top) / scale] : [0, 0];
  }

  /** Zooms around a place of the figure, else its middle. @param {number} factor @param {[number, number]} [around] */
  zoom(factor, around) {
    const [x, y, w, h] = this.box, [px, py] = around || [x + w / 2, y + h / 2];
    const to = Math.min(Math.max(w / factor, this.whole[2] / farthest), this.whole[2]) / w;
    this.show([px - (px - x) * to, py - (py - y) * to, w * to, h * to]);
  }

  /** Moves what is seen by shares of it. @param {number} dx @param {number} dy */
  pan(dx, dy) {
    const [x, y, w, h] = this.box;
    this.show([x + dx * w, y + dy * h, w, h]);
  }

  /** Moves the view where it does not show a part. @param {SVGGraphicsElement} part */
  reveal(part) {
    const b = part.getBBox(), [x, y, w, h] = this.box;
    if (b.x >= x && b.y >= y && b.x + b.width <= x + w && b.y + b.height <= y + h) return;
    this.show([b.x + b.width / 2 - w / 2, b.y + b.height / 2 - h / 2, w, h]);
  }
}

/**
 * Moves a view by pointer: a drag pans, two fingers and the wheel with ctrl zoom.
 * @param {View} view
 */
export function byPointer(view) {
  const { svg } = view;
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  let moved = 0;
  svg.addEventListener('pointerdown', (e) => {
    if (down.size === 0) moved = 0;
    if (e.pointerType === 'mouse' && (e.button !== 0 || /** @type {Element} */ (e.target).closest('[data-movable]'))) return; // see pins.js
    down.set(e.pointerId, { x: e.clientX, y: e.clientY });
  });
  svg.addEventListener('pointermove', (e) => {
    const p = down.get(e.pointerId);
    if (!p) return;
    moved += Math.hypot(e.clientX - p.x, e.clientY - p.y);
    const other = [...down].find(([id]) => id !== e.pointerId)?.[1];
    const zoomed = view.box[2] < view.whole[2];
    if (other) {
      const from = Math.hypot(p.x - other.x, p.y - other.y), to = Math.hypot(e.clientX - other.x, e.clientY - other.y);
      if (from > 0 && to > 0) view.zoom(to / from, view.at((e.clientX + other.x) / 2, (e.clientY + other.y) / 2));
    } else if (moved > 4 && (zoomed || e.pointerType === 'mouse')) {
      if (!svg.hasPointerCapture(e.pointerId)) svg.setPointerCapture(e.pointerId);
      svg.classList.add('dragged');
      const [x0, y0] = view.at(p.x, p.y), [x1, y1] = view.at(e.clientX, e.clientY), [x, y, w, h] = view.box;
      view.show([x + x0 - x1, y + y0 - y1, w, h]);
    }
    [p.x, p.y] = [e.clientX, e.clientY];
  });
  for (const end of ['pointerup', 'pointercancel']) {
    svg.addEventListener(end, (e) => {
      down.delete(/** @type {PointerEvent} */ (e).pointerId);
      if (down.size === 0) svg.classList.remove('dragged');
    });
  }
  // A drag selects no text, and what follows it is no click.
  svg.addEventListener('selectstart', (e) => e.preventDefault());
  svg.addEventListener('click', (e) => {
    if (moved > 4) e.stopImmediatePropagation();
  }, true);
  svg.addEventListener('wheel', (e) => {
    if (!e.ctrlKey && !e.metaKey) return; // the wheel alone scrolls the page
    e.preventDefault();
    view.zoom(Math.exp(-e.deltaY * (e.deltaMode === 1 ? 0.18 : 0.01)), view.at(e.clientX, e.clientY));
  }, { passive: false });
}
