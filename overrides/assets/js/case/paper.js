/** The case record on paper: the same sheet as in the Word document, or the blank one that the page has for a pen. */

import { items, make } from "../page/dom.js";
import { siteVersionInWords } from "../offline/site-version.js";
import { isEmpty, theRecord } from "./entries.js";
import { sheetOf } from "./sheet.js";

/** The blank sheet, as the page came. @type {WeakMap<Element, Node[]>} */
const blanks = new WeakMap();

/** @param {HTMLElement} page @param {string} digest of the record, "" while none has been made */
export function partsOf(page, digest) {
  return sheetOf(theRecord(), { policy: page.dataset.policy ?? "", version: siteVersionInWords(), digest });
}

/** @param {HTMLElement} page @param {string} digest */
export function showSheet(page, digest) {
  const sheet = /** @type {HTMLElement} */ (page.querySelector("[data-sheet]"));
  if (!blanks.has(sheet)) blanks.set(sheet, [...sheet.childNodes]);
  sheet.translate = false;
  if (isEmpty()) return sheet.replaceChildren(...(blanks.get(sheet) ?? []));
  sheet.replaceChildren(
    ...partsOf(page, digest).flatMap(({ heading, level, lines, groups = [] }) => [
      make(level === 1 ? "h2" : "h3", { textContent: heading }),
      ...lines.map((line) => make("p", { textContent: line })),
      ...groups.flatMap(({ head, items: list }) => [make("p", { className: "case-head", textContent: head }), make("ul", {}, ...items(list))]),
    ]),
  );
}
