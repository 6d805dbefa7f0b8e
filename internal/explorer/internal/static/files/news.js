import { element } from './say.js';

/**
 * Shows the page anew when the dossier has changed. Where nothing can change the
 * server says so with 204, and the browser asks no more. A page on which somebody is
 * filling in a claim stays, and says so.
 */
export function listen() {
  const news = new EventSource('/events');
  let edition = document.documentElement.dataset.edition;
  news.addEventListener('dossier', (event) => {
    if (event.data !== edition) {
      edition = event.data;
      if (!document.querySelector('form[data-keeps]')) location.reload();
      else tell();
    }
  });
  addEventListener('pagehide', () => news.close());
}

/** Says above what is shown that the dossier is another one. */
function tell() {
  const main = document.querySelector('main');
  if (main?.querySelector('.news')) return;
  main?.prepend(element('p', { class: 'trouble news', role: 'status' }, 'The dossier has changed. What you have typed is kept; Check looks at the dossier as it is now.'));
}
