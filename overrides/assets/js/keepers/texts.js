/** A text at the desk, of a helper, a scenario or the duties: in the editor, with what Python says of it as somebody types. Nothing is kept. */

import { button, make } from "../page/dom.js";
import { ask, part } from "./asking.js";
import { showDifferences } from "./differences.js";
import { openEditor } from "./editor.js";
import { showParts } from "./parts.js";
import { clearFound, startQuoting } from "./quoting.js";
import { addOption, forgetOffered, groupOf, offered, offerTexts, optionOf, select, titleOf } from "./text-list.js";
import { showSteps, showWalk } from "./walk.js";

/** @typedef {import("./walk.js").Given} Given */
/** @typedef {{file: string, title: string, text: string}} Opened */

/** How long nobody has to type before the text is looked at. */
const PAUSE = 500;

/** The texts as they are published, as far as they were asked for; "" for one that is new. @type {Map<string, string>} */
const published = new Map();
/** The texts that are others. @type {Map<string, string>} */
const drafts = new Map();
/** What each of them changes; null while it has mistakes. @type {Map<string, import("./differences.js").Differences | null>} */
const found = new Map();
/** The titles of scenarios that are new: the page's list does not have them. @type {Map<string, string>} */
const begun = new Map();
/** @type {import("./editor.js").Editor | undefined} */
let editor;
let file = "";
/** @type {Given[]} */
let given = [];
let asked = 0;
let timer = 0;
let touched = () => {};

/** Whether the desk is still the page that is shown. */
const isShown = () => select() !== null;
/** @returns {{texts: Record<string, string>, marks: Record<string, string>}} for Python, with the fingerprints that are shown */
export const textWork = () => ({ texts: Object.fromEntries(drafts), marks: Object.fromEntries([...found].map(([each, what]) => [each, what?.mark ?? ""])) });

export const isTextChanged = () => drafts.size > 0;

/** @param {() => void} whenTouched is called as soon as something is typed */
export function startTexts(whenTouched) {
  touched = whenTouched;
  select().addEventListener("change", () => void choose(select().value));
  part("back").addEventListener("click", () => (begun.has(file) ? takeAway() : editor?.replaceAll(published.get(file) ?? "")));
  part("again").addEventListener("click", () => void walkTo([]));
  part("begin").addEventListener("submit", (event) => {
    event.preventDefault();
    void begin();
  });
  startQuoting(() => editor);
}

/** Python is there. Who comes back from another page of the site finds the text as they left it. */
export function showTexts() {
  editor?.close();
  editor = undefined;
  for (const [each, title] of [...begun, ...offered()]) addOption(each, title);
  select().value = file;
  showDifferences(found, titleOf);
  if (file) void choose(file);
}

/** @param {string} of a text's file @param {number} line opens it there, as somebody would who chose it from the list */
export async function openText(of, line) {
  select().value = of;
  await choose(of, line);
}

/** The desk stands on other files now: none of its texts is what it was. */
export function forgetPublished() {
  forgetTexts();
  published.clear();
  forgetOffered();
}

/** A new scenario, with the text that stands in the editor to begin with. */
async function begin() {
  const box = /** @type {HTMLInputElement} */ (document.querySelector("#desk-begin"));
  const told = part("begun");
  const answer = await ask({ do: "begin", title: box.value, example: editor?.text() ?? "" });
  const wrong = !answer ? "That did not work. Try again." : (answer.problems[0]?.said ?? (begun.has(answer.file) ? "You have begun one with this title already." : ""));
  told.textContent = wrong;
  if (wrong) return box.focus();
  published.set(answer.file, "");
  begun.set(answer.file, box.value.trim());
  drafts.set(answer.file, answer.text);
  touched();
  addOption(answer.file, box.value.trim());
  box.value = "";
  select().value = answer.file;
  told.textContent = "It stands in the text, with the words of the other one. Change them.";
  await choose(answer.file, 1);
}

/** A new scenario is not to be one after all. */
function takeAway() {
  drafts.delete(file);
  found.delete(file);
  begun.delete(file);
  optionOf(file)?.remove();
  select().value = "";
  void choose("");
  showDifferences(found, titleOf);
  select().focus();
}

/** @param {string} chosen "" for none @param {number} [line] where to go into its text: before it is looked at, which takes a while */
async function choose(chosen, line = 0) {
  editor?.close();
  editor = undefined;
  file = chosen;
  given = [];
  asked++;
  part("text").hidden = !chosen;
  part("editor").dataset.looked = "";
  const kind = groupOf(chosen)?.dataset.kind ?? "";
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-desk-only]"))) each.hidden = !each.dataset.deskOnly?.split(" ").includes(kind);
  part("back").textContent = begun.has(chosen) ? "Take this new scenario away" : "Put it back as published";
  if (!chosen || !(await fetchPublished(chosen)) || file !== chosen || !isShown()) return;
  const opened = await openEditor(part("editor"), drafts.get(chosen) ?? published.get(chosen) ?? "", `The text: ${titleOf(chosen)}`, typed).catch(() => undefined);
  if (file !== chosen || editor || !isShown()) return void opened?.close();
  if (!opened) return void (part("looked").textContent = "The editor could not be fetched. Open the page again to try once more.");
  editor = opened;
  if (line) editor.goTo(line);
  await look();
}

