/** A new edition laid over the desk: its texts are changed where the published ones were, and where nothing is left it is signed. */

import { button, items, make } from "../page/dom.js";
import { ask, beginAgain, part, values } from "./asking.js";
import { personsList } from "./edition-cards.js";
import { offerTexts, optionOf } from "./text-list.js";
import { forgetPublished, openText, textWork } from "./texts.js";

/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {{file: string, title: string, lines: number[]}} Named a text that the list names, with the lines that it names */
/** @typedef {{groups: import("./edition-cards.js").Person[], less: string[], to_read: string[], mark: string, texts: Named[]}} State */

const WAITING = "Laying the edition over this desk, and beginning Python again. This can take some minutes.";
const FAULT = "That did not work. Nothing was changed. Try again.";

/** @type {Edition | null} */
let laid = null;
/** @type {State | null} */
let state = null;
let asked = 0;

const isShown = () => document.querySelector("[data-desk-over]") !== null;

export const isLaid = () => laid !== null;

/** @returns {string} what all that was listed last is known by: who signs has been shown it */
export const wholeMark = () => state?.mark ?? "";

/** @param {() => void} whenOff is called when the desk stands on the published site again */
export function startOver(whenOff) {
  part("state").addEventListener("click", () => void list());
  part("off").addEventListener("click", () => void takeOff(whenOff));
}

/** @param {Edition} edition @param {(words: string) => void} tell @returns {Promise<boolean>} whether the desk stands on it */
export async function layOver(edition, tell) {
  tell(WAITING);
  const answer = await ask({ do: "lay", edition });
  if (!answer || answer.problems.length) {
    tell(answer?.problems[0].said ?? FAULT);
    return false;
  }
  if (!(await beginAgain("again"))) {
    // The worker's files are the edition's already, and the page would speak of others.
    await beginAgain("published");
    tell(FAULT);
    return false;
  }
  [laid, state] = [edition, null];
  if (!isShown()) return true;
  tell("");
  forgetPublished();
  showOver();
  document.getElementById("desk-over-head")?.focus();
  return true;
}

/** Everything as it stands: also for who comes back from another page of the site. */
export function showOver() {
  const desk = /** @type {HTMLElement} */ (document.querySelector("[data-desk]"));
  desk.toggleAttribute("data-laid", laid !== null);
  part("over").hidden = !laid;
  part("over-file").textContent = laid?.file ?? "";
  part("state-told").textContent = "";
  showState();
}

function showState() {
  const place = part("state-left");
  if (!state) return place.replaceChildren();
  const { groups, less, to_read: toRead, texts } = state;
  const named = texts.map(({ file, title, lines }) => make("li", {}, title, ...lines.map((line) => button(`Line ${line}`, () => void openText(file, line), "md-button desk-small"))));
  const head = (/** @type {string} */ textContent) => make("h3", { textContent });
  place.replaceChildren(
    ...personsList(groups, "h3"),
    ...(named.length ? [head("Change them here"), make("ul", { className: "desk-ticks" }, ...named)] : []),
    ...(less.length ? [head("Where our label says less than the policy now"), make("ul", {}, ...items(less))] : []),
    ...(groups.length ? [] : [head(`To read again beside the policy, and signed with it (${toRead.length})`), make("ul", {}, ...items(toRead))]),
  );
}

async function list() {
  const number = ++asked;
  part("state-told").textContent = "Reading everything, as the build does. This can take a minute.";
  const answer = await ask({ do: "state", values: values(), texts: textWork().texts });
  if (number !== asked || !isShown()) return;
  if (!answer || answer.problems.length) return void (part("state-told").textContent = answer?.problems[0].said ?? FAULT);
  state = /** @type {State} */ (answer);
  offerTexts(state.texts.filter(({ file }) => !optionOf(file)));
  showState();
  const many = state.groups.reduce((all, { many: own }) => all + own, 0);
  part("state-told").textContent = many
    ? `Left: ${many}. Put in names, numbers and dates below, open a text to change it, then list again. Until nothing is left it can be saved and not signed.`
    : "Nothing is left. It can be signed below, under “Sign it, and take it with you”, by whoever has read what is listed here.";
}

/** @param {() => void} whenOff */
async function takeOff(whenOff) {
  const told = part("state-told");
  if (Object.keys(values()).length || Object.keys(textWork().texts).length) {
    return void (told.textContent = "What you changed on top of it would be lost. Put it back first, or save it as a file and open that on another day. Nothing was changed.");
  }
  told.textContent = "Beginning Python again, with the site as it is published.";
  if (!(await beginAgain("published"))) return void (told.textContent = FAULT);
  forgetOver();
  whenOff();
}

export function forgetOver() {
  asked++;
  [laid, state] = [null, null];
  if (!isShown()) return;
  forgetPublished();
  showOver();
}
