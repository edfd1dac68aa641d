// The rules of a case that need no page: what is offered in the next helper, what the record keeps, its file.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { addChild, addLine, asText, closeEntry, forgetRecord, isSafe, isSafeAs, noteWalk, removeChild, theRecord, withoutReason } from "../../overrides/assets/js/case/entries.js";
import { forgetFacts, noteAnswers, offerFor } from "../../overrides/assets/js/case/facts.js";
import { fileTextOf, readFile } from "../../overrides/assets/js/case/file.js";
import { sheetOf, textOf } from "../../overrides/assets/js/case/sheet.js";

const [NO, NOT_SURE, YES] = [0, 2, 3];
const ONE = { name: "one", title: "One", flow: flow("one", { picture: { yes: [["image", YES], ["sexual", YES]], no: [["image", NO]], "not-sure": [["image", NOT_SURE]] } }) };
const TWO = { name: "two", title: "Two", flow: flow("two", {
  "any-picture": { seen: [["image", YES]], none: [["image", NO]], "not-sure": [["image", NOT_SURE]] },
  both: { yes: [["image", YES], ["adult", YES]], no: [["image", NO], ["adult", NO]] },
}) };
const at = (/** @type {number} */ minute) => new Date(Date.UTC(2026, 10, 30, 14, minute));
const words = (/** @type {[string, string]} */ [step, answer]) => /** @type {[string, string]} */ ([`${step}?`, answer]);

function flow(/** @type {string} */ name, /** @type {any} */ says) {
  return { name, steps: {}, says };
}

beforeEach(() => {
  forgetFacts();
  forgetRecord();
});

test("the answer that states the same fact is offered, whatever its words, with where and when it was given", () => {
  noteAnswers(ONE, [["picture", "no"]], words, at(12));
  const offer = offerFor("two", TWO.flow, "any-picture");
  assert.equal(offer?.answer, "none");
  assert.deepEqual([offer?.told.title, offer?.told.question, offer?.told.answer, offer?.told.at], ["One", "picture?", "no", at(12)]);
});

test("not sure is offered as not sure", () => {
  noteAnswers(ONE, [["picture", "not-sure"]], words, at(12));
  assert.equal(offerFor("two", TWO.flow, "any-picture")?.answer, "not-sure");
});

test("an answer that says more than is known is not offered", () => {
  noteAnswers(ONE, [["picture", "yes"]], words, at(12));
  assert.equal(offerFor("two", TWO.flow, "both"), undefined);
});

test("where two answers fit what is known, neither is offered", () => {
  noteAnswers(ONE, [["picture", "no"]], words, at(12));
  const three = flow("three", { which: { no: [["image", NO]], "not-yet": [["image", NO]], yes: [["image", YES]] } });
  assert.equal(offerFor("three", three, "which"), undefined);
});

test("a helper is offered nothing of its own, and nothing that it was told otherwise since", () => {
  noteAnswers(ONE, [["picture", "no"]], words, at(12));
  assert.equal(offerFor("one", ONE.flow, "picture"), undefined);
  noteAnswers(TWO, [["any-picture", "seen"]], words, at(20));
  assert.equal(offerFor("two", TWO.flow, "any-picture"), undefined);
  assert.equal(offerFor("three", TWO.flow, "any-picture")?.answer, "seen");
});

test("an answer keeps the time at which it was first given", () => {
  noteAnswers(ONE, [["picture", "no"]], words, at(12));
  const [again] = noteAnswers(ONE, [["picture", "no"]], words, at(40));
  assert.deepEqual(again.at, at(12));
});

test("once the case is forgotten nothing is offered", () => {
  noteAnswers(ONE, [["picture", "no"]], words, at(12));
  forgetFacts();
  assert.equal(offerFor("two", TWO.flow, "any-picture"), undefined);
});

/** @returns {any} */
const walked = (/** @type {object} */ has = {}) => ({
  helper: "one", title: "One", version: "words abc", answers: [{ question: "picture?", answer: "no", at: at(12).toISOString() }],
  weighed: [], ending: "", duties: [], known: true, decides: true, reason: "", ...has,
});

test("a walk has one entry while it goes on, and another once it is begun again", () => {
  noteWalk(walked(), at(12));
  noteWalk(walked({ ending: "Tell", reason: "because" }), at(14));
  assert.deepEqual(theRecord().entries.map(({ ending, at: time }) => [ending, time]), [["Tell", at(14).toISOString()]]);
  closeEntry("one");
  noteWalk(walked({ answers: [] }), at(15));
  noteWalk(walked(), at(16));
  assert.equal(theRecord().entries.length, 2);
});

test("a walk that was gone back from to its beginning is none", () => {
  noteWalk(walked(), at(12));
  noteWalk(walked({ answers: [] }), at(13));
  assert.equal(theRecord().entries.length, 0);
});

test("an ending without a reason is listed where somebody decides, and only there", () => {
  noteWalk(walked({ ending: "Tell" }), at(12));
  noteWalk(walked({ helper: "two", ending: "Tell", decides: false }), at(13));
  noteWalk(walked({ helper: "three", ending: "Tell", reason: "because" }), at(14));
  assert.deepEqual(withoutReason(theRecord()).map(({ helper }) => helper), ["one"]);
  assert.match(textOf(sheetOf(theRecord(), { policy: "", version: "", digest: "" })), /WITHOUT A REASON/);
});

test("a child who is taken out is taken out of every entry", () => {
  const child = addChild();
  noteWalk(walked(), at(12));
  theRecord().entries[0].about = [child.id];
  removeChild(child.id);
  assert.deepEqual(theRecord().entries[0].about, []);
});

test("what comes to a saved record makes it unsaved", () => {
  noteWalk(walked(), at(12));
  isSafeAs(asText());
  assert.equal(isSafe(), true);
  addLine({ at: at(13).toISOString(), kind: "Noted", who: "", words: "x" });
  assert.equal(isSafe(), false);
});

test("a saved record is read back as it was, with Annex A beside it, and damage to it is seen", async () => {
  addChild().reference = "A.B.";
  noteWalk(walked({ ending: "Tell", weighed: [{ words: "w", tick: "Weighed", note: "n", row: "crime" }] }), at(12));
  addLine({ at: at(13).toISOString(), kind: "Noted", who: "DSL", words: "half \ud83d" });
  const text = await fileTextOf(theRecord(), "the form", "policy", "now");
  const read = /** @type {any} */ (await readFile(new TextEncoder().encode(text)));
  assert.deepEqual([read.proof, read.annexA, read.record.children[0].reference], ["kept", "the form", "A.B."]);
  assert.deepEqual(read.record.entries, theRecord().entries);
  const broken = /** @type {any} */ (await readFile(new TextEncoder().encode(text.replace("A.B.", "A.C."))));
  assert.equal(broken.proof, "broken");
});

test("what is no such file is refused in words", async () => {
  const refused = async (/** @type {string} */ text) => String(await readFile(new TextEncoder().encode(text)));
  assert.match(await refused("{"), /damaged/);
  assert.match(await refused('{"document": "annex-a"}'), /page of Annex A/);
  assert.match(await refused('{"document": "case-record", "version": 9}'), /newer version/);
  assert.match(await refused('{"document": "case-record", "version": 1, "record": {"children": [{"id": 1}], "entries": [], "lines": []}, "annexA": ""}'), /damaged/);
});
