/** What the form says of the draft on this device: that it is there, until when, that it ends soon, that it has ended. */

import { standing } from "./draft-clock.js";
import { readDraft, readEnded } from "./draft-store.js";

/**
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {import("./draft-store.js").Draft} Draft
 * @typedef {import("./draft-store.js").Ended} Ended
 * @typedef {{title: string, words: string, buttons: string[]}} Notice
 */

/** Above the form, where a kept draft is opened, and below it, where one is kept. */
const PLACES = { above: "[data-draft-told]", below: "[data-draft-status]" };
/** @type {keyof typeof PLACES} where the person looks who has pressed one of the draft's buttons */
let looksAt = "below";

/** @param {HTMLElement} button that is pressed */
export function answerBeside(button) {
  looksAt = button.closest("[data-draft-top]") ? "above" : "below";
}

/** @param {Desk} desk @param {string} words */
export function say(desk, words) {
  for (const [place, selector] of Object.entries(PLACES)) desk.part(selector).textContent = place === looksAt ? words : "";
}

/** A button that hides when it is pressed takes the focus along. @param {Desk} desk @param {HTMLElement} button */
export function keepFocus(desk, button) {
  const lost = document.activeElement === document.body || document.activeElement === button;
  if (lost && !button.getClientRects().length) desk.part(looksAt === "above" ? "#annex-information" : "#annex-keep-draft").focus();
}

/** @param {Desk} desk @param {boolean} isThere */
export function showDelete(desk, isThere) {
  desk.part('[data-files] [data-do="delete-draft"]').hidden = !isThere;
}

/**
 * Shows whether a draft is there, and how long.
 * @param {Desk} desk @param {{isKept: boolean, can: boolean}} now whether this sheet is being kept, and whether a draft can be kept here at all
 */
export async function showWhatIsKept(desk, { isKept, can }) {
  const draft = await readDraft().catch(() => undefined);
  const ended = draft ? undefined : await readEnded().catch(() => undefined);
  const notice = isKept ? null : noticeOf(draft, ended, Date.now());
  desk.part("[data-kept-draft]").hidden = !notice;
  if (notice) {
    desk.part("[data-kept-draft-title]").textContent = notice.title;
    desk.part("[data-kept-draft-words]").textContent = notice.words;
    for (const button of desk.part("[data-kept-draft]").querySelectorAll("button")) button.hidden = !notice.buttons.includes(button.dataset.do ?? "");
  }
  for (const button of desk.form.querySelectorAll('[data-do="keep-draft"]')) /** @type {HTMLElement} */ (button).hidden = isKept || !can;
  desk.part("[data-unasked]").hidden = isKept || !can || Boolean(notice) || !matchMedia("(any-pointer: coarse)").matches;
  showDelete(desk, draft !== undefined);
}

/** @param {Draft | undefined} draft @param {Ended | undefined} ended @param {number} now @returns {Notice | null} */
function noticeOf(draft, ended, now) {
  if (draft) return noticeOfDraft(draft, now);
  if (!ended) return null;
  return {
    title: "A draft has ended",
    words: `A draft kept on ${dayOf(ended.kept)} ended on ${dayOf(ended.ended)}. It is deleted.`,
    buttons: ["forget-ended-draft"],
  };
}

/** @param {Draft} draft @param {number} now @returns {Notice} */
function noticeOfDraft(draft, now) {
  const { is, until } = standing(draft, now);
  const kept = `It was kept on ${dayOf(draft.kept)} at ${timeOf(draft.kept)}. It is encrypted, and can be opened until`;
  const buttons = ["open-draft", "delete-draft"];
  if (is === "kept") return { title: "A draft is kept on this device", words: `${kept} ${dayOf(until)}.`, buttons };
  if (is === "ending") {
    const longer = "If you need it longer, open it and change something, or save it to a file.";
    return { title: "The draft on this device ends soon", words: `${kept} ${dayOf(until)} at ${timeOf(until)}. ${longer}`, buttons };
  }
  return {
    title: "A draft has ended",
    words: `A draft kept on ${dayOf(draft.kept)} ended on ${dayOf(until)}. It cannot be opened any more, and is deleted when this site is ` +
      `opened here on another day. This device’s clock says that today is ${dayOf(now)}: if that is wrong, put the clock right, and the draft is here again.`,
    buttons: ["delete-draft"],
  };
}

/** @param {number} moment */
export const dayOf = (moment) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(moment);
/** @param {number} moment */
export const timeOf = (moment) => new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(moment);
