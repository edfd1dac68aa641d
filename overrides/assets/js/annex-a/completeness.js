/** Asks Python what is missing from Annex A, and lists it on the screen. */

import { make } from "../page/dom.js";
import { forReaders } from "../page/live-region.js";
import { today } from "../page/today.js";
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
  markWrong(form, gaps);
}

/**
 * Says it at the box too, where what is written cannot stand. A blank is no error: the sheet prints with it.
 * @param {HTMLElement} form @param {Gap[]} gaps
 */
function markWrong(form, gaps) {
  for (const box of form.querySelectorAll("[data-field][aria-invalid]")) rightAgain(/** @type {HTMLElement} */ (box));
  for (const { field, problem } of gaps.filter(({ wrong }) => wrong)) {
    const box = document.getElementById(field);
    if (!box || box.hasAttribute("aria-invalid")) continue;
    unsay(box);
    const message = document.createElement("span");
    message.className = "annex-problem annex-on-screen";
    message.id = `${field}-wrong`;
    message.append(forReaders("Error: "), problem);
    box.closest(".annex-box")?.before(message);
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", `${message.id} ${box.getAttribute("aria-describedby") ?? ""}`.trim());
  }
}

/** What was said of a date is true no more. @param {Element} box */
export function unsay(box) {
  placeFor(box)?.replaceChildren();
}

/** @param {Element} box @returns {HTMLElement | null} where it is said which day a date is */
export const placeFor = (box) => document.getElementById(`${box.id}-said`);

/** What is written there has changed: nobody has checked it yet. @param {HTMLElement} box */
export function rightAgain(box) {
  const id = `${box.id}-wrong`;
  document.getElementById(id)?.remove();
  box.removeAttribute("aria-invalid");
  const others = (box.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each !== id);
  box.setAttribute("aria-describedby", others.join(" "));
}

/** Takes the list away. @param {HTMLElement} form */
export function hideGaps(form) {
  const part = /** @type {HTMLElement} */ (form.querySelector("[data-gaps]"));
  part.hidden = true;
  markWrong(form, []);
  // A gap can quote what was written.
  part.querySelector("[data-gaps-list]")?.replaceChildren();
}
