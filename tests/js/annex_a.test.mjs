// Annex A's own rules that need no page: undo, a draft's clock, passphrases, the head of a locked file.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { isLocked, neverOpens } from "../../overrides/assets/js/annex-a/age-head.js";
import { isStillTold, settled, standing } from "../../overrides/assets/js/annex-a/draft-clock.js";
import { can, forgetHistory, redo, remember, undo } from "../../overrides/assets/js/annex-a/history.js";
import { prepared, spellings } from "../../overrides/assets/js/annex-a/passphrase.js";

const sheet = (/** @type {string} */ words) => /** @type {any} */ ({ entries: { referrer: words } });
afterEach(forgetHistory);

test("what was changed is undone, and done again", () => {
  remember(sheet("before"), "");
  assert.deepEqual(undo(sheet("after")), sheet("before"));
  assert.deepEqual(redo(sheet("before")), sheet("after"));
  assert.deepEqual(can(), { undo: true, redo: false });
});

test("typing in one box is one change, and in another box one more", () => {
  for (const [words, box] of [["", "a"], ["x", "a"], ["xy", "b"]]) remember(sheet(words), box);
  assert.deepEqual(undo(sheet("xyz")), sheet("xy"));
  assert.deepEqual(undo(sheet("xy")), sheet(""));
  assert.equal(undo(sheet("")), undefined);
});

test("a change after an undo forgets what was undone", () => {
  remember(sheet("one"), "");
  undo(sheet("two"));
  remember(sheet("one"), "");
  assert.equal(can().redo, false);
});

test("what is remembered does not change with the sheet", () => {
  const now = sheet("before");
  remember(now, "");
  now.entries.referrer = "after";
  assert.deepEqual(undo(now), sheet("before"));
});

const DAY = 86_400_000;
const draft = (/** @type {object} */ more = {}) => /** @type {any} */ ({ kept: 100 * DAY, expires: 107 * DAY, ...more });

test("a draft is kept for its span, and said to end two days before", () => {
  assert.equal(standing(draft(), 104 * DAY).is, "kept");
  assert.equal(standing(draft(), 105 * DAY).is, "ending");
  assert.equal(standing(draft(), 107 * DAY).is, "ended");
});

test("a draft that is found ended is deleted only when it is found so a day later", () => {
  const found = settled(draft(), 200 * DAY);
  assert.equal(found?.seenEnded, 200 * DAY);
  assert.ok(settled(/** @type {any} */ (found), 200.5 * DAY));
  assert.equal(settled(/** @type {any} */ (found), 201 * DAY), null);
});

test("a clock that was wrong once destroys nothing", () => {
  const found = settled(draft(), 200 * DAY);
  assert.equal(settled(/** @type {any} */ (found), 103 * DAY)?.seenEnded, undefined);
});

test("a clock that is set back gives one span more, and not for ever", () => {
  const found = settled(draft(), 10 * DAY);
  assert.equal(found?.setBack, 10 * DAY);
  assert.equal(standing(/** @type {any} */ (found), 14 * DAY).is, "kept");
  assert.equal(standing(/** @type {any} */ (found), 18 * DAY).is, "ended");
});

test("that a draft ended is said for six weeks", () => {
  assert.ok(isStillTold({ kept: 0, ended: 100 * DAY }, 142 * DAY));
  assert.ok(!isStillTold({ kept: 0, ended: 100 * DAY }, 143 * DAY));
});

test("a passphrase is the same however a keyboard composes it, and whatever spaces it has", () => {
  assert.equal(prepared(" cafe\u0301\u00a0au lait "), "caf\u00e9 au lait");
  assert.deepEqual(spellings("plain words"), ["plain words"]);
  assert.deepEqual(spellings("cafe\u0301"), ["caf\u00e9", "cafe\u0301"]);
});

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
const head = (/** @type {string | number} */ work) =>
  `age-encryption.org/v1\n-> scrypt ${"A".repeat(22)} ${work}\n${"B".repeat(43)}\n--- ${"C".repeat(43)}\n`;

test("the head of a locked file tells whether any passphrase can open it", () => {
  const body = "x".repeat(40);
  assert.ok(isLocked(bytes(head(18))) && !isLocked(bytes("{}")));
  assert.equal(neverOpens(bytes(head(18) + body)), "");
  assert.match(neverOpens(bytes(head(18))), /end of the file is missing/);
  assert.match(neverOpens(bytes(head(21) + body)), /far too long/);
  assert.match(neverOpens(bytes(head("0") + body)), /beginning of the file is damaged/);
  assert.match(neverOpens(bytes(head(18).replace("scrypt", "X25519") + body)), /locked for a key/);
});
