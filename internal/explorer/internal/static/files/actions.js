import { element } from './say.js';

/** @typedef {import('./parts.js').Part} Part */

const patience = 300; // milliseconds that the pointer may take from an actor to its actions

/**
 * Offers beside an actor what can be done with it: while the pointer or the focus is on
 * it, and by the first tap of a finger. The same links stand in the table below.
 * @param {SVGSVGElement} svg
 * @param {(target: EventTarget | null) => Part | undefined} of finds the part that was met
 */
export function offer(svg, of) {
  const figure = /** @type {HTMLElement} */ (svg.parentElement);
  /** @type {Part | undefined} */
  let shown;
  let bar = element('div'), timer = 0;

  const close = () => {
    clearTimeout(timer);
    bar.remove();
    shown = undefined;
  };
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(close, patience);
  };
  /** @param {Part | undefined} p */
  const show = (p) => {
    clearTimeout(timer);
    if (!p || p === shown) return;
    close();
    if (!p.ways.length) return;
    bar = barOf(p);
    bar.addEventListener('pointerenter', () => clearTimeout(timer));
    bar.addEventListener('pointerleave', leave);
    figure.append(bar);
    place(bar, figure, p.g);
    shown = p;
  };

  svg.addEventListener('pointerover', (e) => {
    if (e.pointerType === 'touch') return;
    const p = of(e.target);
    if (p?.actor) show(p);
    else if (shown) leave();
  });
  svg.addEventListener('pointerleave', leave);
  svg.addEventListener('pointerdown', close);
  svg.addEventListener('wheel', close, { passive: true });
  svg.addEventListener('focusin', (e) => {
    const p = of(e.target);
    if (p?.g.matches(':focus-visible')) show(p.actor ? p : undefined);
  });
  svg.addEventListener('focusout', leave);
  svg.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' || '+-=0'.includes(e.key)) close();
  });
  svg.addEventListener('click', (e) => {
    const p = of(e.target);
    if (/** @type {PointerEvent} */ (e).pointerType !== 'touch' || !p?.ways.length || p === shown) return;
    e.stopImmediatePropagation(); // the second tap opens the card
    show(p);
  }, true);
}

/** The actions of an actor. @param {Part} p */
function barOf(p) {
  const bar = element('div', { class: 'actions', role: 'group', 'aria-label': p.words });
  for (const { words, url, key, name } of p.ways) {
    const a = element('a', { href: url, tabindex: '-1', 'aria-label': name }, words);
    if (key) Object.assign(a.dataset, { figure: p.id, key }); // the style sheet shows the key
    bar.append(a);
  }
  return bar;
}

/** Puts the actions below the actor, within the figure. @param {HTMLElement} bar @param {HTMLElement} figure @param {Element} g */
function place(bar, figure, g) {
  const f = figure.getBoundingClientRect(), b = g.getBoundingClientRect();
  const most = f.width - bar.offsetWidth, left = b.x + b.width / 2 - f.x - bar.offsetWidth / 2;
  bar.style.left = Math.max(0, Math.min(left, most)) + 'px';
  bar.style.top = b.bottom - f.y + 'px';
}
