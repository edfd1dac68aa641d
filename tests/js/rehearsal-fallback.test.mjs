// A part of a scenario is marked by the page's data as Python marks it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mark } from "../../overrides/assets/js/rehearsal/rehearsal-fallback.js";
import { expected } from "./expected.mjs";

test("every sheet of every part of every scenario is marked as Python marks it", () => {
  let count = 0;
  for (const { name, flow, accepted, cases } of expected("marks")) {
    for (const [given, marked] of cases) {
      const found = mark({ id: name, flow, accepted }, given);
      assert.deepEqual([found.marks, found.parted, found.step, found.kind, found.expected], marked, `${name}: ${JSON.stringify(given)}`);
      count += 1;
    }
  }
  assert.ok(count > 2000, `only ${count} sheets`);
});
