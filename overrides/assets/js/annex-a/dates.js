/** A date is said back in words when its box is left, and the sheet and its log of reviews keep one date for the next review. */

import { whenReleased } from "./pressing.js";
import { button, make } from "../page/dom.js";
import { forReaders } from "../page/live-region.js";
import { today } from "../page/today.js";
import { need, whenSettled } from "../python/python.js";
import { placeFor, unsay } from "./completeness.js";
import { know, REVIEWS, reviewRows, showTwin } from "./sheet.js";

/**
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {import("./sheet.js").Control} Control
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 */

/**
 * Which day Python reads there, so that a slip is seen at once; or what is wrong, and which days may be meant. Nothing is filled in.
 * @param {Desk} desk @param {Control} box
 */
export async function sayBack({ askPython }, box) {
  const place = placeFor(box);
  if (!place) return;
  const text = box.value;
  need();
  await whenSettled();
  const reply = await askPython({ do: "date", text, today: today() }).catch(() => null);
  // Meanwhile the box may hold something else, or the check for gaps may have said it there.
  if (!reply || box.value !== text || box.hasAttribute("aria-invalid")) return;
  whenReleased(() => {
    place.classList.toggle("annex-problem", reply.problem !== "");
    place.replaceChildren(...(reply.problem ? [forReaders("Error: "), reply.problem] : [reply.words]));
    if (reply.offers.length) place.append(" Do you mean ", ...reply.offers.map((day) => button(`${day}?`, () => choose(box, day))));
  });
}

/** @param {Control} box @param {string} day that the person chose */
function choose(box, day) {
  box.value = day;
  box.focus();
  for (const kind of ["input", "change"]) box.dispatchEvent(new Event(kind, { bubbles: true }));
}

/**
 * The review date at the head of the sheet and the next date in the last line of the log are one date: writing one writes the other.
 * @param {Desk} desk @param {Control} box that was written in
 */
export function keepOneReviewDate({ form, sheet, part }, box) {
  const last = sheet.parts.includes(REVIEWS) && sheet.reviews.at(-1);
  if (!last) return;
  const head = /** @type {Control} */ (part('[data-field="review"]'));
  const next = /** @type {Control} */ (reviewRows(form).at(-1)?.querySelector('[data-field="next"]'));
  if (box === next) write(head, (sheet.entries.review = last.next));
  else if (box === head && last.next.trim()) write(next, (last.next = sheet.entries.review));
}

/** @param {Control} box @param {string} text */
function write(box, text) {
  box.value = text;
  unsay(box);
  know(box);
  showTwin(box);
}

/** @param {Sheet} sheet a line of its log has been taken out: what is the last one now names the date */
export function dateOfTheLastLine(sheet) {
  const next = sheet.reviews.at(-1)?.next ?? "";
  if (next.trim()) sheet.entries.review = next;
}
