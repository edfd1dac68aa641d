/**
 * What the helpers of this visit know of the case, by fact: an answer that was given in one of them is offered in the next.
 *
 * It is offered, never taken; not where a question speaks of danger (the page marks where it may be: tools/pages/helpers/case.py);
 * and by the fact that an answer states (tools/duties/facts.toml), not by its words. In memory alone, and without Python.
 */

/** @typedef {import("../python/protocol.js").FlowShape} FlowShape */
/** @typedef {import("../python/protocol.js").Given} Given */
/**
 * @typedef {object} Told an answer, as a person gave it
 * @property {string} helper by its name
 * @property {string} title of that helper
 * @property {string} question
 * @property {string} answer
 * @property {Date} at
 */
/** @typedef {Told & {step: string, id: string, says: readonly (readonly [string, number])[]}} Said */

/** The answers of each helper, in their order. @type {Map<string, Said[]>} */
const said = new Map();

export function forgetFacts() {
  said.clear();
}

/** @returns {boolean} whether anything of a case has been answered */
export const knowsFacts = () => said.size > 0;

/**
 * A helper stands where these answers lead.
 * @param {{name: string, title: string, flow: FlowShape}} helper @param {readonly Given[]} taken
 * @param {(given: Given) => [question: string, answer: string]} words
 * @param {Date} now
 * @returns {Said[]} each with the time at which it was given
 */
export function noteAnswers({ name, title, flow }, taken, words, now) {
  const before = said.get(name) ?? [];
  const answers = taken.map(([step, id]) => {
    const known = before.find((each) => each.step === step && each.id === id);
    if (known) return known;
    const [question, answer] = words([step, id]);
    return { helper: name, title, question, answer, at: now, step, id, says: flow.says?.[step]?.[id] ?? [] };
  });
  if (answers.length) said.set(name, answers);
  else said.delete(name);
  return answers;
}

/**
 * The one answer to a question that says what other helpers know already.
 * @param {string} name of the helper that asks @param {FlowShape} flow @param {string} step
 * @returns {{answer: string, told: Told} | undefined}
 */
export function offerFor(name, flow, step) {
  const answers = Object.entries(flow.says?.[step] ?? {});
  const differing = (/** @type {readonly (readonly [string, number])[]} */ says) =>
    says.filter(([fact, value]) => !answers.every(([, other]) => other.some((each) => each[0] === fact && each[1] === value)));
  const known = lastTold(flow);
  const fitting = answers.flatMap(([answer, says]) => {
    const telling = differing(says).map(([fact, value]) => ({ value, last: known.get(fact) }));
    return telling.length && telling.every(({ value, last }) => last?.value === value) ? [{ answer, telling }] : [];
  });
  // An answer that says nothing more than another of them is none to choose between.
  if (fitting.length !== 1) return undefined;
  const [{ answer, telling }] = fitting;
  const told = telling.flatMap(({ last }) => last?.told ?? []).sort((one, other) => Number(one.at) - Number(other.at)).at(-1);
  return told && told.helper !== name ? { answer, told } : undefined;
}

/** What was said last of each fact; of what the helper itself holds nobody was asked. @param {FlowShape} flow */
function lastTold(flow) {
  /** @type {Map<string, {value: number, told?: Told}>} */
  const last = new Map((flow.holds ?? []).map(([fact, value]) => [fact, { value }]));
  for (const told of [...said.values()].flat().sort((one, other) => Number(one.at) - Number(other.at))) {
    for (const [fact, value] of told.says) last.set(fact, { value, told });
  }
  return last;
}
