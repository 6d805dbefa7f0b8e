import { counted } from './parts.js';
import { still } from './say.js';

const time = 350; // milliseconds

/** @typedef {Map<string, DOMRect>} Places of actors on the screen, by their ids */

/** @param {ParentNode} page @returns {SVGGElement[]} */
const actorsOf = (page) => [...page.querySelectorAll('main figure svg g[data-dossier-actor]')].map((e) => /** @type {SVGGElement} */ (e));

/** Notes where the actors stand. @param {ParentNode} page @returns {Places} */
export function placesOf(page) {
  return new Map(actorsOf(page).map((g) => [g.dataset.dossierActor || '', g.getBoundingClientRect()]));
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
  if (still() || !actors.some((g) => places.has(g.dataset.dossierActor || ''))) return;
  const how = { duration: time, easing: 'ease-out' };
  for (const g of actors) {
    const was = places.get(g.dataset.dossierActor || ''), is = g.getBoundingClientRect(), scale = g.getScreenCTM()?.a || 1;
    if (!was) {
      g.animate({ opacity: [0, 1] }, how);
      continue;
    }
    const dx = (was.x + was.width / 2 - is.x - is.width / 2) / scale, dy = (was.y + was.height / 2 - is.y - is.height / 2) / scale;
    g.animate({ transform: [`translate(${dx}px, ${dy}px)`, 'none'] }, how);
  }
  for (const g of page.querySelectorAll('main figure svg > g:not([data-dossier-actor])')) g.animate({ opacity: [0, 0, 1] }, how);
}
