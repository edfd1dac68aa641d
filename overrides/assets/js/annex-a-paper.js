// What the printed Annex A says around the form: its margins, its DRAFT mark, its list of gaps, or a blank copy.

import { inWords } from './annex-a-check.js';
import { isBlankSheet } from './annex-a-sheet.js';

/**
 * @typedef {import('./annex-a-sheet.js').Sheet} Sheet
 * @typedef {import('./annex-a-check.js').Gap} Gap
 */

// A longer date is not a date, and would not fit the margin; the sheet itself prints it whole.
const LONGEST_DATE = 40;

/**
 * Make the page ready to print as it stands. Done after each change, because a browser's own
 * print command gives no time to do it later.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 * @param {Gap[] | null} gaps null while the sheet as it is now has not been checked
 */
export function readyToPrint(form, sheet, gaps) {
  if (isBlankSheet(sheet)) {
    readyToPrintBlank(form);
    return;
  }
  form.dataset.print = 'sheet';
  const draft = gaps === null || gaps.length > 0;
  let words = '';
  if (gaps === null) words = 'DRAFT: not checked for gaps.';
  else if (gaps.length) words = `DRAFT: ${inWords(gaps.length)}, listed at the end.`;
  const mark = form.querySelector('[data-mark]');
  if (mark) mark.textContent = words;
  listGaps(form, gaps ?? []);
  const review = sheet.entries.review.trim();
  const shown = review.length <= LONGEST_DATE ? review : 'see Basic information';
  sayInMargins(form, draft ? 'DRAFT' : '', shown && `Review of this plan: ${shown}`);
}

/**
 * Make the page ready to print with nothing that was typed: the style sheet leaves it all out.
 * @param {HTMLElement} form
 */
export function readyToPrintBlank(form) {
  form.dataset.print = 'blank';
  sayInMargins(form, '', '');
}

/**
 * @param {HTMLElement} form
 * @param {Gap[]} gaps
 */
function listGaps(form, gaps) {
  const part = /** @type {HTMLElement} */ (form.querySelector('[data-paper-gaps]'));
  part.hidden = gaps.length === 0;
  part.querySelector('[data-paper-gaps-list]')?.replaceChildren(
    ...gaps.map((gap) => {
      const item = document.createElement('li');
      item.textContent = gap.problem;
      return item;
    }),
  );
}

/**
 * The margins of a printed page belong to the style sheet, so their words reach it as properties of the root.
 * @param {HTMLElement} form
 * @param {string} mark
 * @param {string} review
 */
function sayInMargins(form, mark, review) {
  sayInMargin('title', form.dataset.title ?? '');
  sayInMargin('policy', form.dataset.policy ?? '');
  sayInMargin('mark', mark);
  sayInMargin('review', review);
}

/**
 * @param {string} place
 * @param {string} text
 */
function sayInMargin(place, text) {
  const { style } = document.documentElement;
  const words = cssText(text);
  // Setting a property of the root makes the browser look at the whole page again: only when it differs.
  if (style.getPropertyValue(`--annex-margin-${place}`) !== words) style.setProperty(`--annex-margin-${place}`, words);
}

/** @param {string} text @returns {string} the text as a CSS string, whatever is in it */
function cssText(text) {
  const safe = text.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, ' ');
  return `"${safe}"`;
}
