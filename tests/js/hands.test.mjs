/** Saved counts of hands: what a file may hold, what it adds up to, and what is suggested next. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileText, merged, readHands } from "../../overrides/assets/js/rehearsal/hands-file.js";
import { byDuty, byQuestion, suggested } from "../../overrides/assets/js/rehearsal/hands-sums.js";

const AT = "2026-11-30T09:00:00.000Z";
const vote = (more = {}) => ({ id: "the-bundle/one/act", right: [1], duties: [["tell"], ["tell", "stay"], ["stay"]], first: [6, 3, 1], second: [2, 8, 0], ...more });
const group = (more = {}) => ({ key: "aa", at: AT, shown: "the-bundle", votes: [vote()], ...more });
const bytes = (found) => new TextEncoder().encode(typeof found === "string" ? found : JSON.stringify(found));
const file = (groups) => ({ document: "hands", version: 1, groups });

test("what is saved is read back, without a vote of fewer than five hands", () => {
  const few = vote({ id: "the-bundle/two/act", first: [4, 0, 0], second: [] });
  const half = vote({ id: "the-bundle/three/act", first: [5, 0, 0], second: [2, 2, 0] });
  assert.deepEqual(readHands(bytes(fileText([group({ votes: [vote(), few, half] })]))), [group({ votes: [vote(), { ...half, second: [] }] })]);
  // Nor does a file that somebody else made tell of one person.
  assert.deepEqual(readHands(bytes(file([group({ votes: [few] })]))), []);
});

test("a foreign, newer, damaged or altered file is refused with words", () => {
  for (const [found, said] of [
    ["", "damaged"],
    [fileText([group()]).slice(0, -9), "damaged"],
    [new Uint8Array([255, 254, 0]), "damaged"],
    ["null", "did not save"],
    ["[1]", "did not save"],
    [{ document: "case-record", version: 1 }, "did not save"],
    [{ document: "hands", version: 2, groups: [] }, "newer"],
    [{ document: "hands", version: 1 }, "damaged"],
    [file([group({ key: "A name" })]), "damaged"],
    [file([group({ at: "last week" })]), "damaged"],
    [file([group({ at: "2026-13-45T09:00:00.000Z" })]), "damaged"],
    [file([null]), "damaged"],
    [file([group({ votes: [vote({ first: [1, 2] })] })]), "damaged"],
    [file([group({ votes: [vote({ first: [1, 2, -3] })] })]), "damaged"],
    [file([group({ votes: [vote({ first: [1, 2, 1e9] })] })]), "damaged"],
    [file([group({ votes: [vote({ right: [3] })] })]), "damaged"],
    [file([group({ votes: [vote({ duties: [["tell"], "stay", []] })] })]), "damaged"],
    [file(Array(501).fill(group())), "damaged"],
  ]) {
    const read = readHands(found instanceof Uint8Array ? found : bytes(found));
    assert.equal(typeof read, "string", JSON.stringify(found).slice(0, 80));
    assert.match(String(read), new RegExp(said));
  }
});

test("a group that stands in several files counts once, as it was counted last", () => {
  const later = group({ at: "2026-11-30T10:00:00.000Z", votes: [vote(), vote({ id: "the-bundle/two/act" })] });
  assert.deepEqual(merged([group(), later, group(), group({ key: "bb", at: "2026-10-01T09:00:00.000Z" })]).map(({ key, votes }) => [key, votes.length]), [["aa", 2], ["bb", 1]]);
});

test("hands are added up by question, and by what they left out, before and after", () => {
  const other = group({ key: "bb", votes: [vote({ first: [0, 5, 5], second: [] })] });
  assert.deepEqual(byQuestion([group(), other]), [{ id: "the-bundle/one/act", first: { some: 8, of: 20 }, second: { some: 8, of: 10 }, last: { some: 13, of: 20 } }]);
  assert.deepEqual(byDuty([group(), other]).map(({ id, first, second, last }) => [id, first.some, second.some, last.some, last.of]), [["stay", 6, 0, 5, 20], ["tell", 6, 2, 2, 20]]);
});

test("what meets most of what was left out comes first, and nothing that meets none of it", () => {
  const offers = [["a", ["tell"]], ["b", ["stay"]], ["c", ["stay", "tell"]], ["d", ["other"]]].map(([name, duties], order) => ({ name, duties, order }));
  const other = group({ key: "bb", votes: [vote({ first: [0, 5, 5], second: [] })] });
  assert.deepEqual(suggested(byDuty([group(), other]), offers).map(({ name }) => name), ["c", "b", "a"]);
  assert.deepEqual(suggested([], offers), []);
});
