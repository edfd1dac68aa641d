/** This week's moment is the same for the whole school from Monday to Sunday, in every time zone and over each change of the clocks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ofTheWeek, weekOf } from "../../overrides/assets/js/rehearsal/week.js";

const LIST = ["a", "b", "c", "d", "e"];

test("a week goes from Monday to Sunday, at any hour", () => {
  const monday = weekOf(new Date(2026, 10, 30, 0, 1));
  assert.equal(weekOf(new Date(2026, 11, 6, 23, 59)), monday);
  assert.equal(weekOf(new Date(2026, 10, 29, 23, 59)), monday - 1);
  assert.equal(weekOf(new Date(2026, 11, 7, 0, 0)), monday + 1);
});

test("the next week has the next, also over the end of a year and over a change of the clocks", () => {
  for (let week = 0; week < 520; week += 1) {
    const chosen = LIST.indexOf(ofTheWeek(LIST, new Date(2023, 0, 2 + 7 * week)) ?? "");
    const next = LIST.indexOf(ofTheWeek(LIST, new Date(2023, 0, 9 + 7 * week)) ?? "");
    assert.equal(next, (chosen + 1) % LIST.length);
  }
});

test("where there is nothing to choose from, nothing is chosen", () => {
  assert.equal(ofTheWeek([], new Date()), undefined);
});
