/** The case record and Annex A in one file: its text, its proof, and how such a text is read again. No Python is needed for it. */

import { proofOf } from "../annex-a/proof.js";

/** @typedef {import("./entries.js").CaseRecord} CaseRecord */
/** @typedef {{record: CaseRecord, annexA: string, saved: string, proof: "kept" | "broken" | "none"}} Read ``annexA`` is the text of a file of Annex A, "" without one */

export const KIND = "case-record";
const VERSION = 1;
/** As the file has them; whatever else stands in one is left where it is. */
const SHAPES = {
  children: { id: "", reference: "", part: "", school: "", speaks: "", home: "", family: "", told: "" },
  lines: { id: "", at: "", kind: "", who: "", words: "" },
  entries: { id: "", at: "", helper: "", title: "", version: "", ending: "", reason: "", known: true, decides: false, about: [""], duties: [""], answers: [{ question: "", answer: "", at: "" }], weighed: [{ words: "", tick: "", note: "", row: "" }] },
};

/** @param {CaseRecord} record @param {string} annexA @param {string} policy @param {string} saved @returns {Promise<string>} */
export async function fileTextOf(record, annexA, policy, saved) {
  // Half characters cannot be in a file.
  const text = JSON.stringify({ document: KIND, version: VERSION, saved, policy, record, annexA }, (_, value) =>
    typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value);
  const whole = JSON.parse(text);
  return `${JSON.stringify({ ...whole, proof: await proofOf(whole) }, null, 1)}\n`;
}

/** @param {CaseRecord} record @returns {Promise<string>} by which a printed record and a file can be told to be the same; "" where the browser makes none */
export async function digestOf(record) {
  const proof = await proofOf(record);
  return proof && proof.all;
}

/** @param {Uint8Array} bytes @returns {Promise<Read | string>} or why it is no such file, in words */
export async function readFile(bytes) {
  let found;
  try {
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return "The file is damaged, or it is not one that this page saved.";
  }
  if (found?.document !== KIND) return found?.document ? "This is a file of Annex A alone: open it on the page of Annex A." : "This page did not save that file.";
  if (found.version !== VERSION) return "A newer version of this page saved the file. Load this page again, or open the file where it was saved.";
  const { proof, ...rest } = found;
  const record = recordIn(found.record);
  if (!record || typeof found.annexA !== "string") return "The file is damaged: a part of it is missing or is not what it was.";
  const made = await proofOf(rest);
  const holds = !made ? "none" : proof?.all === made.all ? "kept" : "broken";
  return { record, annexA: found.annexA, saved: String(found.saved ?? ""), proof: holds };
}

/** @param {Uint8Array} bytes @returns {string | null} the file of Annex A in that of a case record, "" where it has none; null where it is no such file */
export function annexAIn(bytes) {
  try {
    const found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return found?.document === KIND ? String(found.annexA ?? "") : null;
  } catch {
    return null;
  }
}

/** @param {any} found @returns {CaseRecord | null} null when it has another shape */
function recordIn(found) {
  const parts = Object.entries(SHAPES).map(([name, shape]) => [name, likeAll(found?.[name], shape)]);
  return parts.some(([, list]) => !list) ? null : Object.fromEntries(parts);
}

/** @param {unknown} found @param {unknown} shape @returns {any[] | null} */
function likeAll(found, shape) {
  if (!Array.isArray(found)) return null;
  const read = found.map((each) => like(each, shape));
  return read.some((each) => each === undefined) ? null : read;
}

/** What was found, if it has that shape: nothing more of it, and nothing else. @param {any} found @param {any} shape @returns {any} undefined if not */
function like(found, shape) {
  if (Array.isArray(shape)) return likeAll(found, shape[0]) ?? undefined;
  if (typeof shape !== "object") return typeof found === typeof shape ? found : undefined;
  if (!found || typeof found !== "object") return undefined;
  const parts = Object.entries(shape).map(([name, part]) => [name, like(found[name], part)]);
  return parts.some(([, part]) => part === undefined) ? undefined : Object.fromEntries(parts);
}
