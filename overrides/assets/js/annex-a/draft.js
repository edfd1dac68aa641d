/**
 * A draft kept on this device, when the person chooses so: locked with a passphrase, for as long as they choose, one at a time.
 *
 * Each keeping is locked for a key of its own (age), which costs little; that key is locked with the passphrase, which
 * takes a second or two and is done once. The passphrase itself is kept nowhere.
 */

import { ask, whileWorking } from "./dialogs.js";
import { standing } from "./draft-clock.js";
import * as keeper from "./draft-keeping.js";
import { answerBeside, keepFocus, say, showWhatIsKept } from "./draft-notice.js";
import { deleteDraft, forgetEnded, hearTabs, readDraft } from "./draft-store.js";
import { lock, makeKey, recipientOf, unlock, unlockWith, whyOf } from "./lock.js";
import { openText } from "./reading.js";
import { askSecret } from "./secret.js";
import { isBlankSheet } from "./sheet.js";

/** @typedef {import("./types.js").Desk} Desk */

const THE_REST_WORKS = "The rest of the form works: save it to a file.";
const NO_STORAGE = `A draft cannot be kept in this browser: it stores nothing for this site. Its settings may block cookies or site data. ${THE_REST_WORKS}`;
const NO_TABS = `A draft cannot be kept in this browser: one tab cannot tell another that it works on the draft. ${THE_REST_WORKS}`;
const ELSEWHERE = "A draft is open in another tab of this browser. Go on there, or close that tab first, so that one does not write over the other.";

/** @type {Desk | undefined} the form that is on the page now */
let now;

const tabsCanSpeak = hearTabs((what) => {
  if (!now) return;
  if (what === "wanted" && keeper.isKept()) say(now, "Another tab wants to work on this draft. Use one tab only: close the other one, or this one.");
  if (what === "deleted" && keeper.isKept()) {
    keeper.stopKeeping();
    now.safeNoLonger();
    say(now, "The draft was deleted in another tab. What is on the screen here is no longer kept.");
  }
  void show(now);
});

document.addEventListener("visibilitychange", () => {
  if (now && document.hidden) keeper.keepWhatIsPlanned(now);
});

/** Forgets the key. The draft itself stays until it is deleted or too old. */
export function forgetDraft() {
  keeper.stopKeeping();
  if (now) keeper.showChoice(now);
}

/** @returns {string} what to add before the whole sheet is replaced while a draft of it is kept */
export const draftGoesToo = () => (keeper.isKept() ? " The kept draft changes with it." : "");

export { keepUp } from "./draft-keeping.js";

/** @param {Desk} desk */
export async function startDraft(desk) {
  now = desk;
  const { days, exit } = keeper.choiceOf(desk);
  // Chosen otherwise while it is kept: it is kept anew.
  days.onchange = exit.onchange = () => keeper.keepUp(desk);
  keeper.showChoice(desk, keeper.isKept() ? await readDraft().catch(() => undefined) : undefined);
  const missing = await whatIsMissing();
  if (missing) desk.part("[data-draft-status]").textContent = missing;
  await show(desk);
}

/** @param {Desk} desk @returns {import("./types.js").Buttons} */
export function draftButtons(desk) {
  /** @type {Record<string, () => Promise<unknown>>} */
  const does = {
    "keep-draft": () => start(desk),
    "open-draft": () => open(desk),
    "delete-draft": () => remove(desk),
    "forget-ended-draft": () => forgetEnded().catch(() => undefined),
  };
  return Object.fromEntries(Object.entries(does).map(([name, action]) => [name, async (button) => {
    answerBeside(button);
    await action();
    await show(desk);
    keepFocus(desk, button);
  }]));
}

/** @param {Desk} desk */
async function show(desk) {
  await showWhatIsKept(desk, { isKept: keeper.isKept(), can: (await whatIsMissing()) === "" });
}

/** @returns {Promise<string>} in a sentence, what this browser lacks for a draft; "" when it has all */
async function whatIsMissing() {
  // A page that did not come over https has no locks.
  if (!tabsCanSpeak || !("locks" in navigator)) return NO_TABS;
  return readDraft().then(() => "", () => NO_STORAGE);
}

/** @param {Desk} desk */
async function remove(desk) {
  const itWasThisOne = keeper.isKept();
  keeper.stopKeeping();
  try {
    await keeper.whenWritten();
    await deleteDraft();
    if (itWasThisOne) desk.safeNoLonger();
    say(desk, "The draft is deleted from this device.");
  } catch {
    say(desk, "The draft could NOT be deleted. Clear this site’s data in your browser’s settings.");
  }
}

