/**
 * Hands that a group was counted with, and the file that they are saved in: ids, numbers and a time, no word and no name. A vote
 * of fewer than five hands would tell what one person answered: no file has it.
 */

/**
 * @typedef {object} Vote
 * @property {string} id
 * @property {number[]} right the options that can be right, by their place
 * @property {string[][]} duties for each option, what it keeps, or leaves out where it is not right
 * @property {number[]} first hands for each option; empty when nobody counted
 * @property {number[]} second
 */
/** @typedef {{key: string, at: string, shown: string, votes: Vote[]}} Group ``at``: when a hand was last counted; ``shown``: a scenario, or "quiz" */

const KIND = "hands";
const VERSION = 1;
export const FEWEST = 5;
export const MOST_BYTES = 1_000_000;
const MOST = { groups: 500, votes: 200, options: 8, duties: 10, hands: 999 };
const ID = /^[a-z0-9][a-z0-9/-]{0,199}$/;
const AT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** @param {number[]} hands */
export const sum = (hands) => hands.reduce((all, each) => all + each, 0);

/** Without what would tell of one person. @param {Group[]} groups @returns {Group[]} */
export function ofFiveOrMore(groups) {
  const round = (/** @type {number[]} */ hands) => (sum(hands) < FEWEST ? [] : hands);
  return groups
    .map((group) => ({
      ...group,
      votes: group.votes
        .map((vote) => ({ ...vote, first: round(vote.first), second: round(vote.second) }))
        .filter(({ first, second }) => first.length || second.length),
    }))
    .filter(({ votes }) => votes.length);
}

/** @param {Group[]} groups @returns {string} */
export const fileText = (groups) => `${JSON.stringify({ document: KIND, version: VERSION, groups: ofFiveOrMore(groups) }, null, 1)}\n`;

/** @param {Uint8Array} bytes @returns {Group[] | string} or why it is no such file, in words */
export function readHands(bytes) {
  let found;
  try {
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return "It is damaged, or no file of saved counts.";
  }
  if (found?.document !== KIND) return "This site did not save it as counts.";
  if (found.version !== VERSION) return "A newer version of this site saved it. Load this page again.";
  const groups = listOf(found.groups, MOST.groups, groupIn);
  return groups ? ofFiveOrMore(groups) : "It is damaged: a part is missing, or is not what it was.";
}

/**
 * Several counts as one list: the same group once, as it was counted last.
 * @param {Group[]} groups @returns {Group[]} the newest first
 */
export function merged(groups) {
  /** @type {Map<string, Group>} */
  const byKey = new Map();
  for (const group of groups) {
    const known = byKey.get(group.key);
    if (!known || known.at < group.at) byKey.set(group.key, group);
  }
  return [...byKey.values()].sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** @template Part @param {any} found @param {number} most @param {(each: any) => Part | null} read @returns {Part[] | null} */
function listOf(found, most, read) {
  if (!Array.isArray(found) || found.length > most) return null;
  const parts = found.map(read);
  return parts.includes(null) ? null : /** @type {Part[]} */ (parts);
}

/** @param {any} found @returns {Group | null} */
function groupIn(found) {
  const votes = listOf(found?.votes, MOST.votes, voteIn);
  const { key, at, shown } = found ?? {};
  if (!votes || !isId(key) || !isId(shown) || typeof at !== "string" || !AT.test(at) || Number.isNaN(Date.parse(at))) return null;
  return { key, at, shown, votes };
}

/** @param {any} found @returns {Vote | null} */
function voteIn(found) {
  const duties = listOf(found?.duties, MOST.options, (each) => listOf(each, MOST.duties, (id) => (isId(id) ? id : null)));
  const hands = (/** @type {any} */ each) => listOf(each, MOST.options, (many) => (isCount(many, MOST.hands) ? many : null));
  const [first, second] = [hands(found?.first), hands(found?.second)];
  const right = listOf(found?.right, MOST.options, (at) => (isCount(at, (duties?.length ?? 0) - 1) ? at : null));
  if (!duties?.length || !first || !second || !right || !isId(found.id)) return null;
  if ([first, second].some(({ length }) => length && length !== duties.length)) return null;
  return { id: found.id, right, duties, first, second };
}

/** @param {any} found @returns {found is string} */
const isId = (found) => typeof found === "string" && ID.test(found);

/** @param {any} found @param {number} most */
const isCount = (found, most) => Number.isInteger(found) && found >= 0 && found <= most;
