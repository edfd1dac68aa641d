// What a developer is told has no word that a reader typed, and a published page tells nothing.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { PageError, tellDeveloper } from "../../overrides/assets/js/page/developer.js";

const TYPED = "Sam said\n    at Alex's house:1:2 that he was hit";
let marked = true;
globalThis.document = /** @type {any} */ ({ documentElement: { hasAttribute: (name) => marked && name === "data-developer" } });
const said = mock.method(console, "error", () => undefined);
const told = () => said.mock.calls.map(({ arguments: [words] }) => words).join("\n");

beforeEach(() => {
  marked = true;
  said.mock.resetCalls();
});

test("of an error of the browser's own its kind and its places are told, and none of its words", () => {
  tellDeveloper("The form does not start.", new SyntaxError(TYPED));
  assert.match(told(), /^The form does not start\.\nSyntaxError\n.*developer\.test\.mjs:\d+:\d+/);
  assert.doesNotMatch(told(), /Sam|Alex|hit/);
});

test("an error of ours is told in its own words", () => {
  tellDeveloper("", new PageError("div.helper has no HTMLElement “.left”."));
  assert.match(told(), /^div\.helper has no HTMLElement “\.left”\.\n/);
});

test("what is thrown and is no error is not told", () => {
  tellDeveloper("Something failed.", TYPED);
  assert.equal(told(), "Something failed.");
});

test("a page without the mark tells nothing", () => {
  marked = false;
  tellDeveloper("Something failed.", new PageError("It did."));
  assert.equal(said.mock.callCount(), 0);
});
