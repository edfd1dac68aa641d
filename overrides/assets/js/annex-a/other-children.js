/** Where a sheet for one child still names another child, and the question before it goes to paper or to a file. */

import { ask } from "./dialogs.js";
import { childSections, controls } from "./sheet.js";

/** @typedef {import("../python/protocol.js").Sheet} Sheet */

/** Longer than this, capitals do not matter; shorter, the initials T.O. without their stops would be found in "to". */
const LONGEST_INITIALS = 3;

/**
 * The boxes that would be printed and have the initials or the reference of a child whose table would not.
 * Only what was typed as a reference is looked for: another way of naming a child is not found.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 * @returns {string[]} their labels, in form order
 */
export function boxesNamingOthers(form, sheet) {
  const leftOut = childSections(form).map((section) => section.hasAttribute("data-not-printed"));
  const others = sheet.children.flatMap(({ reference }, index) => (leftOut[index] && reference.trim() ? [pattern(reference.trim())] : []));
  if (!others.length) return [];
  return controls(form)
    .filter((box) => !box.closest("[data-not-printed], [hidden]") && others.some((name) => name.test(box.value)))
    .map((box) => (box.labels?.[0]?.textContent ?? "").replace(/\s+/g, " ").trim());
}

/**
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 * @param {string} yes what the button says that goes on
 * @returns {Promise<boolean>} whether to go on: nobody else was found, or the person has looked
 */
export async function sureAboutOthers(form, sheet, yes) {
  const boxes = boxesNamingOthers(form, sheet);
  if (!boxes.length) return true;
  return (await ask(form, {
    question: "This sheet still names another child",
    words: "It leaves out the other child’s table, but these boxes have that child’s initials or reference. A sheet for one child’s family " +
      "should not identify another child (not in this policy). Go back and change them. Look for other words that identify a child too.",
    list: boxes,
    yes,
    no: "Go back",
  })) === "yes";
}

/** @param {string} reference @returns {RegExp} the reference as words of its own: "A.B." is not part of "A.B.C" */
function pattern(reference) {
  const literal = reference.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?:^|[^\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, reference.length > LONGEST_INITIALS ? "iu" : "u");
}
