import { View, byPointer } from './view.js';
import { partsOf } from './parts.js';
import { overview } from './overview.js';
import { pinnable } from './pins.js';
import { offer } from './actions.js';
import { element, say } from './say.js';

/** @typedef {import('./parts.js').Part} Part */

/** @type {Record<string, [number, number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Makes the figures of a page something to move in and to walk through.
 * @param {ParentNode} part
 */
export function enliven(part) {
  for (const svg of /** @type {NodeListOf<SVGSVGElement>} */ (part.querySelectorAll('main figure > svg'))) {
    const figure = svg.parentElement;
    if (!figure?.clientWidth || figure.classList.contains('alive')) continue;
    if (svg.querySelector('[role=table]')) { // a matrix is a table, and is read as one
      // Where it is wider than the page, it is a stop at which the arrows move it.
      new ResizeObserver(() => { figure.tabIndex = figure.scrollWidth > figure.clientWidth ? 0 : -1; }).observe(figure);
      continue;
    }
    const view = new View(svg), parts = partsOf(svg, part);
    figure.classList.add('alive');
    if (figure.clientWidth < narrow * view.whole[2]) narrowed(svg, view, figure.clientWidth);
    figure.prepend(tools(view));
    byPointer(view);
    pinnable(view, parts);
    if (parts.length) walk(view, parts);
    overview(view, parts);
  }
}

/** What is said of an actor with which a key can do nothing. @type {Record<string, string>} */
const stays = { e: 'All that is around it is shown.', h: 'It stays: the question names it, or it lies on the path.' };

const narrow = 0.7; // of its own width

/**
 * Where the whole would be too small to be read, its upper part comes first: the drawing.
 * @param {SVGSVGElement} svg @param {View} view @param {number} width
 */
function narrowed(svg, view, width) {
  const [x, y, w, h] = view.whole, high = Math.min(h * width / w, 0.7 * innerHeight);
  svg.style.height = high + 'px';
  svg.setAttribute('preserveAspectRatio', 'xMidYMin meet');
  view.home = [x, y, w, high * w / width];
  view.fit();
}

/** The buttons of a view. @param {View} view */
function tools(view) {
  const bar = element('div', { class: 'tools', role: 'group', 'aria-label': 'The view of the figure' });
  /** @param {string} words @param {string} name @param {() => void} does */
  const button = (words, name, does) => {
    const b = element('button', { type: 'button', class: 'small', 'aria-label': name, title: name }, words);
    b.addEventListener('click', does);
    bar.append(b);
  };
  button('+', 'Zoom in', () => told(view, () => view.zoom(1.4)));
  button('\u2212', 'Zoom out', () => told(view, () => view.zoom(1 / 1.4)));
  button('Fit', 'Fit the whole figure', () => told(view, () => view.fit()));
  return bar;
}

/** Changes a view and says how much of it is seen. @param {View} view @param {() => void} change */
function told(view, change) {
  change();
  const share = view.whole[2] / view.box[2];
  say(share < 1.01 ? 'The whole figure.' : 'Zoomed in ' + share.toFixed(1) + ' times.');
}

/** Keys of the view. @param {View} view @param {KeyboardEvent} e */
function byKey(view, e) {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '+' || e.key === '=') told(view, () => view.zoom(1.4));
  else if (e.key === '-') told(view, () => view.zoom(1 / 1.4));
  else if (e.key === '0') told(view, () => view.fit());
  else if (arrows[e.key] && e.shiftKey) view.pan(arrows[e.key][0] * 0.15, arrows[e.key][1] * 0.15);
  else return;
  e.preventDefault();
}

/**
 * Makes a figure one stop of the tab key, in which arrows go from part to part.
 * @param {View} view
 * @param {Part[]} parts
 */
function walk(view, parts) {
  const { svg } = view;
  svg.setAttribute('role', 'group');
  /** @type {Map<Element, Part>} */
  const byElement = new Map(parts.map((p) => [p.g, p]));
  for (const [i, p] of parts.entries()) {
    p.g.setAttribute('tabindex', i === 0 ? '0' : '-1');
    p.g.setAttribute('role', 'link');
    p.g.setAttribute('aria-label', p.words);
    p.g.classList.add(p.actor ? 'actor' : 'tie');
    const keys = p.ways.map((w) => w.key).filter(Boolean).join(' ');
    if (keys) p.g.setAttribute('aria-keyshortcuts', keys);
    if (!p.actor) broaden(p.g);
  }
  /** @param {EventTarget | null} target */
  const of = (target) => byElement.get(/** @type {Element} */ (target).closest('g[role=link]') || svg);
  offer(svg, of);
  svg.addEventListener('focusin', (e) => {
    const p = of(e.target);
    if (!p) return;
    for (const o of parts) o.g.setAttribute('tabindex', o === p ? '0' : '-1');
    if (!p.g.matches(':focus-visible')) return;
    view.reveal(p.g);
    say(p.words);
  });
  svg.addEventListener('keydown', (e) => {
    const p = of(e.target);
    if (p && e.key === 'Enter') return open(svg, p);
    const way = !e.ctrlKey && !e.altKey && !e.metaKey && p?.ways.find((w) => w.key && w.key === e.key.toLowerCase());
    if (way) return void svg.dispatchEvent(new CustomEvent('changes', { bubbles: true, detail: { url: way.url, actor: p?.id } }));
    if (p?.actor && stays[e.key] && parts.some((o) => o.ways.length)) say(stays[e.key]);
    if (!p || !arrows[e.key] || e.shiftKey || e.ctrlKey || e.altKey || e.metaKey) return byKey(view, e);
    e.preventDefault();
    neighbour(p, parts, arrows[e.key])?.g.focus();
  });
  svg.addEventListener('click', (e) => {
    const p = of(e.target);
    if (p) open(svg, p);
  });
}

/** Opens what a part leads to. @param {SVGSVGElement} svg @param {Part} p */
function open(svg, p) {
  svg.dispatchEvent(new CustomEvent('opens', { bubbles: true, detail: p.url }));
}

/** Gives a thin line a broad one that is not seen, to be met by a finger. @param {SVGGElement} g */
function broaden(g) {
  const path = g.querySelector('path');
  if (!path || path.getAttribute('fill') !== 'none') return;
  const broad = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [k, v] of Object.entries({ d: path.getAttribute('d') || '', fill: 'none', stroke: 'transparent', 'stroke-width': '14', class: 'broad' })) broad.setAttribute(k, v);
  g.append(broad);
}

/**
 * The nearest part in a direction: what lies aside counts twice.
 * @param {Part} from
 * @param {Part[]} parts
 * @param {[number, number]} direction
 */
function neighbour(from, parts, [dx, dy]) {
  let best = null, least = Infinity;
  for (const p of parts) {
    const x = p.at[0] - from.at[0], y = p.at[1] - from.at[1], along = x * dx + y * dy;
    const far = along + 2 * Math.abs(x * dy + y * dx);
    if (along > 1 && along >= Math.abs(x * dy + y * dx) / 2 && far < least) [best, least] = [p, far];
  }
  return best;
}
