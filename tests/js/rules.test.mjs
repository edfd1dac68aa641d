// Small rules of the page that need none: a rehearsal's marks, the school's hours, how old the kept copy is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { copyAge } from "../../overrides/assets/js/offline/copy-age.js";
import { isOpen, nextDay } from "../../overrides/assets/js/helper/hours.js";
import { mark } from "../../overrides/assets/js/rehearsal/rehearsal-fallback.js";

const flow = {
  steps: {
    danger: { yes: "ring", no: "wait" },
    wait: { on: "sure" },
    sure: { yes: "tell", no: "record", "not-sure": "tell" },
    ring: {}, tell: {}, record: {},
  },
};
const part = { id: "", flow, accepted: { danger: ["no"], sure: ["no"] } };

test("a way is marked beside the table's: the same, parted, more careful, or a matter of judgement", () => {
  /** @type {(...given: [string, string][]) => [string, string][]} */
  const marks = (...given) => mark(part, given).marks;
  assert.deepEqual(marks(["danger", "no"], ["sure", "no"]), [["danger", "same"], ["sure", "same"]]);
  assert.deepEqual(marks(["danger", "yes"]), [["danger", "parted"]]);
  assert.deepEqual(marks(["danger", "no"], ["sure", "not-sure"]).at(-1), ["sure", "more-careful"]);
  const either = { ...part, accepted: { danger: ["no"], sure: ["no", "yes"] } };
  assert.deepEqual(mark(either, [["danger", "no"], ["sure", "yes"]]).marks.at(-1), ["sure", "judgement"]);
  const short = { ...part, accepted: { danger: ["yes"] } };
  assert.deepEqual(mark(short, [["danger", "no"], ["sure", "no"]]).marks.at(-1), ["sure", "beyond"]);
});

test("a debrief says where the ways part, and where each leads", () => {
  const debrief = mark(part, [["danger", "no"], ["sure", "yes"]]);
  assert.deepEqual([debrief.parted, debrief.step, debrief.kind, debrief.expected], ["sure", "tell", "ending", "record"]);
});

/** @type {import("../../overrides/assets/js/helper/hours.js").Hours} */
const hours = {
  opens: "08:45", closes: "15:20", shut: ["2026-11-30"],
  terms: [["2026-09-03", "2026-10-23"], ["2026-11-02", "2026-12-18"]],
};

test("the school is open on a school day between its hours, by the time in England", () => {
  for (const [at, open] of /** @type {[string, boolean | undefined][]} */ ([
    ["2026-11-27T10:00:00Z", true], ["2026-11-26T22:30:00Z", false], ["2026-11-27T08:44:00Z", false], ["2026-11-27T15:20:00Z", false],
    ["2026-11-28T12:00:00Z", false], ["2026-11-30T12:00:00Z", false], ["2026-10-28T12:00:00Z", false],
    // Summer time: it is a quarter to nine there.
    ["2026-09-10T07:45:00Z", true], ["2026-09-10T07:44:00Z", false],
    // The school has said nothing of these days.
    ["2026-08-20T10:00:00Z", undefined], ["2027-01-11T10:00:00Z", undefined],
  ])) assert.equal(isOpen(hours, new Date(at)), open, at);
});

test("when it opens again is said with its day", () => {
  for (const [at, said] of [
    ["2026-11-26T22:30:00Z", "tomorrow at 08:45"], ["2026-11-27T06:30:00Z", "today at 08:45"], ["2026-11-27T22:30:00Z", "on Tuesday at 08:45"],
    ["2026-11-28T12:00:00Z", "on Tuesday at 08:45"], ["2026-10-28T12:00:00Z", "on Monday at 08:45"], ["2026-12-18T22:00:00Z", ""],
  ]) assert.equal(nextDay(hours, new Date(at)), said, at);
});

test("the kept copy says that it is old from two weeks on, and more strongly from sixty days", () => {
  const now = Date.UTC(2026, 10, 29, 12);
  /** @type {(days: number, host?: import("../../overrides/assets/js/offline/copy-age.js").Host) => ReturnType<typeof copyAge>} */
  const age = (days, host = "silent") => copyAge({ on: now - days * 86_400_000, host }, now);
  assert.equal(age(13.9).line, "");
  assert.match(age(14.1).line, /^This copy was last compared .* 15 November 2026\. Numbers and names may have changed\. Connect/);
  assert.equal(age(59.9).veryOld, false);
  assert.match(age(60.1).line, /^Old copy\. /);
  assert.ok(age(60.1).veryOld);
  assert.equal(age(100, "same").line, "");
  assert.match(age(20, "newer").line, /last the same as .* A newer version has not taken its place yet\./);
  assert.match(age(1, "other").foot, /something else answers at its address/);
  assert.match(age(-400).line, /not known when/, "a day that is still to come was said by a wrong clock");
});
