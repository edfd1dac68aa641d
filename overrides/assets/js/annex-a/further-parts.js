/** The further parts of the form: what stands in one, whether something is written there, and taking it out. */

import { ask } from "./dialogs.js";
import { blankEntries, controls, entriesFor, REVIEWS, reviewRows, TASKS, taskRows } from "./sheet.js";

/** @typedef {import("../python/protocol.js").Sheet} Sheet */

/** @param {HTMLElement} form @returns {Record<string, string>} a line of the log of reviews with nothing written */
export function reviewOf(form) {
  return blankEntries(controls(reviewRows(form)[0]));
}

/** @param {HTMLElement} form @returns {Record<string, string>} a line of the list of actions with nothing written */
export function taskOf(form) {
  return blankEntries(controls(taskRows(form)[0]));
}

/**
 * A new line of the log keeps the levels as a person had chosen them until then: line by line, the log is their history.
 * @param {HTMLElement} form @param {Sheet} sheet @returns {Record<string, string>}
 */
export function newReviewOf(form, sheet) {
  const chosen = [...form.querySelectorAll("tr[data-row]:not([hidden])")].flatMap((row) => {
    const id = /** @type {HTMLElement} */ (row).dataset.row ?? "";
    const [level, revised] = [sheet.entries[`${id}.level`], sheet.entries[`${id}.revised`]];
    return level || revised ? [`${row.querySelector("th li")?.textContent ?? ""} ${[level, revised].filter(Boolean).join(", then ")}`] : [];
  });
  return { ...reviewOf(form), levels: chosen.join("\n") };
}

/**
 * A person has switched a part on or off. What goes with something written in it is asked about first.
 * @param {import("./types.js").Desk} desk @param {HTMLInputElement} box
 */
export async function switchPart({ form, sheet, change }, box) {
  const id = box.dataset.switch ?? "";
  const written = sheet.parts.includes(id) && isWritten(form, sheet, id);
  if (written && await ask(form, {
    question: "Take this part out?",
    words: "What you typed in it goes with it. Undo brings it back until you leave this site.",
    yes: "Take it out",
    no: "Keep it",
  }) !== "yes") {
    box.checked = true;
    return;
  }
  change(() => toggle(form, sheet, id));
}

/** @param {HTMLElement} form @param {Sheet} sheet @param {string} id @returns {boolean} */
function isWritten(form, sheet, id) {
  return controlsOf(form, id).some((control) => entriesFor(form, sheet, control)?.[control.dataset.field ?? ""]);
}

/** @param {HTMLElement} form @param {Sheet} sheet @param {string} id */
function emptyPart(form, sheet, id) {
  for (const control of controlsOf(form, id)) {
    const entries = entriesFor(form, sheet, control);
    if (entries) entries[control.dataset.field ?? ""] = "";
  }
}

/** Switches a part on or off. @param {HTMLElement} form @param {Sheet} sheet @param {string} id */
function toggle(form, sheet, id) {
  const on = !sheet.parts.includes(id);
  if (!on) emptyPart(form, sheet, id);
  sheet.parts = on ? [...sheet.parts, id] : sheet.parts.filter((other) => other !== id);
  if (id === REVIEWS) sheet.reviews = on ? [newReviewOf(form, sheet)] : [];
  if (id === TASKS) sheet.tasks = on ? [taskOf(form)] : [];
}

/** @param {HTMLElement} form @param {string} id */
function controlsOf(form, id) {
  return [...form.querySelectorAll(`[data-part="${CSS.escape(id)}"]`)].flatMap((part) => controls(part));
}
