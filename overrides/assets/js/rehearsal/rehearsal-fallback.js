/** Marks a part of a scenario by the page's own data: what serves until Python is there. */

import { kindOf, pausesOf, walkWithoutPython } from "../helper/walk-fallback.js";

/** @typedef {import("../python/protocol.js").Given} Given */
/** @typedef {import("../python/protocol.js").MarkName} Mark */
/** @typedef {import("../python/protocol.js").MarkReply} MarkReply */
/** @typedef {{id: string, flow: import("../python/protocol.js").FlowShape, accepted: Record<string, string[]>}} Part */
/** @typedef {Omit<MarkReply, "missed"> & Partial<MarkReply>} Debrief what Python adds may be missing */

/**
 * The person's way beside the table's. The rule is the one of tools/browser/rehearsal/mark.py; tests/js/rehearsal-fallback.test.mjs marks every
 * sheet of every part both ways.
 * @param {Part} part @param {Given[]} given @returns {Debrief}
 */
export function mark({ flow, accepted }, given) {
  const mine = walkWithoutPython(flow, [...given, ...pausesOf(flow)]);
  const asked = mine.taken.filter(([step]) => kindOf(flow, step) === "question");
  const marks = asked.map(([step, answer]) => /** @type {[string, Mark]} */ ([step, markOf(accepted[step], answer)]));
  const parted = marks.find(([, found]) => found === "parted")?.[0] ?? null;
  const table = Object.entries(accepted).map(([step, answers]) => /** @type {Given} */ ([step, answers[0]]));
  const expected = walkWithoutPython(flow, [...table, ...pausesOf(flow)]).step;
  return { marks, parted, step: mine.step, kind: mine.kind, expected };
}

/** @param {string[] | undefined} accepted @param {string} answer @returns {Mark} */
function markOf(accepted, answer) {
  if (!accepted) return "beyond";
  if (accepted.includes(answer)) return accepted.length > 1 ? "judgement" : "same";
  return answer === "not-sure" ? "more-careful" : "parted";
}
