/** What the printed Annex A says around the form: its margins, its marks, its list of gaps, or a blank copy. */

import { items } from "../page/dom.js";
import { sayInMargin } from "../print/print-margins.js";
import { isForAChild } from "./extract.js";
import { inWords } from "./completeness.js";
import { isBlank, isBlankSheet } from "./sheet.js";

/**
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {import("./completeness.js").Gap} Gap
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
  form.dataset.print = "sheet";
  const draft = gaps === null || gaps.length > 0;
  let words = "";
  if (gaps === null) words = "DRAFT: not checked for gaps.";
  else if (gaps.length) words = `DRAFT: ${inWords(gaps.length)}, listed at the end.`;
  const mark = form.querySelector("[data-mark]");
  if (mark) mark.textContent = words;
  listGaps(form, gaps ?? []);
  const names = form.querySelector("[data-names-mark]");
  if (names) names.textContent = wordsOnNames(sheet);
  const review = nextReview(sheet);
  const shown = review.length <= LONGEST_DATE ? review : "see Basic information";
  sayInMargins(form, draft ? "DRAFT" : "", shown && `Review of this plan: ${shown}`);
}

/** @param {Sheet} sheet @returns {string} "" when no more than one child was found */
function wordsOnNames(sheet) {
  if (whoIsNamed(sheet).length > 1) return "This sheet is about more than one child. Do not give it to one child’s family (not in this policy).";
  return "";
}

/** @param {Sheet} sheet @returns {string} a sheet has one date; an older file can have another in the last line of its log */
function nextReview(sheet) {
  const own = sheet.entries.review.trim();
  const logged = sheet.parts.includes("reviews") ? sheet.reviews.at(-1)?.next.trim() : "";
  return logged && own && logged !== own ? "two dates, see the end" : logged || own;
}

/**
 * The children whom the whole plan is about: a table without initials tells of a child too.
 * @param {Sheet} sheet
 * @returns {string[]} such as "Child 1: A.B." or "Child 2"
 */
export function whoIsNamed(sheet) {
  return sheet.children.flatMap((child, index) => {
    if (isBlank(child)) return [];
    const reference = child.reference.trim();
    return [`Child ${index + 1}${reference && `: ${reference}`}`];
  });
}

/** Make the page ready to print where two plans differ: the style sheet leaves all else out. @param {HTMLElement} form */
export function readyToPrintChanges(form) {
  form.dataset.print = "changes";
  sayInMargins(form, "", "");
}

/**
 * Make the page ready to print what one reader is to have: the style sheet leaves all else out.
 * @param {HTMLElement} form @param {Sheet} sheet
 */
export function readyToPrintFor(form, sheet) {
  form.dataset.print = "extract";
  const review = sheet.entries.review.trim();
  sayInMargins(form, "", review && review.length <= LONGEST_DATE ? `Review of this plan: ${review}` : "");
  // A child's own sheet says nothing of annexes and policies.
  if (isForAChild()) for (const name of ["title", "policy", "review"]) sayInMargin(`--annex-margin-${name}`, () => "");
}

/**
 * Make the page ready to print with nothing that was typed: the style sheet leaves it all out.
 * @param {HTMLElement} form
 */
export function readyToPrintBlank(form) {
  form.dataset.print = "blank";
  sayInMargins(form, "", "");
}

/**
 * @param {HTMLElement} form
 * @param {Gap[]} gaps
 */
function listGaps(form, gaps) {
  const part = /** @type {HTMLElement} */ (form.querySelector("[data-paper-gaps]"));
  part.hidden = gaps.length === 0;
  part.querySelector("[data-paper-gaps-list]")?.replaceChildren(
    ...items(gaps.map((gap) => gap.problem)),
  );
}

/**
 * @param {HTMLElement} form
 * @param {string} mark
 * @param {string} review
 */
function sayInMargins(form, mark, review) {
  sayInMargin("--annex-margin-title", () => form.dataset.title ?? "");
  sayInMargin("--annex-margin-policy", () => form.dataset.policy ?? "");
  sayInMargin("--annex-margin-mark", () => mark);
  sayInMargin("--annex-margin-review", () => review);
}
