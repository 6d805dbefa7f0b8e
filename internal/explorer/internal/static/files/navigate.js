import { element, say } from './say.js';
import { changes, move, placesOf } from './motion.js';

/**
 * @typedef {object} How
 * @property {'push' | 'replace' | 'back'} history what becomes of the address at hand
 * @property {State} [state] what was kept of a page that is gone back to
 * @property {string} [actor] around which the figure changes: the reader goes on from it
 */
/** @typedef {{scroll?: number, focus?: string, stepped?: boolean}} State */

/**
 * Moves between states without loading the page anew: what a link or a form leads to is
 * fetched, and its parts take the place of those at hand. The browser's back and
 * forward are undo and redo.
 * @param {(part: ParentNode) => void} bring brings new parts to life
 */
export function navigate(bring) {
  let request = new XMLHttpRequest(), here = location.pathname + location.search; // of what is shown

  /** @param {string} url @param {How} how */
  const go = (url, how) => {
    request.abort();
    request = fetched(url, (next, address) => {
      const pins = (how.actor !== undefined || how.history === 'replace') && location.hash.startsWith('#pin=') ? location.hash : ''; // they stay while the figure changes
      const hash = new URL(url, location.href).hash || pins, from = { path: location.pathname, focus: document.activeElement?.id || '' };
      if (!next) return location.assign(url); // no page: the browser knows what to do with it
      /** @type {State} */
      const leaves = { ...history.state, scroll: scrollY, focus: nameOf(document.activeElement) };
      if (how.history === 'push') {
        history.replaceState(leaves, '');
        history.pushState({}, '', address + hash);
      }
      if (how.history === 'replace') {
        if (!history.state?.stepped) {
          history.replaceState(leaves, '');
          history.pushState({ stepped: true }, '', address + hash);
        } else history.replaceState({ stepped: true }, '', address + hash);
      }
      here = location.pathname + location.search;
      const places = placesOf(document);
      put(next);
      bring(document);
      move(document, places);
      settle(how, hash, from, changes(places, placesOf(document)));
    });
  };

  history.scrollRestoration = 'manual';
  document.addEventListener('click', (e) => {
    const a = /** @type {Element} */ (e.target).closest('a[href]');
    if (!(a instanceof HTMLAnchorElement) || e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    if (!ours(a.href) || a.hash && a.pathname + a.search === location.pathname + location.search) return;
    e.preventDefault();
    go(a.href, { history: 'push', actor: a.dataset.figure });
  });
  document.addEventListener('submit', (e) => {
    const form = /** @type {HTMLFormElement} */ (e.target);
    if (form.method !== 'get' || !ours(form.action)) return;
    e.preventDefault();
    const given = [...new FormData(form)].filter(([, v]) => typeof v === 'string' && v.trim() !== '');
    const query = new URLSearchParams(/** @type {[string, string][]} */ (given)).toString();
    go(new URL(form.action).pathname + (query && '?' + query), { history: 'push' });
  });
  document.addEventListener('opens', (e) => go(/** @type {CustomEvent<string>} */ (e).detail, { history: 'push' }));
  document.addEventListener('changes', (e) => {
    const { url, actor } = /** @type {CustomEvent<{url: string, actor: string}>} */ (e).detail;
    go(url, { history: 'push', actor });
  });
  document.addEventListener('steps', (e) => go(/** @type {CustomEvent<string>} */ (e).detail, { history: 'replace' }));
  addEventListener('popstate', (e) => {
    if (location.pathname + location.search !== here) go(location.href, { history: 'back', state: e.state || {} }); // else a place on the page
  });
}

/** Reports whether an address is a page of the explorer. @param {string} url */
function ours(url) {
  const u = new URL(url, location.href);
  return u.origin === location.origin && !/^\/(api|figure|report|static|events|enter)\b/.test(u.pathname);
}

/**
 * Fetches a page and reads it as a document: scripts may make no markup of text.
 * @param {string} url
 * @param {(page: Document | null, address: string) => void} then
 */
function fetched(url, then) {
  const x = new XMLHttpRequest(), busy = document.documentElement.classList;
  x.open('GET', url);
  x.setRequestHeader('Dossier-Styles', 'apart'); // which the policy of this page does not know
  x.responseType = 'document';
  x.addEventListener('load', () => {
    const at = new URL(x.responseURL);
    then(x.responseXML?.querySelector('main') ? x.responseXML : null, at.pathname + at.search);
  });
  x.addEventListener('error', failed);
  x.addEventListener('loadend', () => busy.remove('busy'));
  x.send();
  busy.add('busy');
  return x;
}

/** Says that there is no answer, above what is shown. */
function failed() {
  const main = document.querySelector('main');
  main?.querySelector('.gone')?.remove();
  main?.prepend(element('p', { class: 'trouble gone', role: 'alert' }, 'The explorer does not answer. Is dossier serve still running?'));
}

/**
 * Puts the parts of another page in the place of those at hand. The policy of the page
 * at hand knows only the styles that came with it, so those of the new figures come
 * apart from them, and become sheets that the script makes.
 * @param {Document} next
 */
function put(next) {
  document.adoptedStyleSheets = /** @type {HTMLMetaElement[]} */ ([...next.querySelectorAll('meta[name=figure-style]')]).map((meta) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(meta.content);
    return sheet;
  });
  const open = new Set([...document.querySelectorAll('form details[open] > summary')].map((s) => s.textContent));
  document.title = next.title;
  for (const part of ['.top', '.frame', 'body > footer', '#actors']) {
    const to = next.querySelector(part), from = document.querySelector(part);
    if (to && from) from.replaceWith(document.adoptNode(to));
    else if (to) document.body.append(document.adoptNode(to));
    else from?.remove();
  }
  for (const summary of document.querySelectorAll('form details > summary')) {
    if (open.has(summary.textContent)) /** @type {HTMLDetailsElement} */ (summary.parentElement).open = true;
  }
}

/** What an element is known by when its page is gone back to. @param {Element | null} e */
function nameOf(e) {
  return e?.getAttribute('href') || e?.getAttribute('aria-label') || e?.id || '';
}

/**
 * Sets the focus and the place where the reader goes on, and says what is shown now.
 * @param {How} how
 * @param {string} hash
 * @param {{path: string, focus: string}} from
 * @param {string} changed what has changed in a figure
 */
function settle(how, hash, from, changed) {
  const main = document.querySelector('main'), heading = main?.querySelector('h1');
  say([changed, heading?.textContent, main?.querySelector('p')?.textContent].filter(Boolean).join('. '));
  if (how.history === 'replace') {
    document.getElementById(from.focus)?.focus({ preventScroll: true });
    return;
  }
  if (how.state) {
    const kept = how.state.focus || '', back = [...document.querySelectorAll('a[href], [aria-label], [id]')].find((e) => kept && nameOf(e) === kept);
    if (back instanceof SVGElement || back instanceof HTMLElement) back.focus({ preventScroll: true });
    scrollTo(0, how.state.scroll ?? 0);
    return;
  }
  const stays = how.actor !== undefined && (main?.querySelector(`figure svg [data-dossier-actor="${CSS.escape(how.actor)}"][tabindex]`) || main?.querySelector('figure svg [tabindex="0"]'));
  if (stays instanceof SVGElement) {
    stays.focus({ preventScroll: true });
    stays.scrollIntoView({ block: 'nearest' });
    say([changed, stays.getAttribute('aria-label')].filter(Boolean).join('. '));
    return;
  }
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  const target = hash && !hash.startsWith('#pin=') && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (target) target.scrollIntoView();
  else if (from.path !== location.pathname) scrollTo(0, 0);
}
