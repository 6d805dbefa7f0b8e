// The explorer's pages come alive here. Each of them works without a script; what
// follows makes it quicker to use. A module does one thing and is told where.
import { listen } from './news.js';
import { completeFields } from './complete.js';
import { fold } from './fold.js';
import { enliven } from './figure.js';
import { navigate } from './navigate.js';
import { sortable } from './tables.js';
import { copyable } from './copy.js';
import { slide } from './dates.js';
import { desk } from './desk.js';

/**
 * Brings a part of the page to life: the whole at first, then what takes the place of it.
 * @param {ParentNode} part
 */
function bring(part) {
  fold(part);
  completeFields(part);
  sortable(part);
  copyable(part);
  slide(part);
  enliven(part);
  desk(part);
}

bring(document);
navigate(bring);
listen();
