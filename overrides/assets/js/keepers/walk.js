/** A helper at the desk as a reader walks it: one step at a time, by Python's own walk, and the list of all its steps. */

import { button, items, make } from "../page/dom.js";
import { part } from "./asking.js";

/** @typedef {[string, string]} Given a step's id and the answer's */
/** @typedef {{label: string, look: string, text: string, quoted: string[], source: string}} Line */
/**
 * @typedef {object} Walk
 * @property {{step: string, answer: string, title: string, words: string}[]} taken
 * @property {string} step @property {string} title @property {string} kind @property {string[]} body @property {string} why
 * @property {Line[]} own @property {{heading: string, lines: Line[]}[]} duties @property {{id: string, words: string}[]} answers @property {string[]} next
 */
/** @typedef {{title: string, kind: string, line: number, more: string[]}} Step a step of a helper, or a duty */

/** @param {Walk | null} walk null where the text cannot be walked @param {(given: Given[]) => void} answered @param {boolean} [pressed] by an answer here */
export function showWalk(walk, answered, pressed = false) {
  const place = part("walk");
  if (!walk) return place.replaceChildren(make("p", { textContent: "Put right what is marked. Then it can be walked here." }));
  const given = /** @type {Given[]} */ (walk.taken.map(({ step, answer }) => [step, answer]));
  const taken = walk.taken.map(({ title, words }, at) => make("li", {}, `${title}: `, make("strong", { textContent: words }), " ", change(title, () => answered(given.slice(0, at)))));
  const title = make("h4", { textContent: walk.title, tabIndex: -1 });
  const answers = walk.answers.map(({ id, words }) => button(words, () => answered([...given, [walk.step, id]]), "md-button"));
  place.replaceChildren(
    ...(taken.length ? [make("ol", { className: "desk-taken" }, ...taken)] : []),
    title,
    ...(walk.kind === "ending" ? [make("p", { className: "desk-hint", textContent: "An ending. What it shows for these answers:" })] : []),
    ...shownAt(walk),
    make("p", { className: "desk-buttons" }, ...answers),
  );
  if (pressed) title.focus({ preventScroll: true });
}

/** @param {Walk} walk @returns {HTMLElement[]} all that its step says, under its title */
export const shownAt = (walk) => [
  ...walk.body.map((textContent) => make("p", { textContent })),
  ...(walk.why ? [make("p", { textContent: `Why we ask: ${walk.why}` })] : []),
  ...lines(walk.own),
  ...walk.duties.flatMap(({ heading, lines: own }) => [make("h5", { textContent: heading }), ...lines(own)]),
  ...(walk.next.length ? [make("p", { textContent: `Next: ${walk.next.join("; ")}` })] : []),
];

/** @param {string} title @param {() => void} action */
function change(title, action) {
  const made = button("Change", action, "md-button desk-small");
  made.setAttribute("aria-label", `Change the answer to ${title}`);
  return made;
}

/** @param {Line[]} own @returns {HTMLElement[]} */
function lines(own) {
  if (!own.length) return [];
  const made = own.map(({ label, look, text, quoted, source }) => {
    const told = [...quoted, ...(source ? [`Source: ${source}`] : [])].map((textContent) => make("span", { className: "desk-hint", textContent }));
    return make("li", {}, make("strong", { className: `desk-${look}`, textContent: `${label}: ` }), text, ...told);
  });
  return [make("ul", {}, ...made)];
}

/** @param {Step[]} steps @param {(line: number) => void} goTo */
export function showSteps(steps, goTo) {
  part("steps").replaceChildren(
    ...steps.map(({ title, kind, line, more }) =>
      make("li", {}, button(title, () => goTo(line), "md-button desk-small"), ` line ${line}, ${kind}`, make("ul", {}, ...items(more))),
    ),
  );
}
