/** What somebody rehearses in this visit: in memory only, gone when the tab leaves the site. */

import { whenAtRisk, whenLeaving } from "../session/leaving.js";

/** @typedef {import("../python/protocol.js").Given} Given */
/** @typedef {"read" | "act" | "walk" | "debrief" | "finished"} Stage */
/** @typedef {{part: number, stage: Stage, given: Given[], own: Map<string, string>, acts: Map<string, string>}} Play */

/** @type {Map<string, Play>} */
const plays = new Map();
/** @type {Set<string>} */
const done = new Set();
/** Moments in which something else was chosen than what is right. @type {Set<string>} */
const missed = new Set();

whenLeaving(() => {
  plays.clear();
  done.clear();
  missed.clear();
});

/** It is practice: once the debrief has shown what was written, nobody is held who closes the page. */
whenAtRisk(() => {
  const written = [...plays.values()].filter(({ own }) => [...own.values()].some((words) => words.trim()));
  const what = "What you wrote in a scenario is kept nowhere else.";
  return written.length ? { what, evenClosing: written.some(({ stage }) => stage === "read" || stage === "act" || stage === "walk") } : null;
});

/** @param {string} scenario @returns {Play} */
export function playOf(scenario) {
  const known = plays.get(scenario) ?? { part: 0, stage: "read", given: [], own: new Map(), acts: new Map() };
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

/** @param {string} moment @param {boolean} right whether what was chosen can be right */
export function choseIn(moment, right) {
  if (right) missed.delete(moment);
  else missed.add(moment);
}

/** @returns {string[]} the moments to come back to */
export function toComeBackTo() {
  return [...missed];
}
