import { element, say } from './say.js';

/** @typedef {import('./parts.js').Part} Part */
/** @typedef {[x: number, y: number]} Point */

const prefix = '#pin=', step = 12; // units of the figure that a key moves an actor

/** The board of the page at hand, which follows the address. @type {Board | undefined} */
let board;
addEventListener('popstate', () => board?.read());

/**
 * Lets actors of a figure be moved, by dragging and by key. Where they are put stands in
 * the fragment of the address, and nowhere else: what is saved is as the server draws it.
 * @param {import('./view.js').View} view
 * @param {Part[]} parts
 */
export function pinnable(view, parts) {
  const times = Map.groupBy(parts.filter((p) => p.actor && p.g.parentNode === view.svg), (p) => p.id);
  const actors = [...times.values()].filter((list) => list.length === 1).map(([p]) => p); // of drawings side by side none
  if (!actors.length) return;
  board = new Board(view, actors);
  board.read();
  byMouse(view, board);
  byKey(view, board);
}

/** Where the actors of a figure stand, and where they stood at first. */
class Board {
  /** @param {import('./view.js').View} view @param {Part[]} actors */
  constructor(view, actors) {
    this.view = view;
    /** @type {Map<string, {part: Part, home: Point}>} */
    this.actors = new Map(actors.map((part) => [part.id, { part, home: [...part.at] }]));
    for (const { g } of actors) g.dataset.movable = '';
    this.ties = [...view.svg.querySelectorAll('g[data-dossier-from]')].map((line) => tieOf(view.svg, /** @type {SVGGElement} */ (line)));
    this.forget = element('button', { type: 'button', class: 'small' }, 'Forget pins');
    this.forget.addEventListener('click', () => {
      for (const id of this.actors.keys()) this.put(id, this.home(id));
      this.keep();
      say('Everybody stands where the figure puts them.');
    });
  }

  /** @param {EventTarget | null} target */
  of(target) { return this.actors.get(/** @type {Element} */ (target).closest?.('[data-movable]')?.getAttribute('data-dossier-actor') || '')?.part; }

  /** @param {string} id @returns {Point} */
  home(id) { return this.actors.get(id)?.home || [0, 0]; }

  /** How far an actor stands from where the figure put it. @param {string} id @returns {Point} */
  off(id) {
    const a = this.actors.get(id);
    return a ? [a.part.at[0] - a.home[0], a.part.at[1] - a.home[1]] : [0, 0];
  }

  /** Puts an actor somewhere within the figure; its ties follow. @param {string} id @param {Point} to */
  put(id, to) {
    const a = this.actors.get(id), [x, y, w, h] = this.view.whole;
    if (!a) return;
    a.part.at = [Math.min(Math.max(to[0], x), x + w), Math.min(Math.max(to[1], y), y + h)];
    shift(a.part.g, this.off(id));
    for (const t of this.ties) if (t.from === id || t.to === id) this.follow(t);
  }

  /** Leads a tie to where its actors stand: turned, and stretched along itself. @param {Tie} t */
  follow(t) {
    const p = this.home(t.from), q = this.home(t.to), d = this.off(t.from), e = this.off(t.to);
    const was = Math.hypot(q[0] - p[0], q[1] - p[1]), dx = q[0] + e[0] - p[0] - d[0], dy = q[1] + e[1] - p[1] - d[1], is = Math.hypot(dx, dy);
    const turn = new DOMMatrix().translate(p[0] + d[0], p[1] + d[1]);
    if (was > 0 && is > 0) turn.rotateSelf(degrees(dx, dy)).scaleSelf(is / was, 1).rotateSelf(-degrees(q[0] - p[0], q[1] - p[1]));
    turn.translateSelf(-p[0], -p[1]);
    if (turn.isIdentity || d[0] === 0 && d[1] === 0 && e[0] === 0 && e[1] === 0) t.line.removeAttribute('transform');
    else t.line.setAttribute('transform', `matrix(${[turn.a, turn.b, turn.c, turn.d, turn.e, turn.f].join(' ')})`);
    for (const { g, at } of t.captions) {
      const to = new DOMPoint(...at).matrixTransform(turn);
      shift(g, [to.x - at[0], to.y - at[1]]);
    }
  }

  /** Takes the places from the address. */
  read() {
    if (location.hash && !location.hash.startsWith(prefix)) return; // a place on the page
    const pins = new Map(location.hash.slice(prefix.length).split(';').map((pin) => parse(pin)));
    for (const id of this.actors.keys()) this.put(id, pins.get(id) || this.home(id));
    this.offer();
  }

