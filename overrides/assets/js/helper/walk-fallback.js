/** Walks a flowchart by the data on its page: what serves until Python is there, and in its place when it does not come. */

/** @typedef {import("../python/protocol.js").Given} Given */
/** @typedef {import("../python/protocol.js").FlowShape} FlowShape */
/** @typedef {import("../python/protocol.js").StepKind} StepKind */
/** @typedef {import("../python/protocol.js").WalkReply} WalkReply */
/** @typedef {Pick<WalkReply, "step" | "kind" | "taken" | "dropped"> & Partial<WalkReply>} Found what Python adds may be missing */

/**
 * Where the answers lead. The rule is the one of tools/browser/flow/walk.py: change both. tests/js/walk-fallback.test.mjs walks every path
 * both ways.
 * @param {FlowShape} flow @param {Given[]} given @returns {Found}
 */
export function walkWithoutPython(flow, given) {
  const chosen = new Map(given);
  /** @type {Given[]} */
  const taken = [];
  let step = Object.keys(flow.steps)[0];
  for (;;) {
    const answer = chosen.get(step);
    const next = answer === undefined ? undefined : flow.steps[step][answer];
    if (answer === undefined || next === undefined) break;
    taken.push([step, answer]);
    chosen.delete(step);
    step = next;
  }
  return { step, kind: kindOf(flow, step), taken, dropped: [...chosen] };
}

/** @param {FlowShape} flow @param {string} step @returns {StepKind} as tools/browser/flow/model.py has it */
export function kindOf(flow, step) {
  const answers = Object.keys(flow.steps[step]).length;
  return answers === 0 ? "ending" : answers === 1 ? "pause" : "question";
}

/** The one answer of each pause: where it asks nothing, it is passed by itself. @param {FlowShape} flow @returns {Given[]} */
export function pausesOf(flow) {
  return Object.entries(flow.steps)
    .filter(([step]) => kindOf(flow, step) === "pause")
    .map(([step, answers]) => [step, Object.keys(answers)[0]]);
}
