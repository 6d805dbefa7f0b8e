import { element, say } from './say.js';

const pause = 1400, patience = 150; // milliseconds: between steps, after a move

/** Whether the dates are stepped through; it outlives the page of each step. */
let playing = false;

/**
 * Makes a slider of the field for a date: over the dates at which claims begin or end.
 * Each date is a state with its address, as if it had been filled in.
 * @param {ParentNode} part
 */
export function slide(part) {
  const field = /** @type {HTMLInputElement | null} */ (part.querySelector('input[data-dates]'));
  const before = [...part.querySelectorAll('main figure')].find((f) => f.clientWidth > 0) || part.querySelector('main .equal') && part.querySelector('main h1 + *');
  const dates = ['', ...(field?.dataset.dates || '').split(' ').filter(Boolean)];
  if (!field || !before || dates.length < 3) {
    playing = false;
    return;
  }
  const now = Math.max(dates.indexOf(field.value), 0), last = dates.length - 1;
  /** @param {number} i */
  const words = (i) => dates[i] || (field.value && i === now ? field.value : 'any time');
  const range = /** @type {HTMLInputElement} */ (element('input', { type: 'range', id: 'time', min: '0', max: String(last), value: String(now), 'aria-valuetext': words(now) }));
  const told = element('output', { for: 'time' }, words(now));

  let timer = 0;
  /** @param {number} i @param {number} wait */
  const to = (i, wait) => {
    clearTimeout(timer);
    range.value = String(i);
    range.setAttribute('aria-valuetext', words(i));
    told.textContent = words(i);
    timer = setTimeout(() => {
      if (!range.isConnected) return;
      const url = new URL(location.href);
      url.searchParams.delete('as-of');
      if (dates[i]) url.searchParams.set('as-of', dates[i]);
      range.dispatchEvent(new CustomEvent('steps', { bubbles: true, detail: url.pathname + url.search }));
    }, wait);
  };
  /** @param {string} id @param {string} words @param {string} name @param {() => void} does */
  const button = (id, words, name, does) => {
    const b = element('button', { type: 'button', class: 'small', id, 'aria-label': name, title: name }, words);
    b.addEventListener('click', does);
    return b;
  };
  const stop = () => {
    playing = false;
    clearTimeout(timer);
    play.textContent = 'Play';
    play.setAttribute('aria-label', 'Play the dates');
  };
  const play = button('time-play', playing ? 'Pause' : 'Play', playing ? 'Pause' : 'Play the dates', () => {
    if (playing) return stop();
    playing = true;
    say('The dates are played.');
    to(now === last ? 1 : now + 1, 0);
  });
  range.addEventListener('input', () => { stop(); to(Number(range.value), patience); });
  const bar = element('div', { class: 'time', role: 'group', 'aria-label': 'Time' });
  bar.append(element('label', { for: 'time' }, 'As of'), told, button('time-back', '\u2039', 'Step back', () => { stop(); to(Math.max(Number(range.value) - 1, 0), 0); }), range,
    button('time-on', '\u203a', 'Step on', () => { stop(); to(Math.min(Number(range.value) + 1, last), 0); }), play);
  before.before(bar);
  if (playing && now < last) timer = setTimeout(() => { if (range.isConnected && playing) to(now + 1, 0); }, pause);
  else if (playing) stop();
}
