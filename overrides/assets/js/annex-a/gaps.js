/** Asks Python what is missing from Annex A, and lists it on the screen. */

import { whenSettled } from "../python/python.js";

/**
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {{field: string, problem: string}} Gap
 * @typedef {(request: object) => Promise<any>} AskPython
 */

/**
 * @param {AskPython} askPython
 * @param {Sheet} sheet
 * @returns {Promise<Gap[] | null>} the gaps in form order; null when the check is not available
 */
export async function findGaps(askPython, sheet) {
  await whenSettled();
  try {
    const answer = await askPython({ do: "missing", document: sheet, today: today() });
    return Array.isArray(answer.missing) ? answer.missing : null;
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
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${gap.field}`;
      link.dataset.goTo = gap.field;
      link.textContent = gap.problem;
      item.append(link);
      return item;
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
