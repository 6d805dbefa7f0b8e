import { counted } from './parts.js';
import { still } from './say.js';

const time = 350; // milliseconds

/** @typedef {Map<string, DOMRect[]>} Places of actors on the screen, by their ids: one in each drawing */

/** Lists the actors of the figures that are seen. @param {ParentNode} page */
function actorsOf(page) {
  const all = /** @type {SVGGElement[]} */ ([...page.querySelectorAll('main figure svg g[data-dossier-actor]')]);
  return all.map((g) => ({ g, id: g.dataset.dossierActor || '', at: g.getBoundingClientRect() })).filter(({ at }) => at.width > 0);
}

/** Notes where the actors stand. @param {ParentNode} page @returns {Places} */
export function placesOf(page) {
  /** @type {Places} */
  const places = new Map();
  for (const { id, at } of actorsOf(page)) places.set(id, [...places.get(id) || [], at]);
  return places;
}

/**
 * Says who came into a figure and who left it; nothing where there was none, or is none.
 * @param {Places} before
 * @param {Places} after
 */
export function changes(before, after) {
  if (!before.size || !after.size) return '';
  const added = [...after.keys()].filter((id) => !before.has(id)).length, gone = [...before.keys()].filter((id) => !after.has(id)).length;
  return [added && counted(added, 'actor') + ' added', gone && counted(gone, 'actor') + ' gone'].filter(Boolean).join(', ');
}

/**
 * Moves actors from where they stood to where they stand; what is new appears. Where they
 * stand is decided by the address alone.
 * @param {ParentNode} page
 * @param {Places} places
 */
export function move(page, places) {
  const actors = actorsOf(page);
  if (still() || !actors.some(({ id }) => places.has(id))) return;
  const how = { duration: time, easing: 'ease-out' };
  /** @type {Map<string, number>} */
  const met = new Map();
  for (const { g, id, at } of actors) {
    const nth = met.get(id) || 0, was = places.get(id)?.[nth] || places.get(id)?.[0], scale = g.getScreenCTM()?.a || 1;
    met.set(id, nth + 1);
    if (!was) {
      g.animate({ opacity: [0, 1] }, how);
      continue;
    }
    const dx = (was.x + was.width / 2 - at.x - at.width / 2) / scale, dy = (was.y + was.height / 2 - at.y - at.height / 2) / scale;
    g.animate({ transform: [`translate(${dx}px, ${dy}px)`, 'none'] }, { ...how, composite: 'add' }); // it may be pinned
  }
  for (const g of page.querySelectorAll('main figure svg > g:not([data-dossier-actor])')) g.animate({ opacity: [0, 0, 1] }, how);
}
