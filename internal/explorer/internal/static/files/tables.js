import { element, say } from './say.js';

const words = new Intl.Collator(undefined, { numeric: true });

/**
 * Lets the columns of tables be sorted: once upward, then downward, then as it was.
 * @param {ParentNode} part
 */
export function sortable(part) {
  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (part.querySelectorAll('main table:has(thead):not(:has(button))'))) {
    const body = table.tBodies[0], asItWas = [...body.rows], heads = [...table.tHead?.rows[0].cells || []];
    if (asItWas.length < 2) continue;
    heads.forEach((head, column) => {
      const name = head.textContent || '', button = element('button', { type: 'button', class: 'sort' }, name);
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const now = head.getAttribute('aria-sort'), next = now === 'ascending' ? 'descending' : now ? '' : 'ascending';
        for (const h of heads) h.removeAttribute('aria-sort');
        if (next) head.setAttribute('aria-sort', next);
        const sign = next === 'descending' ? -1 : 1;
        /** @param {HTMLTableRowElement} r */
        const cell = (r) => r.cells[column].textContent || '';
        body.append(...(next ? asItWas.toSorted((a, b) => sign * words.compare(cell(a), cell(b))) : asItWas));
        say(next ? 'Sorted by ' + name + ', ' + next + '.' : 'In the order of the answer.');
      });
    });
  }
}
