/**
 * @typedef {object} Part an actor or a tie of a figure
 * @property {SVGGElement} g
 * @property {string} words what is said of it
 * @property {string} url what it opens
 * @property {boolean} actor
 * @property {string} id of an actor
 * @property {Way[]} ways what else can be done with an actor
 * @property {[number, number]} at its middle
 */

/** @typedef {{words: string, url: string, key: string, name: string}} Way a link that stands in the table of actors, and its key */

/** @param {number} n @param {string} what */
export const counted = (n, what) => n + ' ' + what + (n === 1 ? '' : 's');

/** Reads the words of an element without what hovering shows. @param {Element} g */
const text = (g) => [...g.querySelectorAll(':scope > text')].map((t) => t.textContent).join(' ').trim();

/**
 * Finds the actors and ties of a figure by what their elements say of themselves, and
 * what they open: the card of an actor and the claims of a tie, under the filters
 * of the page, which its tables of the same link to.
 * @param {SVGSVGElement} svg
 * @param {ParentNode} page
 * @returns {Part[]}
 */
export function partsOf(svg, page) {
  const lines = /** @type {SVGGElement[]} */ ([...svg.querySelectorAll('g[data-dossier-from]')]);
  const rows = /** @type {HTMLElement[]} */ ([...page.querySelectorAll('tr[data-from]')]);
  const cast = new Map(/** @type {HTMLElement[]} */ ([...page.querySelectorAll('tr[data-actor]')]).map((r) => [r.dataset.actor, r]));
  const actors = /** @type {SVGGElement[]} */ ([...svg.querySelectorAll('g[data-dossier-actor]')]).map((g) => {
    const id = g.dataset.dossierActor || '', kind = g.dataset.dossierKind;
    const ties = lines.filter((l) => ends(l).some((list) => list.includes(id))).length;
    const words = [text(g) || id, kind, counted(ties, 'tie')].filter(Boolean).join(', ');
    const row = cast.get(id), url = row?.querySelector('a')?.getAttribute('href') || '/show?' + new URLSearchParams({ actor: id });
    return { g, words, url, actor: true, id, ways: waysOf(row, url, text(g) || id), at: middle(g) };
  });
  const ties = lines.map((g) => ({ g, words: sentence(g), url: claimsOf(g, rows), actor: false, id: '', ways: [], at: middle(g) }));
  return [...actors, ...ties.filter((t) => t.url)];
}

/**
 * What can be done with an actor: open its card, and what its row in the table offers.
 * @param {HTMLElement | undefined} row
 * @param {string} card
 * @param {string} name
 * @returns {Way[]}
 */
function waysOf(row, card, name) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...row?.querySelectorAll('.ways a') || []]);
  if (!links.length) return [];
  return [{ words: 'card', url: card, key: '', name: 'The card of ' + name },
    ...links.map((a) => ({ words: a.textContent || '', url: a.getAttribute('href') || '', key: a.dataset.key || '', name: a.getAttribute('aria-label') || '' }))];
}

/** @param {SVGGElement} line */
const ends = (line) => [line.dataset.dossierFrom, line.dataset.dossierTo].map((s) => (s || '').split(' '));

/** @param {SVGGElement} g */
const sentence = (g) => (g.querySelector(':scope > title')?.textContent || 'a tie').split('\n')[0];

/** @param {SVGGraphicsElement} g @returns {[number, number]} */
function middle(g) {
  const path = g.querySelector('path');
  if (path && g.dataset.dossierFrom !== undefined) {
    const p = path.getPointAtLength(path.getTotalLength() / 2); // of a curve the box is no measure
    return [p.x, p.y];
  }
  const b = g.getBBox();
  return [b.x + b.width / 2, b.y + b.height / 2];
}

/**
 * Finds the row of the table that a line stands for: the one between its ends whose
 * words stand in its sentence, the longest.
 * @param {SVGGElement} line
 * @param {HTMLElement[]} rows
 */
function claimsOf(line, rows) {
  const [from, to] = ends(line), said = sentence(line);
  const between = rows.filter((r) => from.includes(r.dataset.from || '') && to.includes(r.dataset.to || '') || to.includes(r.dataset.from || '') && from.includes(r.dataset.to || ''));
  /** @param {HTMLElement} r */
  const words = (r) => r.querySelector('a')?.textContent || '';
  /** @param {HTMLElement} r */
  const fits = (r) => (said.includes(words(r)) ? words(r).length : 0) + (from.includes(r.dataset.from || '') ? 0.5 : 0);
  const best = between.toSorted((a, b) => fits(b) - fits(a))[0];
  return best?.querySelector('a')?.getAttribute('href') || '';
}
