/** A helper at the desk: its text in the editor, and what Python says of it as somebody types. Nothing is kept. */

import { button, make } from "../page/dom.js";
import { ask, part } from "./asking.js";
import { showDifferences } from "./differences.js";
import { openEditor } from "./editor.js";
import { clearFound, startQuoting } from "./quoting.js";
import { showSteps, showWalk } from "./walk.js";

/** @typedef {import("./walk.js").Given} Given */

/** How long nobody has to type before the text is looked at. */
const PAUSE = 500;

/** The helpers' texts as they are published, as far as they were asked for. @type {Map<string, string>} */
const published = new Map();
/** The texts that are others. @type {Map<string, string>} */
const drafts = new Map();
/** What each of them changes; null while it has mistakes. @type {Map<string, import("./differences.js").Differences | null>} */
const found = new Map();
/** @type {import("./editor.js").Editor | undefined} */
let editor;
let name = "";
/** @type {Given[]} */
let given = [];
let asked = 0;
let timer = 0;
let touched = () => {};

const select = () => /** @type {HTMLSelectElement} */ (document.querySelector("#desk-name"));
/** Whether the desk is still the page that is shown. */
const isShown = () => select() !== null;
const titleOf = (/** @type {string} */ of) => [...select().options].find(({ value }) => value === of)?.text ?? of;

/** @returns {{helpers: Record<string, string>, marks: Record<string, string>}} for Python, with the fingerprints that are shown */
export const helperWork = () => ({ helpers: Object.fromEntries(drafts), marks: Object.fromEntries([...found].map(([each, what]) => [each, what?.mark ?? ""])) });

export const isHelperChanged = () => drafts.size > 0;

/** @param {() => void} whenTouched is called as soon as something is typed */
export function startHelpers(whenTouched) {
  touched = whenTouched;
  select().addEventListener("change", () => void choose(select().value));
  part("back").addEventListener("click", () => editor?.replaceAll(published.get(name) ?? ""));
  part("again").addEventListener("click", () => void walkTo([]));
  startQuoting(() => editor);
}

/** Python is there. Who comes back from another page of the site finds the text as they left it. */
export function showHelpers() {
  editor?.close();
  editor = undefined;
  select().value = name;
  showDifferences(found, titleOf);
  if (name) void choose(name);
}

/** @param {string} chosen "" for none */
async function choose(chosen) {
  editor?.close();
  editor = undefined;
  name = chosen;
  given = [];
  asked++;
  part("helper").hidden = !chosen;
  part("editor").dataset.looked = "";
  if (!chosen || !(await fetchPublished(chosen)) || name !== chosen || !isShown()) return;
  const opened = await openEditor(part("editor"), drafts.get(chosen) ?? published.get(chosen) ?? "", `The text of the helper ${titleOf(chosen)}`, typed).catch(() => undefined);
  if (name !== chosen || editor || !isShown()) return void opened?.close();
  if (!opened) return void (part("looked").textContent = "The editor could not be fetched. Open the page again to try once more.");
  editor = opened;
  await look();
}

/** @param {string} of @returns {Promise<boolean>} */
async function fetchPublished(of) {
  if (published.has(of)) return true;
  const answer = await ask({ do: "helper", name: of });
  if (!answer || answer.problems.length) return false;
  published.set(of, answer.text);
  return true;
}

function typed() {
  const text = editor?.text() ?? "";
  if (text === published.get(name)) drafts.delete(name);
  else drafts.set(name, text);
  found.delete(name);
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
  const answer = await ask({ do: "look", name, text, given });
  // Something else has been typed or chosen meanwhile: that is looked at by itself.
  if (number !== asked || !editor || !isShown()) return;
  if (!answer) return void (part("looked").textContent = "That did not work. Change something to try again; what you typed is still here.");
  const { problems, steps, walk } = answer;
  editor.mark(problems);
  const lines = problems.map((/** @type {import("./editor.js").Wrong} */ { line, said }) => make("li", {}, button(`Line ${line}`, () => editor?.goTo(line), "md-button desk-small"), ` ${said}`));
  part("problems").replaceChildren(...lines);
  part("looked").textContent = !problems.length ? "Nothing is wrong in this text." : problems.length === 1 ? "1 thing is wrong:" : `${problems.length} things are wrong:`;
  showSteps(steps, (line) => editor?.goTo(line));
  showWalk(walk, (next) => void walkTo(next));
  part("editor").dataset.looked = problems.length ? "wrong" : "right";
  if (!drafts.has(name)) found.delete(name);
  else if (problems.length) found.set(name, null);
  else await weigh(name);
  if (isShown()) showDifferences(found, titleOf);
}

/** @param {string} of a changed helper: what its text changes */
async function weigh(of) {
  const text = drafts.get(of);
  const answer = await ask({ do: "differ", name: of, text });
  if (drafts.get(of) !== text) return;
  found.set(of, answer && !answer.problems.length ? answer : null);
}

/** @param {Given[]} next */
async function walkTo(next) {
  const answer = await ask({ do: "walk", name, text: editor?.text() ?? "", given: next });
  if (!answer?.walk || !isShown()) return;
  given = next;
  showWalk(answer.walk, (after) => void walkTo(after), true);
}

/** @param {Record<string, string>} texts of a file that was opened */
export async function fillHelpers(texts) {
  drafts.clear();
  found.clear();
  for (const [each, text] of Object.entries(texts)) {
    if (!(await fetchPublished(each))) continue;
    drafts.set(each, text);
    await weigh(each);
  }
  select().value = Object.keys(texts)[0] ?? "";
  await choose(select().value);
  showDifferences(found, titleOf);
}

export function forgetHelpers() {
  clearTimeout(timer);
  editor?.close();
  editor = undefined;
  name = "";
  given = [];
  drafts.clear();
  found.clear();
  asked++;
  if (!isShown()) return;
  select().value = "";
  part("helper").hidden = true;
  for (const each of ["problems", "steps", "walk", "helper-changes"]) part(each).replaceChildren();
  part("looked").textContent = "";
  clearFound();
}
