/**
 * Says a sentence to those who hear the page: in the live line, which is not seen.
 * @param {string} words
 */
export function say(words) {
  const line = document.getElementById('live');
  if (line) line.textContent = words;
}

/**
 * Makes an element with attributes and text.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {string} [text]
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, text = '') {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  if (text) e.textContent = text;
  return e;
}

/** Reports whether the reader wants stillness. */
export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
