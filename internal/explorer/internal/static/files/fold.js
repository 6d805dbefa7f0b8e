/**
 * Closes the options of a question on a narrow screen, where they stand above its answer:
 * who has asked wants to see that first.
 * @param {ParentNode} part
 */
export function fold(part) {
  if (matchMedia('(min-width: 64rem)').matches || !part.querySelector('main .equal')) return;
  for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (part.querySelectorAll('form.question > details[open]'))) details.open = false;
}
