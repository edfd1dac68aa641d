/** The policy's own words, found and put into the text that stands in the editor: nobody types a quotation. */

import { button, make } from "../page/dom.js";
import { ask, part } from "./asking.js";

/** @typedef {{number: string, heading: string, lead: string, passages: {words: string, strength: string}[]}} Found */

/** @param {() => import("./editor.js").Editor | undefined} editor */
export function startQuoting(editor) {
  const box = /** @type {HTMLInputElement} */ (document.querySelector("#desk-find"));
  part("find").addEventListener("submit", (event) => {
    event.preventDefault();
    void find(box.value, editor);
  });
}

/** @param {string} words @param {() => import("./editor.js").Editor | undefined} editor */
async function find(words, editor) {
  const answer = await ask({ do: "find", words });
  const found = /** @type {Found[]} */ (answer?.found ?? []);
  part("found-told").textContent = !found.length
    ? "No paragraph of the policy has all of these words. Try fewer, or another one."
    : `${answer.count} ${answer.count === 1 ? "paragraph has" : "paragraphs have"} them.${answer.count > found.length ? ` The first ${found.length}:` : ""}`;
  part("found").replaceChildren(...found.map((each) => paragraph(each, editor)));
}

/** @param {Found} found @param {() => import("./editor.js").Editor | undefined} editor */
function paragraph({ number, heading, lead, passages }, editor) {
  const choices = passages.map(({ words, strength }, passage) => {
    const put = button("Put it in", () => void putIn(number, passage, editor), "md-button desk-small");
    put.setAttribute("aria-label", `Put it in: ${words}`);
    return make("li", {}, `“${words}” `, make("span", { className: "desk-hint", textContent: `Bears at most: ${strength}.` }), put);
  });
  return make("li", {}, make("strong", { textContent: `${number}, ${heading}` }), lead ? make("span", { className: "desk-hint", textContent: `Under: ${lead}` }) : "", make("ul", {}, ...choices));
}

/** @param {string} number @param {number} passage @param {() => import("./editor.js").Editor | undefined} editor */
async function putIn(number, passage, editor) {
  const now = editor();
  if (!now) return;
  const text = now.text();
  const answer = await ask({ do: "put", text, line: now.line(), number, passage });
  // Something was typed meanwhile: the lines are others.
  if (!answer || answer.problems.length || now.text() !== text) return void (part("found-told").textContent = "It was not put in. Try again.");
  now.put(answer);
}

export function clearFound() {
  const box = document.querySelector("#desk-find");
  if (box instanceof HTMLInputElement) box.value = "";
  part("found").replaceChildren();
  part("found-told").textContent = "";
}