/** @param {Desk} desk */
async function start(desk) {
  const { form } = desk;
  const missing = await whatIsMissing();
  if (missing) return say(desk, missing);
  const there = await readDraft();
  // Also one that has ended by this clock, which may be wrong.
  if (there) {
    const sure = await ask(form, {
      question: "Keep this sheet in place of the draft that is there?",
      words: "One draft is kept on this device at a time. The one that is there now goes, and cannot be brought back.",
      yes: "Keep this sheet",
      no: "Leave the draft there",
    });
    if (sure !== "yes") return;
  }
  const { days, exit } = keeper.choiceOf(desk);
  const secret = await askSecret(form, {
    question: "Choose a passphrase for the draft",
    words: `This sheet, and what you type on it from now on, is kept on this device, encrypted, for ${days.value} days after the last change. ` +
      `Exit this page ${exit.checked ? "deletes it too" : "leaves it there, locked"}. (You can change both below the form.) ` +
      "On a shared computer, anybody who uses it can see that there is a draft, and delete it.",
    hint: "At least 12 characters: four words that do not belong together are good. Nobody can bring a forgotten passphrase back.",
    yes: "Keep a draft",
    twice: true,
  });
  if (!secret) return;
  const letGo = await keeper.takeHold();
  if (letGo === "elsewhere") return say(desk, ELSEWHERE);
  if (letGo === "refused") return say(desk, NO_TABS);
  say(desk, "Locking the draft…");
  try {
    const { identity, recipient } = await makeKey();
    const locked = await whileWorking(form, "Locking the draft", (stop) => lock(new TextEncoder().encode(identity), secret, stop));
    keeper.startKeeping({ identity: locked, recipient, letGo });
    await keeper.keepNow(desk);
  } catch (error) {
    letGo();
    keeper.stopKeeping();
    say(desk, whyOf(error) === "stopped" ? "No draft is kept: you stopped it." : "The draft could NOT be kept. Save the form to a file.");
  }
}

/** @param {Desk} desk */
async function open(desk) {
  const draft = await readDraft().catch(() => undefined);
  if (!draft || standing(draft, Date.now()).is === "ended") return;
  const letGo = await keeper.takeHold();
  if (letGo === "elsewhere") return say(desk, ELSEWHERE);
  if (letGo === "refused") return say(desk, NO_TABS);
  const opened = await unlockAsking(desk, draft);
  if (!opened) return letGo();
  if (!isBlankSheet(desk.sheet) && (await ask(desk.form, {
    question: "Open the draft in place of what is on the screen?",
    words: "What you typed goes from the screen. Undo brings it back until you leave this site.",
    yes: "Open the draft",
    no: "Keep what I typed",
  })) !== "yes") return letGo();
  const reply = await openText(desk, opened.plain);
  if ("problems" in reply) {
    letGo();
    return say(desk, `The draft could not be opened. It is still there. ${reply.problems.join(" ")}`);
  }
  const recipient = await recipientOf(opened.identity);
  // In this order: to open it is no change of it, so it is not kept anew and does not last longer.
  desk.put(reply.document);
  keeper.showChoice(desk, draft);
  keeper.startKeeping({ identity: draft.identity, recipient, letGo });
  desk.safe(undefined, keeper.IN_THE_DRAFT);
  say(desk, "The draft is open. What you type is kept on this device.");
  desk.part('[data-field="referrer"]').focus();
}

/** @param {Desk} desk @param {import("./draft-store.js").Draft} draft @returns {Promise<{identity: string, plain: Uint8Array} | null>} */
async function unlockAsking(desk, draft) {
  let problem = "";
  for (;;) {
    const secret = await askSecret(desk.form, {
      question: "The passphrase of the draft",
      words: "Opening it takes a second or two.",
      hint: "You chose it when you kept the draft. Nobody can bring a forgotten passphrase back.",
      yes: "Open the draft",
      problem,
    });
    if (!secret) return null;
    try {
      const identity = new TextDecoder().decode(await whileWorking(desk.form, "Opening the draft", (stop) => unlock(draft.identity, secret, stop)));
      return { identity, plain: await unlockWith(draft.sheet, identity) };
    } catch (error) {
      if (whyOf(error) === "stopped") return null;
      problem = "This passphrase does not open the draft, or the draft is damaged. It is still there.";
    }
  }
}
