/** A sheet into the text of a file, and the bytes of a file into a sheet, also of a locked one. */

import { askSecret } from "./dialogs.js";
import { isLocked, unlock } from "./lock.js";
import { controls } from "./sheet.js";
import { whenSettled } from "../python.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./sheet.js").Sheet} Sheet */

/** @param {Sheet} sheet @param {string} policy @returns {string} the file's text; half characters cannot be in a file */
export function textOf(sheet, policy) {
  const saved = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date());
  return `${JSON.stringify({ ...sheet, saved, policy }, (_, value) => (typeof value === "string" ? wellFormed(value) : value), 1)}\n`;
}

/**
 * What is longer than a file may have it: saved, it could not be opened again.
 * @param {HTMLElement} form @returns {string} a sentence; "" when there is nothing
 */
export function tooLongToSave(form) {
  const most = Number(form.dataset.mostCharacters);
  const box = controls(form).find((control) => control.value.length > most);
  const name = (box?.labels?.[0]?.textContent ?? "").replace(/\s+/g, " ").trim();
  return box ? `The text in “${name}” is longer than ${most.toLocaleString("en-GB")} characters. Put part of it in another document. ` : "";
}

/** @param {string} text */
function wellFormed(text) {
  // With "u", a pair is one character: only a half that stands alone is a surrogate.
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * Asks for the passphrase of a locked file until it fits or the person gives up.
 * @param {HTMLElement} form @param {Uint8Array} bytes
 * @returns {Promise<{bytes: Uint8Array, secret: string} | null>}
 */
export async function unlockAsking(form, bytes) {
  if (!isLocked(bytes)) return { bytes, secret: "" };
  let problem = "";
  for (;;) {
    const secret = await askSecret(form, {
      question: "The passphrase of this file",
      words: "The file is encrypted. Opening it takes a second or two.",
      hint: "It was chosen when the file was saved. Nobody can bring a forgotten passphrase back.",
      yes: "Open",
      problem,
    });
    if (!secret) return null;
    const plain = await unlock(bytes, secret).catch(() => null);
    if (plain) return { bytes: plain, secret };
    problem = "This passphrase does not open the file, or the file is damaged. What is on the screen has not changed.";
  }
}

/** @param {Desk} desk @param {Uint8Array} bytes @returns {Promise<{document?: Sheet, problems?: string[]}>} */
export async function openText(desk, bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problems: ["The file is damaged, or it is not one that this page saved."] };
  }
  await whenSettled();
  return desk.askPython({ do: "open", text }).catch(() => ({
    problems: ["Opening needs Python, which did not load on this page. Reload the page and try again. The file itself may be all right."],
  }));
}

/** @param {string} name @param {Sheet} sheet @param {string} policy */
export function openedWords(name, sheet, policy) {
  const when = sheet.saved ? `, saved ${sheet.saved}` : "";
  const other = sheet.policy && sheet.policy !== policy ? ` It was written under another policy: ${sheet.policy}` : "";
  return `“${name}” is open${when}.${other}`;
}
