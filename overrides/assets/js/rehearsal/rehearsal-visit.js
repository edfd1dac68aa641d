/** What somebody rehearses in this visit: in memory only, gone when the tab leaves the site. */

import { whenAtRisk, whenLeaving } from "../session/leaving.js";

/** @typedef {import("../helper/links.js").Given} Given */
/** @typedef {"read" | "walk" | "debrief" | "finished"} Stage */
/** @typedef {{part: number, stage: Stage, given: Given[], own: Map<string, string>}} Play */

/** @type {Map<string, Play>} */
const plays = new Map();
/** @type {Set<string>} */
const done = new Set();

whenLeaving(() => {
  plays.clear();
  done.clear();
});

/** It is practice: once the debrief has shown what was written, nobody is held who closes the page. */
whenAtRisk(() => {
  const written = [...plays.values()].filter(({ own }) => [...own.values()].some((words) => words.trim()));
  const what = "What you wrote in a scenario is kept nowhere else.";
  return written.length ? { what, evenClosing: written.some(({ stage }) => stage === "read" || stage === "walk") } : null;
});

/** @param {string} scenario @returns {Play} */
export function playOf(scenario) {
  const known = plays.get(scenario) ?? { part: 0, stage: "read", given: [], own: new Map() };
  plays.set(scenario, known);
  return known;
}

/** @param {string} name A scenario, or "quiz". */
export function finish(name) {
  done.add(name);
}

/** @param {string} name @returns {boolean} */
export function isDone(name) {
  return done.has(name);
}
