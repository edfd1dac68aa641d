// The fillable Annex A: keeps what is typed in memory for this visit, and works the form's buttons.
//
// The page is whole without this script. Nothing here stores, sends or logs anything: what is typed
// goes to Python in this same page, and to the printer when the person prints.

import { findGaps, showGaps } from './annex-a-check.js';
import { readyToPrint, readyToPrintBlank } from './annex-a-paper.js';
import {
  blankSheet, childSections, controls, entriesFor, isBlank, isBlankSheet, showChildren, showTexts, showTwin,
} from './annex-a-sheet.js';

/**
 * @typedef {import('./annex-a-sheet.js').Sheet} Sheet
 * @typedef {import('./annex-a-sheet.js').Control} Control
 * @typedef {import('./annex-a-check.js').Gap} Gap
 * @typedef {import('./annex-a-check.js').AskPython} AskPython
 */

// How long Print waits for the check before it prints a sheet marked "not checked".
const PATIENCE_IN_MS = 3000;

/** What was typed during this visit; it outlives the page, because moving round the site does not reload. @type {Sheet | null} */
let kept = null;

/** @type {((event: Event) => void) | null} how to wipe the form that is on the page now */
let wipe = null;

/** @param {BeforeUnloadEvent} event */
function askBeforeLeaving(event) {
  event.preventDefault();
}

// Once the site has been left, the Back button must not bring back what was typed.
window.addEventListener('pagehide', (event) => {
  kept = null;
  wipe?.(event);
});

/**
 * Bring the form to life, if the page has it and it is not alive already.
 * @param {Document | Element} root where to look for the form
 * @param {AskPython} askPython rejects when Python is not there; then everything but the check still works
 */
