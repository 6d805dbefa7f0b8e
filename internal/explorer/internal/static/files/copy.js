import { element, say } from './say.js';

/**
 * Puts a button behind each text that is there to be taken elsewhere.
 * @param {ParentNode} part
 */
export function copyable(part) {
  if (!navigator.clipboard) return; // not on a page that came over plain HTTP from elsewhere
  for (const text of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll('[data-copy]:not(:has(+ button))'))) {
    const what = text.dataset.copy, button = element('button', { type: 'button', class: 'small', 'aria-label': 'Copy the ' + what }, 'Copy');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text instanceof HTMLAnchorElement ? text.href : text.textContent || '');
        button.textContent = 'Copied';
        say('The ' + what + ' is copied.');
      } catch {
        button.textContent = 'Not copied';
        say('The browser does not let the ' + what + ' be copied.');
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    text.after(' ', button);
  }
}
