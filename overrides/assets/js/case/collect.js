/** Reads off a helper's page what its walk puts into the case record. */

import { dueIn } from "../helper/duties.js";
import { isDecidedHere } from "../helper/record.js";
import { stepOf } from "../helper/steps.js";

/** @typedef {import("../helper/walk-fallback.js").Found} Found */
/** @typedef {import("./entries.js").Walked} Walked */
/** @typedef {import("./entries.js").Answered} Answered */

/** @param {HTMLElement} helper @returns {string} */
export const titleOf = (helper) => helper.parentElement?.querySelector("h1")?.textContent?.trim() ?? helper.dataset.helper ?? "";

/** @param {HTMLElement} helper @param {Found} found @param {Answered[]} answers @returns {Walked} */
export function walkedOn(helper, found, answers) {
  const ended = found.kind === "ending";
  const ending = ended ? stepOf(helper, found.step) : undefined;
  return {
    helper: helper.dataset.helper ?? helper.dataset.ticks ?? "",
    title: titleOf(helper),
    version: helper.querySelector(".helper-facts code")?.textContent ?? "",
    answers,
    weighed: found.taken.flatMap(([step]) => weighedAt(stepOf(helper, step))),
    ending: ending?.querySelector("h2")?.textContent?.trim() ?? "",
    duties: ending ? dueIn(ending).map(textOf) : [],
    known: found.duties !== undefined,
    decides: isDecidedHere(helper, found),
    reason: reasonBox(helper)?.value.trim() ?? "",
  };
}

/** @param {ParentNode} helper @returns {HTMLTextAreaElement | null} */
const reasonBox = (helper) => helper.querySelector(".record textarea");

/** @param {HTMLElement | undefined} step @returns {import("./entries.js").Weighed[]} */
function weighedAt(step) {
  return [...(step?.querySelectorAll(".weighing") ?? [])].flatMap((part) => {
    const box = part.querySelector("input");
    const note = part.querySelector("textarea")?.value.trim() ?? "";
    if (!box || (!box.checked && !note)) return [];
    const item = part.closest("li");
    return [{ words: textOf(item?.querySelector("p")), tick: box.checked ? textOf(part.querySelector("label")) : "", note, row: box.dataset.row ?? "" }];
  });
}

/** @param {Element | null | undefined} part */
const textOf = (part) => part?.textContent?.replace(/\s+/g, " ").trim() ?? "";
