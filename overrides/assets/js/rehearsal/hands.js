/** The hands that are counted in this visit, group by group: in memory only, until they are saved in a file. */

import { download } from "../annex-a/save.js";
import { today } from "../page/today.js";
import { whenAtRisk, whenLeaving } from "../session/leaving.js";
import { fileText, ofFiveOrMore } from "./hands-file.js";

/** @typedef {import("./hands-file.js").Group} Group */
/** @typedef {import("./hands-file.js").Vote} Vote */

/** By the group's key. @type {Map<string, Group>} */
const counted = new Map();
/** The counts that a file has, as their text. */
let saved = "";

whenLeaving(() => {
  counted.clear();
  saved = "";
  document.querySelectorAll(".hands-counted").forEach((line) => line.toggleAttribute("hidden", true));
});

const unsaved = () => countedHands().length > 0 && fileText(countedHands()) !== saved;

/** It is practice: nobody is held who closes the page. */
whenAtRisk(() => (unsaved() ? { what: "The hands that you counted are not saved.", evenClosing: false } : null));

/** @returns {string} by which a group is known again in any file: chance alone, it says nothing of who was there */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {string} key of the group @param {string} shown @param {Vote} vote in place of what was counted for it before */
export function count(key, shown, vote) {
  const others = counted.get(key)?.votes.filter(({ id }) => id !== vote.id) ?? [];
  counted.set(key, { key, at: new Date().toISOString(), shown, votes: [...others, vote] });
}

/** @param {string} key of a group that is not to be in the file */
export const leaveOut = (key) => counted.delete(key);

/** @returns {Group[]} */
export const countedHands = () => ofFiveOrMore([...counted.values()]);

/** @param {Group[]} groups @returns {string} what was done, for the person */
export function saveHands(groups) {
  if (!groups.length) return "There is nothing to save: a vote is kept only where five or more hands were counted.";
  const name = `hands-${today()}.json`;
  download(name, fileText(groups), "application/json");
  saved = fileText(countedHands());
  const votes = groups.reduce((all, group) => all + group.votes.length, 0);
  return `“${name}” was handed to your browser, which puts it with your downloads. Votes in it: ${votes}. Those of fewer than five hands are left out.`;
}

/** Beside “Show to a group”: offers to save, once hands have been counted. @param {HTMLElement} place */
export function offerToSave(place) {
  const line = place.querySelector(".hands-counted");
  const button = line?.querySelector("button");
  if (!(line instanceof HTMLElement) || !button) return;
  line.hidden = counted.size === 0;
  const told = line.querySelector("[role=status]");
  told?.replaceChildren();
  button.onclick = () => told?.replaceChildren(saveHands(countedHands()));
}
