/** The sheet as headings, paragraphs and tables, told from the form on the page: the same words, rows and cells. */

import { printable } from "./sheet.js";

/**
 * @typedef {{text: string, bold?: boolean}} Line
 * @typedef {{heading: string, lines: Line[], tables: {head: string[], rows: Line[][][]}[], picture?: Element}} Section ``picture`` is an SVG of the page
 */

/** @param {HTMLElement} form @returns {Section[]} what would be printed: no switched-off part */
export function outlineOf(form) {
  const sections = [...form.querySelectorAll("section")].filter(
    (section) => !section.matches(".annex-on-screen, .annex-extract") && !section.closest("[hidden]"),
  );
  return sections.map(outlineOfSection);
}

/** @param {HTMLElement} section @returns {Section} */
function outlineOfSection(section) {
  const own = (/** @type {Element} */ part) => part.closest("section") === section && !part.closest(".annex-on-screen, .annex-continued, [hidden]");
  const alone = [...section.querySelectorAll(".annex-reference, .annex-alone, .annex-plan")].filter(own);
  return {
    heading: wordsOf(section.querySelector("h2, h3")),
    lines: alone.flatMap(boxLines),
    tables: [...section.querySelectorAll("table")].filter(own).map((table) => ({
      head: [...table.querySelectorAll("thead th")].map((head) => wordsOf(head)),
      rows: [...table.querySelectorAll("tbody tr")].filter(own).map((row) => [...row.children].map(cellLines)),
    })),
  };
}

/** @param {Element} cell @returns {Line[]} a cell's own words, what is written in it, and its reasons and parties */
function cellLines(cell) {
  if (cell.matches("th, .annex-row-head")) {
    const items = [...cell.querySelectorAll("li")].map((item) => ({ text: wordsOf(item) }));
    const words = items.length ? items : [{ text: wordsOf(cell, ".annex-details, .annex-tag, button") }];
    const tag = cell.querySelector(":scope > .annex-tag");
    return [...words, ...(tag ? [{ text: `(${wordsOf(tag)})` }] : []), ...[...cell.querySelectorAll(".annex-details")].flatMap(boxLines)];
  }
  const control = cell.querySelector(":scope > .annex-box > [data-field]");
  const bold = control instanceof HTMLSelectElement;
  const beside = [...cell.querySelectorAll(".annex-party, .annex-reason")].flatMap(boxLines);
  return [...written(control).map((text) => ({ text, bold })), ...beside];
}

/** @param {Element} part a label, its tag and its box @returns {Line[]} none when nothing is written in the box */
function boxLines(part) {
  const lines = written(part.querySelector("textarea, input, select"));
  if (!lines.length) return [];
  const tag = part.querySelector(".annex-tag");
  const name = `${wordsOf(part.querySelector("label"), ".annex-unseen")}${tag ? ` (${wordsOf(tag)})` : ""}: `;
  return lines.map((text, index) => ({ text: index === 0 ? name + text : text }));
}

/** @param {Element | null} control @returns {string[]} line by line */
function written(control) {
  if (control instanceof HTMLSelectElement) return control.value ? [control.selectedOptions[0].textContent ?? ""] : [];
  const text = control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement ? control.value : "";
  return text.trim() ? printable(text).split(/\r\n|\r|\n/) : [];
}

/** @param {Element | null} part @param {string} [without] a selector of what is left out @returns {string} */
function wordsOf(part, without) {
  const copy = /** @type {Element | undefined} */ (part?.cloneNode(true));
  if (without) copy?.querySelectorAll(without).forEach((left) => left.remove());
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}
