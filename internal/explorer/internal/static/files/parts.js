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
  const rows = rowsByEnd(page);
  /** @type {Map<string, number>} */
  const ties = new Map();
  for (const l of lines) for (const id of new Set(ends(l).flat())) ties.set(id, (ties.get(id) || 0) + 1);
  const cast = new Map(/** @type {HTMLElement[]} */ ([...page.querySelectorAll('tr[data-actor]')]).map((r) => [r.dataset.actor, r]));
  const actors = /** @type {SVGGElement[]} */ ([...svg.querySelectorAll('g[data-dossier-actor]')]).map((g) => {
    const id = g.dataset.dossierActor || '', kind = g.dataset.dossierKind;
    const words = [text(g) || id, kind, counted(ties.get(id) || 0, 'tie')].filter(Boolean).join(', ');
    const row = cast.get(id), url = row?.querySelector('a')?.getAttribute('href') || '/show?' + new URLSearchParams({ actor: id });
    return { g, words, url, actor: true, id, ways: waysOf(row, url, text(g) || id), at: middle(g) };
  });
  const drawn = lines.map((g) => ({ g, words: sentence(g), url: claimsOf(g, rows), actor: false, id: '', ways: [], at: middle(g) }));
  return [...actors, ...drawn.filter((t) => t.url)];
}

/** @typedef {{row: HTMLElement, from: string, to: string, at: number}} Row of the table of ties; at: its place in it */

/** The rows of the table of ties by either end. @param {ParentNode} page @returns {Map<string, Row[]>} */
function rowsByEnd(page) {
  /** @type {Map<string, Row[]>} */
  const by = new Map();
  for (const [at, row] of /** @type {HTMLElement[]} */ ([...page.querySelectorAll('tr[data-from]')]).entries()) {
    const r = { row, from: row.dataset.from || '', to: row.dataset.to || '', at };
    for (const id of new Set([r.from, r.to])) by.set(id, [...(by.get(id) || []), r]);
  }
  return by;
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
 * @param {Map<string, Row[]>} rows
 */
function claimsOf(line, rows) {
  const [from, to] = ends(line), said = sentence(line);
  const at = [...new Set(from.flatMap((id) => rows.get(id) || []))]; // one end is among them, whichever way the row tells it
  const between = at.filter((r) => from.includes(r.from) && to.includes(r.to) || to.includes(r.from) && from.includes(r.to));
  /** @param {Row} r */
  const words = (r) => r.row.querySelector('a')?.textContent || '';
  /** @param {Row} r */
  const fits = (r) => (said.includes(words(r)) ? words(r).length : 0) + (from.includes(r.from) ? 0.5 : 0);
  const best = between.toSorted((a, b) => fits(b) - fits(a) || a.at - b.at)[0];
  return best?.row.querySelector('a')?.getAttribute('href') || '';
}