  /** Puts the places into the address, as a step that can be undone. */
  keep() {
    const pins = [...this.actors].filter(([id]) => this.off(id).some((v) => v !== 0));
    const words = pins.map(([id, { part }]) => encodeURIComponent(id) + ':' + part.at.map((v) => Math.round(v)).join(','));
    const hash = words.length ? prefix + words.join(';') : '';
    if (hash !== location.hash) history.pushState(history.state, '', location.pathname + location.search + hash);
    this.offer();
  }

  /** Offers to forget the pins where there are some. */
  offer() {
    const pinned = [...this.actors.keys()].some((id) => this.off(id).some((v) => v !== 0));
    if (pinned) this.view.svg.parentElement?.querySelector('.tools')?.prepend(this.forget);
    else this.forget.remove();
  }
}

/** @typedef {{line: SVGGElement, from: string, to: string, captions: {g: SVGGElement, at: Point}[]}} Tie */

/** @param {SVGSVGElement} svg @param {SVGGElement} line @returns {Tie} */
function tieOf(svg, line) {
  const captions = /** @type {SVGGElement[]} */ ([...svg.querySelectorAll(`g[data-dossier-caption="${line.dataset.dossierLink}"]`)]);
  return { line, from: line.dataset.dossierFrom || '', to: line.dataset.dossierTo || '', captions: captions.map((g) => {
    const b = g.getBBox();
    return { g, at: [b.x + b.width / 2, b.y + b.height / 2] };
  }) };
}

/** @param {SVGGElement} g @param {Point} by */
function shift(g, [dx, dy]) {
  if (dx === 0 && dy === 0) g.removeAttribute('transform');
  else g.setAttribute('transform', `translate(${dx} ${dy})`);
}

/** @param {number} x @param {number} y */
const degrees = (x, y) => Math.atan2(y, x) * 180 / Math.PI;

/** Reads a pin; one that is none pins nobody. @param {string} pin @returns {[string, Point]} */
function parse(pin) {
  const m = /^([^:]+):(-?\d{1,6}),(-?\d{1,6})$/.exec(pin);
  try {
    return m ? [decodeURIComponent(m[1]), [Number(m[2]), Number(m[3])]] : ['', [0, 0]];
  } catch { // no encoding of anything
    return ['', [0, 0]];
  }
}

/** Moves actors by dragging them with the mouse. @param {import('./view.js').View} view @param {Board} on */
function byMouse(view, on) {
  const { svg } = view;
  /** @type {Part | undefined} */
  let held;
  let moved = 0;
  svg.addEventListener('pointerdown', (e) => {
    moved = 0;
    held = e.pointerType === 'mouse' && e.button === 0 ? on.of(e.target) : undefined;
  });
  svg.addEventListener('pointermove', (e) => {
    if (!held) return;
    moved += Math.hypot(e.movementX, e.movementY);
    if (moved <= 4) return;
    if (!svg.hasPointerCapture(e.pointerId)) svg.setPointerCapture(e.pointerId);
    on.put(held.id, view.at(e.clientX, e.clientY));
  });
  for (const end of ['pointerup', 'pointercancel']) {
    svg.addEventListener(end, () => {
      if (held && moved > 4) on.keep();
      held = undefined;
    });
  }
  svg.addEventListener('click', (e) => {
    if (moved > 4) e.stopImmediatePropagation();
    moved = 0;
  }, true);
}

/** @type {Record<string, Point>} */
const ways = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };

/** Moves the actor that has the focus: m takes it up and puts it down, arrows move it. @param {import('./view.js').View} view @param {Board} on */
function byKey(view, on) {
  const { svg } = view;
  /** @type {Part | undefined} */
  let held;
  const down = () => {
    if (!held) return;
    held.g.classList.remove('held');
    held = undefined;
    on.keep();
    say('Put down.');
  };
  svg.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    const p = on.of(e.target), way = ways[e.key];
    if (held && way) on.put(held.id, [held.at[0] + way[0], held.at[1] + way[1]]);
    else if (held && ['m', 'Enter', 'Escape'].includes(e.key)) down();
    else if (!held && p && e.key === 'm') {
      held = p;
      p.g.classList.add('held');
      say('Moving it: arrows move it, Enter puts it down.');
    } else return;
    e.preventDefault();
    e.stopImmediatePropagation();
  }, true);
  svg.addEventListener('focusout', down);
}
