// The walk by the page's data leads where Python's does: node --test tests/js/*.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf, pausesOf, walkWithoutPython } from "../../overrides/assets/js/helper/walk-fallback.js";
import { expected } from "./expected.mjs";

const FLOW = { name: "a", steps: { one: { yes: "rest", no: "end" }, rest: { on: "end" }, end: {} } };

test("an answer that is not on offer counts as not given, and is named as dropped", () => {
  assert.deepEqual(walkWithoutPython(FLOW, [["one", "perhaps"]]), { step: "one", kind: "question", taken: [], dropped: [["one", "perhaps"]] });
});

test("a step is a question, a pause or an ending by how many answers it has", () => {
  assert.deepEqual(Object.keys(FLOW.steps).map((step) => kindOf(FLOW, step)), ["question", "pause", "ending"]);
  assert.deepEqual(pausesOf(FLOW), [["rest", "on"]]);
});

test("every way through every helper leads where it leads in Python", () => {
  let count = 0;
  for (const { name, flow, cases } of expected("walks")) {
    for (const [given, where] of cases) {
      const found = walkWithoutPython(flow, given);
      assert.deepEqual([found.step, found.kind, found.taken, found.dropped], where, `${name}: ${JSON.stringify(given)}`);
      count += 1;
    }
  }
  assert.ok(count > 5000, `only ${count} walks`);
});
