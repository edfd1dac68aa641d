/** Asks Python what is missing from Annex A, and lists it on the screen. */

import { make } from "../page/dom.js";
import { whenSettled } from "../python/python.js";

/**
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {import("../python/protocol.js").Gap} Gap
 * @typedef {typeof import("../python/python.js").ask} AskPython
 */

/**
 * @param {AskPython} askPython
 * @param {Sheet} sheet
 * @returns {Promise<Gap[] | null>} the gaps in form order; null when the check is not available
 */
export async function findGaps(askPython, sheet) {
  await whenSettled();
  try {
    return (await askPython({ do: "missing", document: sheet, today: today() })).missing;
  } catch {
    // The error is dropped unread: it could quote what a person wrote, and a console is a place to keep it.
    return null;
  }
}

/** @returns {string} the reader's own day, such as "2026-11-23"; toISOString would give the day in Greenwich */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {number} count @returns {string} not "missing": some gaps only ask for a second look */
export function inWords(count) {
  return count === 1 ? "1 thing to look at" : `${count} things to look at`;
}

/**
 * The list on the screen, each gap a link to its field.
 * @param {HTMLElement} form
 * @param {Gap[]} gaps
 */
export function showGaps(form, gaps) {
  const part = /** @type {HTMLElement} */ (form.querySelector("[data-gaps]"));
  const title = /** @type {HTMLElement} */ (part.querySelector("[data-gaps-title]"));
  title.textContent = gaps.length ? inWords(gaps.length) : "The check found nothing missing";
  part.querySelector("[data-gaps-list]")?.replaceChildren(
    ...gaps.map((gap) => {
      const link = make("a", { href: `#${gap.field}`, textContent: gap.problem });
      link.dataset.goTo = gap.field;
      return make("li", {}, link);
    }),
  );
  part.hidden = false;
}

/** Takes the list away. @param {HTMLElement} form */
export function hideGaps(form) {
  const part = /** @type {HTMLElement} */ (form.querySelector("[data-gaps]"));
  part.hidden = true;
  // A gap can quote what was written.
  part.querySelector("[data-gaps-list]")?.replaceChildren();
}