export function start(root, askPython) {
  const found = root.querySelector('[data-annex-a]');
  if (!(found instanceof HTMLElement) || 'live' in found.dataset) return;
  const form = found;
  const blank = blankSheet(form);
  const pattern = /** @type {HTMLElement} */ (childSections(form)[0].cloneNode(true));
  const sheet = kept ?? structuredClone(blank);
  kept = sheet;
  let revision = 0;
  /** The last answer, for the sheet as it was at that revision. @type {{revision: number, gaps: Gap[] | null}} */
  let checked = { revision: -1, gaps: null };

  /** @param {string} selector @returns {HTMLElement} */
  const part = (selector) => /** @type {HTMLElement} */ (form.querySelector(selector));

  /** @param {string} words */
  const say = (words) => { part('[data-status]').textContent = words; };

  /** While a blank copy is being printed, nothing that was typed may come back on to the paper. */
  let blankCopy = false;

  const makePaperReady = () => {
    if (blankCopy) readyToPrintBlank(form);
    else readyToPrint(form, sheet, checked.revision === revision ? checked.gaps : null);
  };

  /** To be called after each change of the sheet. */
  const changed = () => {
    revision += 1;
    blankCopy = false;
    if (isBlankSheet(sheet)) window.removeEventListener('beforeunload', askBeforeLeaving);
    else window.addEventListener('beforeunload', askBeforeLeaving);
    if (!part('[data-gaps]').hidden) say('The form has changed since this check. Check again when you are ready.');
    makePaperReady();
  };

  const show = () => {
    showChildren(form, pattern, sheet.children.length);
    showTexts(form, sheet);
    for (const button of controlsToShow(form)) button.hidden = false;
    for (const button of form.querySelectorAll('[data-do="remove-child"]')) {
      /** @type {HTMLElement} */ (button).hidden = sheet.children.length === 1;
    }
    const full = sheet.children.length >= Number(form.dataset.mostChildren);
    /** @type {HTMLButtonElement} */ (part('[data-do="add-child"]')).disabled = full;
  };

  /** @returns {Promise<Gap[] | null>} */
  const check = async () => {
    const asked = revision;
    if (checked.revision === asked && checked.gaps) return checked.gaps;
    const gaps = await findGaps(askPython, structuredClone(sheet));
    if (asked === revision) checked = { revision, gaps };
    makePaperReady();
    return gaps;
  };

  const checkAndSay = async () => {
    say('Checking…');
    const gaps = await check();
    part('[data-gaps]').hidden = gaps === null;
    if (gaps === null) {
      say('The check for gaps is not available. You can still fill in the form and print it. '
        + 'Look through it yourself first: the sheet will say that it was not checked.');
      return;
    }
    showGaps(form, gaps);
    say('');
    part('[data-gaps-title]').focus();
  };

  const print = async () => {
    await Promise.race([check(), new Promise((resolve) => { setTimeout(resolve, PATIENCE_IN_MS); })]);
    blankCopy = false;
    makePaperReady();
    window.print();
  };

  const printBlank = () => {
    blankCopy = true;
    makePaperReady();
    window.addEventListener('afterprint', () => { blankCopy = false; makePaperReady(); }, { once: true });
    window.print();
  };

  const empty = () => {
    Object.assign(sheet, structuredClone(blank));
    part('[data-gaps]').hidden = true;
    show();
    changed();
  };

  const clear = async () => {
    const sure = isBlankSheet(sheet) || await ask(form, 'Clear everything?',
      'All that you typed in this form goes, and cannot be brought back.', 'Clear everything');
    if (!sure) return;
    empty();
    say('Everything is cleared.');
  };

  const addChild = () => {
    sheet.children.push({ ...blank.children[0] });
    show();
    changed();
    titleOf(childSections(form).at(-1))?.focus();
  };

  /** @param {HTMLElement} section */
  const removeChild = async (section) => {
    const index = childSections(form).indexOf(section);
    const sure = isBlank(sheet.children[index]) || await ask(form, `Remove Child ${index + 1}?`,
      'What you typed for this child goes, and cannot be brought back. The children after it move up.',
      `Remove Child ${index + 1}`);
    if (!sure) return;
    sheet.children.splice(index, 1);
    show();
    changed();
    titleOf(childSections(form)[Math.min(index, sheet.children.length - 1)])?.focus();
  };

  form.addEventListener('input', (event) => {
    const control = /** @type {Control} */ (event.target);
    if (!control.dataset.field) return;
    entriesFor(form, sheet, control)[control.dataset.field] = control.value;
    showTwin(control);
    changed();
  });

  // Checked when a field is left, so that the browser's own print command finds an answer too.
  form.addEventListener('change', () => { void check(); });

  form.addEventListener('click', (event) => {
    const pressed = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLElement | null} */ (pressed.closest('[data-go-to]'));
    if (link) {
      // The theme would follow the link and put it in the history; the focus is all that is wanted.
      event.preventDefault();
      event.stopPropagation();
      document.getElementById(link.dataset.goTo ?? '')?.focus();
      return;
    }
    const button = /** @type {HTMLElement | null} */ (pressed.closest('[data-do]'));
    switch (button?.dataset.do) {
      case 'check': void checkAndSay(); break;
      case 'print': void print(); break;
      case 'print-blank': printBlank(); break;
      case 'clear': void clear(); break;
      case 'add-child': addChild(); break;
      case 'remove-child': void removeChild(/** @type {HTMLElement} */ (button.closest('[data-child]'))); break;
      default:
    }
  });

  // What was typed before this script arrived is kept.
  for (const control of controls(form)) {
    const entries = entriesFor(form, sheet, control);
    const field = control.dataset.field ?? '';
    if (entries && !entries[field]) entries[field] = control.value;
  }
  wipe = empty;
  form.dataset.live = '';
  part('[data-without-scripts]').hidden = true;
  part('[data-finish]').hidden = false;
  show();
  changed();
}

/** @param {HTMLElement} form @returns {HTMLElement[]} */
function controlsToShow(form) {
  return Array.from(form.querySelectorAll('[data-do]'), (button) => /** @type {HTMLElement} */ (button));
}

/** @param {HTMLElement | undefined} section @returns {HTMLElement | null | undefined} a child's heading */
function titleOf(section) {
  return section?.querySelector('h3');
}

/**
 * Ask before something typed is lost.
 * @param {HTMLElement} form
 * @param {string} question
 * @param {string} words what will happen
 * @param {string} yes the words of the button that does it
 * @returns {Promise<boolean>} false also when the box is closed with Escape
 */
function ask(form, question, words, yes) {
  const dialog = /** @type {HTMLDialogElement} */ (form.querySelector('dialog'));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (dialog.querySelector(name));
  part('[data-question]').textContent = question;
  part('[data-question-words]').textContent = words;
  part('[data-answer="yes"]').textContent = yes;
  part('[data-answer="no"]').textContent = 'Keep what I typed';
  dialog.returnValue = '';
  for (const button of dialog.querySelectorAll('[data-answer]')) {
    /** @type {HTMLElement} */ (button).onclick = () => dialog.close(/** @type {HTMLElement} */ (button).dataset.answer);
  }
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    dialog.showModal();
  });
}
