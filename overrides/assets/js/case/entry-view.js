/** One line of the case record on its page: a walk with its reason and the children whom it is about, or what somebody added. */

import { items, make } from "../page/dom.js";
import { visitOf } from "../helper/visit.js";
import { confirmFirst } from "../session/confirm.js";
import { boxesOf, copyOf } from "./copies.js";
import { nameOfChild, removeLine, theRecord, writtenIn } from "./entries.js";
import { groupsOf } from "./sheet.js";
import { whenOf } from "./time.js";

/** @typedef {import("./entries.js").Entry} Entry */

/** @param {HTMLElement} page @param {Entry} entry @param {() => void} changed */
export function showEntry(page, entry, changed) {
  const part = copyOf(page, "entry", entry.id);
  const put = (/** @type {string} */ selector, /** @type {string} */ words) => part.querySelector(selector)?.replaceChildren(words);
  put("h3", `${whenOf(entry.at)}: ${entry.title}`);
  put("[data-came-to]", entry.ending ? `Came to: ${entry.ending}` : "No ending reached yet.");
  put("[data-version]", `Version: ${entry.version}`);
  const told = groupsOf(entry).flatMap(({ head, items: list }) => {
    const shown = make("ul", {}, ...items(list));
    shown.translate = false;
    return [make("h4", { textContent: head }), shown];
  });
  part.querySelector("[data-told]")?.replaceChildren(...told);
  part.querySelector("[data-about]")?.replaceChildren(...theRecord().children.map(({ id }) => aboutBox(entry, id, changed)));
  const asks = entry.decides ? "What was decided, and why?" : "What was seen or heard, what was done, and who was told?";
  put("[data-reason-of] label", asks);
  for (const box of boxesOf(part)) {
    box.value = entry.reason;
    box.oninput = () => {
      entry.reason = box.value;
      const helper = writtenIn(entry.id);
      // The same words stand in the helper's own box.
      if (helper) visitOf(helper).typed.set(`reason-${helper}`, box.value);
      changed();
    };
  }
  return part;
}

/** @param {Entry} entry @param {string} child @param {() => void} changed */
function aboutBox(entry, child, changed) {
  const box = make("input", { type: "checkbox", checked: entry.about.includes(child), autocomplete: "off" });
  box.onchange = () => {
    entry.about = box.checked ? [...entry.about, child] : entry.about.filter((each) => each !== child);
    changed();
  };
  const name = make("span", { textContent: nameOfChild(child), translate: false });
  name.dataset.nameOf = child;
  return make("label", {}, box, make("span", {}, "About ", name));
}

/** What stands in the record cannot be brought back. @param {string} what @returns {import("../session/confirm.js").Asked} */
export const removing = (what) => ({
  question: `Remove ${what}?`,
  words: "What is written there goes from the case record, and cannot be brought back. A file that was saved before still has it.",
  no: "Keep it",
  yes: `Remove ${what}`,
});

/** @param {HTMLElement} page @param {import("./entries.js").Line} line @param {() => void} again */
export function showLine(page, line, again) {
  const part = copyOf(page, "line", line.id);
  part.querySelector("h3")?.replaceChildren(`${whenOf(line.at)}: ${line.kind}`);
  part.querySelector("[data-who]")?.replaceChildren(line.who);
  part.querySelector("[data-words]")?.replaceChildren(line.words);
  const remove = part.querySelector("[data-remove]");
  if (remove instanceof HTMLButtonElement) {
    remove.onclick = () => confirmFirst(removing("this line"), () => {
      removeLine(line.id);
      again();
      /** @type {HTMLElement | null} */ (page.querySelector("#case-timeline"))?.focus();
    });
  }
  return part;
}
