/**
 * Shows the page anew when the dossier has changed. Where nothing is watched the
 * server says so with 204, and the browser asks no more.
 */
export function listen() {
  const news = new EventSource('/events');
  let edition = document.documentElement.dataset.edition;
  news.addEventListener('dossier', (event) => {
    if (event.data !== edition) {
      edition = event.data;
      location.reload();
    }
  });
  addEventListener('pagehide', () => news.close());
}
