/** The case record as a document: headings and lines, from which the paper, the Word document and the plain text are made. */

import { printable } from "../annex-a/sheet.js";
import { nameOfChild, timeline, withoutReason } from "./entries.js";
import { goingHome } from "./going-home.js";
import { whenOf } from "./time.js";

/** @typedef {import("./entries.js").CaseRecord} CaseRecord */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./entries.js").Line} Line */
/** @typedef {{heading: string, level: 1 | 2, lines: string[], groups?: Group[]}} Part */
/** @typedef {{head: string, items: string[]}} Group */

export const PUT_IT_AWAY = "Put this in the school’s safeguarding record, and leave no copy on the printer or a shared computer (not in this policy).";

/**
 * @param {CaseRecord} record @param {{policy: string, version: string, digest: string}} head @returns {Part[]}
 */
export function sheetOf(record, { policy, version, digest }) {
  const missing = withoutReason(record).map((entry) => `${entry.title}: ${entry.ending} (${whenOf(entry.at)})`);
  const parts = [
    {
      heading: "Case record",
      level: 1,
      lines: [`${policy} ${version}`.trim(), "Made on this device from what was answered and written in one visit. It decides nothing.", ...(digest ? [`SHA-256 of this record: ${digest}`] : []), PUT_IT_AWAY],
    },
    ...(missing.length ? [{ heading: "Without a reason", level: /** @type {2} */ (2), lines: [], groups: [{ head: "No reason is written for", items: missing }] }] : []),
    ...(record.children.length ? [{ heading: "Children and families (not in this policy)", level: /** @type {2} */ (2), lines: [goingHome(record)].filter(Boolean), groups: [{ head: "Who is in it", items: record.children.map((child) => childInWords(child, record)) }] }] : []),
    ...timeline(record).map((each) => ("helper" in each ? ofEntry(each, record) : ofLine(each))),
  ];
  return JSON.parse(JSON.stringify(parts), (_, value) => (typeof value === "string" ? printable(value) : value));
}

/** @param {import("./entries.js").Child} child @param {CaseRecord} record */
function childInWords(child, record) {
  const { part, school, speaks, home, family, told } = child;
  return [
    nameOfChild(child.id, record),
    part,
    school && `school: ${school}`,
    speaks && `speaks to that school’s safeguarding lead: ${speaks}`,
    home && `goes home at ${home}`,
    family && `family: ${family.toLowerCase()}`,
    told,
  ].filter(Boolean).join("; ");
}

/** @param {Entry} entry @param {CaseRecord} record @returns {Part} */
function ofEntry(entry, record) {
  const about = entry.about.map((id) => nameOfChild(id, record)).join(", ");
  return {
    heading: `${whenOf(entry.at)}: ${entry.title}`,
    level: 2,
    lines: [
      entry.ending ? `Came to: ${entry.ending}` : "No ending reached.",
      ...(about ? [`About: ${about}`] : []),
      ...(entry.ending && entry.decides ? [`Decided, and why: ${entry.reason || "no reason written"}`] : entry.reason ? [`Noted: ${entry.reason}`] : []),
      `Version: ${entry.version}`,
    ],
    groups: groupsOf(entry),
  };
}

/** @param {Entry} entry @returns {Group[]} what stands in a walk's fold, and below it on paper; none that is empty */
export function groupsOf({ answers, weighed, duties, known }) {
  const said = known ? "What the helper said" : "What any way to this ending may call for";
  return [
    { head: "Answers", items: answers.map(({ question, answer, at }) => `${question} ${answer} (${whenOf(at)})`) },
    { head: "Weighed and noted", items: weighed.map(({ words, tick, note }) => [`${tick || "Not ticked"}: ${words}`, note && `Note: ${note}`].filter(Boolean).join(" ")) },
    { head: said, items: duties },
  ].filter(({ items }) => items.length);
}

/** @param {Line} line @returns {Part} */
const ofLine = ({ at, kind, who, words }) => ({ heading: `${whenOf(at)}: ${kind}`, level: 2, lines: [...(who ? [who] : []), words] });

/** @param {Part[]} parts @returns {string} plain text, for the school’s own system */
export function textOf(parts) {
  const lists = (/** @type {Group[]} */ groups) => groups.flatMap(({ head, items }) => [`${head}:`, ...items.map((each) => `- ${each}`)]);
  return `${parts.map(({ heading, lines, groups = [] }) => [heading.toUpperCase(), ...lines, ...lists(groups)].join("\n")).join("\n\n")}\n`;
}
