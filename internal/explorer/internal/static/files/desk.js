import { element, say } from './say.js';

/**
 * Lets words be marked in the text beside the form of a claim: with the mouse, and with
 * keys from word to word. They fill the fields for the words and for their place.
 * @param {ParentNode} part
 */
export function desk(part) {
  const form = /** @type {HTMLFormElement | null} */ (part.querySelector('form#claim'));
  if (!form) return;
  const text = part.querySelector('#text');
  if (text instanceof HTMLElement) markable(text, form);
  form.addEventListener('input', () => outdate(form));
}

/** @param {HTMLElement} text @param {HTMLFormElement} form */
function markable(text, form) {
  const keys = document.getElementById('text-keys');
  if (keys) {
    keys.hidden = false;
    text.setAttribute('aria-describedby', keys.id);
  }
  let marking = false, finger = false; // who has pressed within the text
  text.addEventListener('pointerdown', (e) => {
    marking = true;
    finger = e.pointerType === 'touch';
  });
  document.addEventListener('selectionchange', () => {
    if (finger && text.isConnected) take(text, form); // fingers mark by handles, which tell of nothing else
  });
  document.addEventListener('pointerup', () => {
    if (marking && text.isConnected) take(text, form);
    marking = false;
  });
  text.addEventListener('keydown', (e) => {
    if (e.altKey || e.metaKey) return;
    if (e.key === 'Enter') {
      e.preventDefault();
      if (take(text, form)) field(form, 'from').focus();
    } else if (e.key.startsWith('Arrow')) {
      e.preventDefault();
      step(text, e.key, e.shiftKey);
    }
  });
}

/** @param {HTMLFormElement} form @param {string} name */
const field = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/**
 * Goes to the next word or line, and marks it; with more, it is marked as well.
 * @param {HTMLElement} text
 * @param {string} key
 * @param {boolean} more
 */
function step(text, key, more) {
  const chosen = getSelection();
  if (!chosen) return;
  if (!within(text, chosen)) {
    chosen.collapse(firstText(text), 0);
    chosen.modify('extend', 'forward', 'word');
    return heard(chosen);
  }
  const before = { anchor: chosen.anchorNode, from: chosen.anchorOffset, focus: chosen.focusNode, to: chosen.focusOffset };
  const forward = key === 'ArrowRight' || key === 'ArrowDown', by = key === 'ArrowUp' || key === 'ArrowDown' ? 'line' : 'word';
  if (more) {
    chosen.modify('extend', forward ? 'forward' : 'backward', by);
  } else {
    if (forward) chosen.collapseToEnd();
    else chosen.collapseToStart();
    if (by === 'line' || !forward) chosen.modify('move', forward ? 'forward' : 'backward', by);
    chosen.modify('extend', 'forward', 'word');
  }
  if (!within(text, chosen) || chosen.isCollapsed) {
    chosen.setBaseAndExtent(before.anchor || text, before.from, before.focus || text, before.to);
  }
  chosen.focusNode?.parentElement?.scrollIntoView({ block: 'nearest' });
  heard(chosen);
}

/** @param {HTMLElement} text @param {Selection} chosen */
const within = (text, chosen) => chosen.rangeCount > 0 && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);

/** @param {HTMLElement} text */
const firstText = (text) => document.createTreeWalker(text.querySelector('.paragraph') || text, NodeFilter.SHOW_TEXT).nextNode() || text;

/** @param {Selection} chosen */
const heard = (chosen) => say(chosen.toString().trim());

/**
 * Takes what is marked into the form, with the paragraph in which it begins.
 * @param {HTMLElement} text
 * @param {HTMLFormElement} form
 */
function take(text, form) {
  const chosen = getSelection();
  if (!chosen || !within(text, chosen)) return false;
  const words = chosen.toString().replace(/\s+/g, ' ').trim();
  if (!words) return false;
  field(form, 'quote').value = words;
  field(form, 'at').value = placeOf(text, chosen.getRangeAt(0).startContainer);
  outdate(form);
  say('Taken: ' + words);
  return true;
}

/**
 * Names the paragraph with a number in which a node stands, or the last one before it.
 * @param {HTMLElement} text
 * @param {Node} node
 */
function placeOf(text, node) {
  let number = '';
  for (const p of text.querySelectorAll('.paragraph')) {
    if (p !== node && p.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) break;
    if (p.id) number = p.id.replace('paragraph-', '');
  }
  return number && 'paragraph ' + number;
}

/**
 * What was checked is no longer what stands in the form: it has to be checked again.
 * @param {HTMLFormElement} form
 */
function outdate(form) {
  const preview = document.getElementById('preview');
  if (!preview || preview.classList.contains('old')) return;
  preview.classList.add('old');
  preview.querySelector('.act')?.replaceWith(element('p', { role: 'status' }, 'You have changed the claim: check it again.'));
}
