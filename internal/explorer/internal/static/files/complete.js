import { element, say } from './say.js';

/** @typedef {{id: string, name: string, by?: string}} Match */

const most = 10, patience = 120; // names that are listed; milliseconds after a key
let count = 0;

/**
 * Makes each field that names something a combobox (WAI-ARIA 1.2, a list with
 * completion by hand): names are asked of the server as they are typed.
 * @param {ParentNode} part
 */
export function completeFields(part) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (part.querySelectorAll('input[data-names]:not([role])'))) complete(input);
}

/** @param {HTMLInputElement} input */
function complete(input) {
  const what = input.dataset.names || 'actor', many = input.dataset.many !== undefined;
  const list = element('ul', { role: 'listbox', id: 'names-' + ++count, 'aria-label': 'Names of ' + what + 's', class: 'names' });
  list.hidden = true;
  const box = element('span', { class: 'combo' }), focused = document.activeElement === input;
  input.replaceWith(box);
  box.append(input, list);
  if (focused) input.focus();
  input.removeAttribute('list'); // of names without a script
  for (const [k, v] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, spellcheck: 'false' })) input.setAttribute(k, v);

  /** @type {Match[]} */
  let matches = [];
  let at = -1, marks = '', timer = 0, request = new AbortController();

  const close = () => {
    clearTimeout(timer);
    request.abort();
    list.hidden = true;
    at = -1;
    marks = '';
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  /** @param {number} to */
  const mark = (to) => {
    at = to;
    marks = matches[at]?.id || '';
    [...list.querySelectorAll('[role=option]')].forEach((o, i) => o.setAttribute('aria-selected', String(i === at)));
    const chosen = at < 0 ? null : list.children[at];
    if (!chosen) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  };

  const show = () => {
    const shown = matches.slice(0, most), marked = marks;
    list.replaceChildren(...shown.map((m, i) => {
      const option = element('li', { role: 'option', id: list.id + '-' + i, 'aria-selected': 'false', dir: 'auto' }, m.name);
      const beside = m.by || (shown.some((o) => o !== m && o.name === m.name) ? m.id : '');
      if (beside) option.append(' ', element('small', {}, beside));
      return option;
    }));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(shown.findIndex((m) => m.id === marked)); // what was chosen stays so while more is typed
    const more = matches.length > most ? 'More than ' + most : String(shown.length);
    say(shown.length === 0 ? 'No ' + what + ' goes by a name that begins so.' : more + (matches.length === 1 ? ' name' : ' names') + '. Arrow keys choose.');
  };

  const before = () => many ? input.value.slice(0, input.value.lastIndexOf(',') + 1) : '';

  const ask = async () => {
    request.abort();
    request = new AbortController();
    const { signal } = request, query = new URLSearchParams({ prefix: input.value.slice(before().length).trim(), what, n: String(most + 1) });
    try {
      const answer = await fetch('/api/v1/complete?' + query, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      matches = (await answer.json()).matches;
      if (!signal.aborted && document.activeElement === input) show();
    } catch {
      if (!signal.aborted) close(); // a field without proposals can be filled in
    }
  };

  /** @param {number} i */
  const choose = (i) => {
    const m = matches[i], same = matches.some((o) => o !== m && o.name === m.name);
    const word = same || what !== 'actor' || (many && m.name.includes(',')) ? m.id : m.name;
    const kept = before();
    input.value = kept + (kept ? ' ' : '') + word;
    close();
    say(m.name + ' is chosen.');
    if (input.dataset.opens !== undefined) {
      input.dispatchEvent(new CustomEvent('opens', { bubbles: true, detail: '/show?' + new URLSearchParams({ actor: m.id }) }));
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    if (input.value.slice(before().length).trim() === '') return close();
    timer = setTimeout(ask, patience);
  });
  input.addEventListener('keydown', (e) => {
    if (e.isComposing || e.ctrlKey || e.metaKey) return;
    const last = list.children.length - 1;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      if (list.hidden) ask();
      else if (e.key === 'ArrowDown') mark(at === last ? -1 : at + 1);
      else mark(at < 0 ? last : at - 1);
    } else if (list.hidden) {
      return;
    } else if (e.key === 'Enter' && at >= 0) {
      e.preventDefault();
      choose(at);
    } else if (e.key === 'Escape') {
      e.preventDefault();
      e.stopPropagation();
      close();
    }
  });
  input.addEventListener('blur', close);
  list.addEventListener('pointerdown', (e) => e.preventDefault()); // the field keeps the focus
  list.addEventListener('click', (e) => {
    const option = /** @type {Element} */ (e.target).closest('[role=option]');
    if (option) choose([...list.children].indexOf(option));
  });
}