/** @param {string} of @returns {Promise<boolean>} */
async function fetchPublished(of) {
  if (published.has(of)) return true;
  const answer = await ask({ do: "text", file: of });
  if (!answer || answer.problems.length) return false;
  published.set(of, answer.text);
  return true;
}

function typed() {
  const text = editor?.text() ?? "";
  if (text === published.get(file)) drafts.delete(file);
  else drafts.set(file, text);
  found.delete(file);
  touched();
  asked++;
  part("editor").dataset.looked = "";
  clearTimeout(timer);
  timer = setTimeout(() => void look(), PAUSE);
}

async function look() {
  const number = ++asked;
  const text = editor?.text() ?? "";
  if (!isShown()) return;
  part("looked").textContent = "Checking.";
  const answer = await ask({ do: "look", file, text, given, texts: Object.fromEntries(drafts) });
  // Something else has been typed or chosen meanwhile: that is looked at by itself.
  if (number !== asked || !editor || !isShown()) return;
  if (!answer) return void (part("looked").textContent = "That did not work. Change something to try again; what you typed is still here.");
  const { problems, steps, walk, parts } = answer;
  showWrong(problems);
  showSteps(steps, goTo);
  showWalk(walk, (next) => void walkTo(next));
  showParts(parts, goTo);
  if (!drafts.has(file)) found.delete(file);
  else if (problems.length) found.set(file, null);
  else {
    const broken = await weigh(file);
    if (number !== asked || !isShown()) return;
    showWrong(broken);
  }
  part("editor").dataset.looked = part("problems").childElementCount ? "wrong" : "right";
  showDifferences(found, titleOf);
}

const goTo = (/** @type {number} */ line) => editor?.goTo(line);

/** @param {import("./editor.js").Wrong[]} problems */
function showWrong(problems) {
  editor?.mark(problems);
  const lines = problems.map(({ line, said }) => make("li", {}, button(`Line ${line}`, () => goTo(line), "md-button desk-small"), ` ${said}`));
  part("problems").replaceChildren(...lines);
  part("looked").textContent = !problems.length ? "Nothing is wrong in this text." : problems.length === 1 ? "1 thing is wrong:" : `${problems.length} things are wrong:`;
}

/** @param {string} of a changed text: what it changes @returns {Promise<import("./editor.js").Wrong[]>} the safety rules that it breaks */
async function weigh(of) {
  const text = drafts.get(of);
  part("weighed").textContent = "Working out what this changes. For the duties it takes a while: every way of every helper is looked at.";
  const answer = await ask({ do: "differ", file: of, text, texts: Object.fromEntries(drafts) });
  if (isShown()) part("weighed").textContent = "";
  if (drafts.get(of) !== text) return [];
  found.set(of, answer?.sections ? answer : null);
  return answer?.problems ?? [];
}

/** @param {Given[]} next */
async function walkTo(next) {
  const answer = await ask({ do: "walk", file, text: editor?.text() ?? "", given: next });
  if (!answer?.walk || !isShown()) return;
  given = next;
  showWalk(answer.walk, (after) => void walkTo(after), true);
}

/** @param {Opened[]} texts of a file that was opened */
export async function fillTexts(texts) {
  forgetTexts();
  for (const { file: each, title, text } of texts) {
    if (!(await fetchPublished(each))) continue;
    if (!published.get(each)) begun.set(each, title);
    else if (!optionOf(each)) offerTexts([{ file: each, title }]);
    addOption(each, title);
    drafts.set(each, text);
  }
  for (const { file: each } of texts) await weigh(each);
  select().value = texts[0]?.file ?? "";
  await choose(select().value);
  showDifferences(found, titleOf);
}

export function forgetTexts() {
  clearTimeout(timer);
  editor?.close();
  editor = undefined;
  file = "";
  given = [];
  drafts.clear();
  found.clear();
  asked++;
  if (isShown()) {
    for (const each of begun.keys()) optionOf(each)?.remove();
    select().value = "";
    part("text").hidden = true;
    for (const each of ["problems", "steps", "walk", "parts", "text-changes"]) part(each).replaceChildren();
    for (const each of ["looked", "begun", "weighed"]) part(each).textContent = "";
    clearFound();
  }
  begun.clear();
}
