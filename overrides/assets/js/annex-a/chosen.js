/** A file that the person chooses, up to the sheet in it: unlocked, read, held against its proof, or refused in plain words. */

import { annexAIn } from "../case/file.js";
import { isLocked, neverOpens } from "./age-head.js";
import { ask, tell, whileWorking } from "./dialogs.js";
import { unlock, whyOf } from "./lock.js";
import { nameOf } from "./names.js";
import { openText } from "./reading.js";
import { choose } from "./save.js";
import { askSecret } from "./secret.js";

/**
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {{sheet: Sheet, opened: import("./save.js").Opened, secret: string, proof: string}} Chosen
 * @typedef {"opened" | "compared"} What is to be done with the file
 */

/** As tools/browser/assessment/opening.py has it, with room for how a file writes its letters. */
export const MOST_BYTES = 64_000_000;
export const UNLOCKING = "Unlocking the file";
const UNCHANGED = "What is on the screen has not changed.";
const ANOTHER = "Try another copy of the file, or ask whoever gave it to you to save it again.";

/** @param {Desk} desk @param {What} what @returns {Promise<Chosen | null>} null when there is none, and the person knows why */
export async function chooseSheet(desk, what) {
  const input = /** @type {HTMLInputElement} */ (desk.part("[data-file]"));
  const opened = await choose(input, MOST_BYTES);
  if (!opened) return null;
  if (opened === "too-large") return refuse(desk, what, ["The file is far larger than any sheet of this page, so it was not read."]);
  const read = await unlockAsking(desk, opened.bytes, what);
  if (!read) return null;
  const within = annexAIn(read.bytes);
  if (within === "" || (within && what === "opened")) {
    return refuse(desk, what, [within ? "It is the file of a case record: open it on the page “Case record”, and the Annex A in it opens too." : "It is the file of a case record, and has no Annex A in it."]);
  }
  const reply = await openText(desk, within ? new TextEncoder().encode(within) : read.bytes);
  if ("problems" in reply) return refuse(desk, what, reply.problems, reply.details);
  if (reply.proof === "broken" && !(await useAllTheSame(desk, what, reply.altered))) return null;
  return { sheet: reply.document, opened, secret: read.secret, proof: reply.proof };
}

/** A locked file of another kind, unlocked; one that is not locked as it is. @param {Pick<Desk, "form">} desk @param {Uint8Array} bytes */
export const chosenLocked = (desk, bytes) => unlockAsking(desk, bytes, "opened");

/**
 * Asks for the passphrase of a locked file until it fits or the person gives up.
 * @param {Pick<Desk, "form">} desk @param {Uint8Array} bytes @param {What} what
 * @returns {Promise<{bytes: Uint8Array, secret: string} | null>}
 */
async function unlockAsking(desk, bytes, what) {
  if (!isLocked(bytes)) return { bytes, secret: "" };
  const never = neverOpens(bytes);
  if (never) return refuse(desk, what, [never], []);
  let problem = "";
  for (;;) {
    const secret = await askSecret(desk.form, {
      question: "The passphrase of this file",
      words: "The file is encrypted. Opening it takes a second or two.",
      hint: "It was chosen when the file was saved. Nobody can bring a forgotten passphrase back.",
      yes: "Open",
      problem,
    });
    if (!secret) return null;
    try {
      return { bytes: await whileWorking(desk.form, UNLOCKING, (stop) => unlock(bytes, secret, stop)), secret };
    } catch (error) {
      const why = whyOf(error);
      if (why === "damaged") return refuse(desk, what, ["The file is damaged. No passphrase opens it as it is now."], []);
      problem = {
        passphrase: `This passphrase does not open the file. If you are sure of it, the file is damaged: try another copy. ${UNCHANGED}`,
        stopped: `You stopped the opening. ${UNCHANGED}`,
        failed: `The file could not be unlocked on this device just now. Try again, or try another device. ${UNCHANGED}`,
      }[why];
    }
  }
}

/**
 * The file can be read, and is not as it was saved.
 * @param {Desk} desk @param {What} what @param {string[]} places that differ @returns {Promise<boolean>}
 */
async function useAllTheSame({ form }, what, places) {
  const count = places.length === 1 ? "This answer differs or is missing." : `These ${places.length} answers differ or are missing.`;
  const found = places.length ? count : "Which answers differ cannot be told, because what the file says of them is damaged too.";
  const answer = await ask(form, {
    question: "This file is not as this page saved it",
    words: `${found} The file was damaged, or something other than this page changed it. Try another copy first, if there is one. ${UNCHANGED}`,
    list: places.map((place) => nameOf(form, place)),
    folded: true,
    yes: what === "opened" ? "Open it all the same" : "Compare it all the same",
    no: "Leave it closed",
  });
  return answer === "yes";
}

/** @param {Pick<Desk, "form">} desk @param {What} what @param {string[]} problems @param {string[]} [details] there where another copy may help @returns {Promise<null>} */
async function refuse({ form }, what, problems, details) {
  await tell(form, `This file was not ${what}`, details ? `${UNCHANGED} ${ANOTHER}` : UNCHANGED, problems, details);
  return null;
}
