/** Walks and marks a part by the page's own data: what serves until Python is there. */

/** @typedef {import("../helper/links.js").Given} Given */
/** @typedef {{steps: Record<string, Record<string, string>>}} Flow */
/** @typedef {Record<string, string[]>} Accepted */
/** @typedef {{id: string, flow: Flow, accepted: Accepted}} Part */
/** @typedef {{step: string, kind: string, taken: Given[]}} Found */
/** @typedef {"same" | "judgement" | "more-careful" | "parted" | "beyond"} Mark */
/** @typedef {{marks: [string, Mark][], parted: string | null, step: string, kind: string, expected: string, missed?: string[]}} Debrief */

/**
 * Where the answers lead. The rule is the one of tools/browser/flow/walk.py; a test walks every path both ways.
 * @param {Flow} flow @param {Given[]} given @returns {Found}
 */
export function follow(flow, given) {
  const chosen = new Map(given);
  /** @type {Given[]} */
  const taken = [];
  let step = Object.keys(flow.steps)[0];
  for (;;) {
    const answer = chosen.get(step);
    const next = answer === undefined ? undefined : flow.steps[step][answer];
    if (answer === undefined || next === undefined) break;
    taken.push([step, answer]);
    step = next;
  }
  return { step, kind: kindOf(flow, step), taken };
}

/**
 * The person's way beside the table's. The rule is the one of tools/browser/rehearsal/mark.py; a test marks every path of
 * every part both ways.
 * @param {Part} part @param {Given[]} given @returns {Debrief}
 */
export function mark({ flow, accepted }, given) {
  const mine = follow(flow, [...given, ...pauses(flow)]);
  const asked = mine.taken.filter(([step]) => kindOf(flow, step) === "question");
  const marks = asked.map(([step, answer]) => /** @type {[string, Mark]} */ ([step, markOf(accepted[step], answer)]));
  const parted = marks.find(([, found]) => found === "parted")?.[0] ?? null;
  const table = Object.entries(accepted).map(([step, answers]) => /** @type {Given} */ ([step, answers[0]]));
  const expected = follow(flow, [...table, ...pauses(flow)]).step;
  return { marks, parted, step: mine.step, kind: mine.kind, expected };
}

/** @param {string[] | undefined} accepted @param {string} answer @returns {Mark} */
function markOf(accepted, answer) {
  if (!accepted) return "beyond";
  if (accepted.includes(answer)) return accepted.length > 1 ? "judgement" : "same";
  return answer === "not-sure" ? "more-careful" : "parted";
}

/** @param {Flow} flow @returns {Given[]} */
function pauses(flow) {
  return Object.entries(flow.steps)
    .filter(([step]) => kindOf(flow, step) === "pause")
    .map(([step, answers]) => [step, Object.keys(answers)[0]]);
}

/** @param {Flow} flow @param {string} step @returns {string} */
function kindOf(flow, step) {
  return ["ending", "pause"][Object.keys(flow.steps[step]).length] ?? "question";
}
