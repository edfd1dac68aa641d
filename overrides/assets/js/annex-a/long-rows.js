/**
 * On paper, a row with more text than a page has room for goes on in rows of its own: each has its question, its level and what comes
 * next, so that no page has text without saying what it belongs to. The screen and the boxes know nothing of it.
 */

import { make } from "../page/dom.js";
import { printable } from "./sheet.js";

/** What a cell of a landscape sheet of A4 holds, in letters across and in lines down, with room for the question beside it. */
const ACROSS = 42;
const DOWN = 34;

/** To be called before each print: what is written may have changed. @param {HTMLElement} form */
export function cutLongRows(form) {
  form.querySelectorAll(".annex-continued, .annex-slice").forEach((part) => part.remove());
  for (const row of form.querySelectorAll("[data-row]")) cut(/** @type {HTMLElement} */ (row));
}

/** @param {HTMLElement} row */
function cut(row) {
  const cells = [...row.children].slice(1);
  const slices = cells.map((cell) => slicesOf(cell.querySelector(":scope > .annex-text > textarea")));
  const most = Math.max(...slices.map((each) => each.length));
  row.toggleAttribute("data-long", most > 1);
  if (most < 2) return;
  cells.forEach((cell, index) => slices[index].length > 1 && cell.querySelector(":scope > .annex-text")?.after(slice(slices[index][0])));
  const levels = cells.map((cell) => cell.querySelector(":scope > .annex-level > select"));
  const rest = Array.from({ length: most - 1 }, (_, number) => {
    const head = make("th", { scope: "row" }, ...[...row.querySelectorAll("th li")].map((line) => make("div", { textContent: line.textContent })), make("em", { textContent: "continued" }));
    const made = cells.map((_, index) => {
      const level = /** @type {HTMLSelectElement | null} */ (levels[index])?.value;
      return make("td", {}, ...(level ? [make("strong", { textContent: level })] : []), slice(slices[index][number + 1] ?? ""));
    });
    return make("tr", { className: "annex-continued annex-on-paper", ariaHidden: "true" }, head, ...made);
  });
  row.after(...rest);
}

/** @param {string} text */
const slice = (text) => make("span", { className: "annex-slice", textContent: text, dir: "auto" });

/** @param {Element | null} box @returns {string[]} its text in pieces that each fit a page */
const slicesOf = (box) => slicesOfText([printable(box instanceof HTMLTextAreaElement ? box.value : "")], ACROSS, DOWN).map((pieces) => pieces.join(""));

/**
 * Paragraphs in slices that each fit a cell; one that is longer than a few lines may be cut between two words.
 * @param {string[]} paragraphs @param {number} across letters in a line of the cell @param {number} down lines on a page
 * @returns {string[][]} at least one slice
 */
export function slicesOfText(paragraphs, across, down) {
  /** @type {string[][]} */
  const slices = [[]];
  let lines = 0;
  for (const part of paragraphs.flatMap((text) => text.split(/(?<=\n)/)).flatMap((line) => piecesOf(line, across * 4))) {
    const needs = Math.ceil(part.length / across);
    if (lines && lines + needs > down) {
      slices.push([]);
      lines = 0;
    }
    slices[slices.length - 1].push(part);
    lines += needs;
  }
  return slices;
}

/** @param {string} line @param {number} most letters @returns {string[]} cut after a space, where there is one */
const piecesOf = (line, most) => line.match(new RegExp(`[^]{1,${most}}(?:\\s|$)|[^]{1,${most}}`, "gu")) ?? [];
