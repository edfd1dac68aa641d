/**
 * The case record: what was walked, weighed, noted and decided in this visit, who is in it and who was told. In memory alone, until
 * somebody prints it or saves it to a file.
 */

/** @typedef {{question: string, answer: string, at: string}} Answered */
/** @typedef {{words: string, tick: string, note: string, row: string}} Weighed ``tick`` is "" where it was not ticked, ``row`` the row of Annex A that it is about, or "" */
/**
 * @typedef {object} Walked one way through a helper
 * @property {string} helper by its name
 * @property {string} title
 * @property {string} version of the helper's words and duties
 * @property {Answered[]} answers
 * @property {Weighed[]} weighed what was ticked or noted
 * @property {string} ending "" while none is reached
 * @property {string[]} duties
 * @property {boolean} known whether the duties are those of this way, not of any way to the ending
 * @property {boolean} decides whether somebody decides who may: then a reason is asked for
 * @property {string} reason
 */
/** @typedef {Walked & {id: string, at: string, about: string[]}} Entry ``about`` names children by their ids */
/** @typedef {{id: string, reference: string, part: string, school: string, speaks: string, home: string, family: string, told: string}} Child */
/** @typedef {{id: string, at: string, kind: string, who: string, words: string}} Line what somebody adds by hand */
/** @typedef {{children: Child[], entries: Entry[], lines: Line[]}} CaseRecord */

/** @type {CaseRecord} */
let record = empty();
/** The entry that each helper still writes on, by its name. @type {Map<string, string>} */
const open = new Map();
/** As it was when it was last saved, or opened. */
let safe = asText();

/** @returns {CaseRecord} */
function empty() {
  return { children: [], entries: [], lines: [] };
}

export const theRecord = () => record;

export function forgetRecord() {
  record = empty();
  open.clear();
  safe = asText();
}

/** @param {CaseRecord} next in the place of this one */
export function putRecord(next) {
  record = next;
  open.clear();
}

export const isEmpty = () => !record.children.length && !record.entries.length && !record.lines.length;

/** @returns {string} all of it, to compare with */
export function asText() {
  return JSON.stringify(record);
}

/** It stands in a file as it was then. @param {string} text of ``asText`` */
export function isSafeAs(text) {
  safe = text;
}

export const isSafe = () => isEmpty() || asText() === safe;

/** @returns {Set<string>} the helpers of which all stands in the file */
export const safeHelpers = () => new Set(asText() === safe ? open.keys() : []);

/** A helper stands there now: its entry is written, written anew or, with nothing answered and nothing written, taken away. @param {Walked} walked @param {Date} now */
export function noteWalk(walked, now) {
  const at = record.entries.findIndex(({ id }) => id === open.get(walked.helper));
  if (!walked.answers.length) {
    if (at >= 0) record.entries.splice(at, 1);
    open.delete(walked.helper);
    return;
  }
  if (at >= 0) {
    const before = record.entries[at];
    const time = before.ending === walked.ending ? before.at : now.toISOString();
    record.entries[at] = { ...before, ...walked, at: time };
    return;
  }
  const entry = { ...walked, id: newId(), at: now.toISOString(), about: [] };
  open.set(walked.helper, entry.id);
  record.entries.push(entry);
}

/** The helper is walked once more, for another child or another question: what was written stays as it is. @param {string} helper */
export function closeEntry(helper) {
  open.delete(helper);
}

/** @param {string} id @returns {string} the helper whose boxes still have this entry's words; "" when none has */
export const writtenIn = (id) => [...open].find(([, entry]) => entry === id)?.[0] ?? "";

/** @returns {Child} */
export function addChild() {
  const child = { id: newId(), reference: "", part: "", school: "", speaks: "", home: "", family: "", told: "" };
  record.children.push(child);
  return child;
}

/** @param {string} id */
export function removeChild(id) {
  record.children = record.children.filter((child) => child.id !== id);
  for (const entry of record.entries) entry.about = entry.about.filter((each) => each !== id);
}

/** @param {Omit<Line, "id">} line */
export function addLine(line) {
  record.lines.push({ ...line, id: newId() });
}

/** @param {string} id */
export function removeLine(id) {
  record.lines = record.lines.filter((line) => line.id !== id);
}

/** @param {string} id @param {CaseRecord} [of] @returns {string} what a child is called in the record */
export function nameOfChild(id, of = record) {
  const at = of.children.findIndex((child) => child.id === id);
  return of.children[at]?.reference.trim() || `Child ${at + 1}`;
}

/** @param {CaseRecord} of @returns {Entry[]} decisions of which no reason is written, in their order */
export const withoutReason = (of) => of.entries.filter((entry) => entry.decides && entry.ending && !entry.reason.trim());

/** @param {CaseRecord} of @returns {(Entry | Line)[]} in the order of the day */
export const timeline = (of) => [...of.entries, ...of.lines].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

/** One that no part of the record has. */
function newId() {
  const taken = [...record.children, ...record.entries, ...record.lines].map(({ id }) => Number(id) || 0);
  return String(Math.max(0, ...taken) + 1);
}
