/** A sheet into the text of a file, and the bytes of a file into a sheet. */

import { nameOf } from "./names.js";
import { proofOf } from "./proof.js";
import { controls } from "./sheet.js";
import { whenSettledFor, whyUnanswered } from "../python/python.js";

const FAULT = "This page has a fault: it could not look into the file. Reload the page and try again. The file itself may be all right.";
/** What to say when there is no answer about a file. @type {Record<import("../python/python.js").Why, string>} */
const WITHOUT_ANSWER = {
  "not-there": "Opening needs Python, which did not load on this page. Reload the page and try again. The file itself may be all right.",
  "python-failed": FAULT,
  "unknown-request": FAULT,
  "unreadable-request": FAULT,
};

/**
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {import("../python/protocol.js").OpenedReply} Opened
 * @typedef {{problems: string[], details?: string[]}} NotOpened problems in words, and the same for whoever keeps the site
 */

/**
 * @param {Sheet} sheet as it is at this moment @param {string} policy @param {string} [author] who saves it
 * @returns {Promise<string>} the file's text; half characters cannot be in a file
 */
export async function textOf(sheet, policy, author = "") {
  const saved = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date());
  const whole = JSON.stringify({ ...sheet, saved, author: author.trim(), policy }, (_, value) => (typeof value === "string" ? wellFormed(value) : value));
  const copy = JSON.parse(whole);
  return `${JSON.stringify({ ...copy, proof: await proofOf(copy) }, null, 1)}\n`;
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

/** @param {Desk} desk @param {Uint8Array} bytes @returns {Promise<Opened | NotOpened>} */
export async function openText(desk, bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problems: ["The file is damaged, or it is not one that this page saved."], details: ["It is not UTF-8."] };
  }
  await whenSettledFor(desk.say);
  try {
    const reply = await desk.askPython({ do: "open", text });
    if (!("problems" in reply)) return reply;
    return { ...reply, problems: reply.problems.map(({ place, said }) => (place ? `${nameOf(desk.form, place)}: ${said}.` : said)) };
  } catch (error) {
    return { problems: [WITHOUT_ANSWER[whyUnanswered(error)]] };
  }
}

/** @param {string} name @param {Sheet} sheet @param {string} policy @param {string} proof what the file's proof says */
export function openedWords(name, sheet, policy, proof) {
  const when = sheet.saved ? `, saved ${sheet.saved}${sheet.author ? `, by ${sheet.author}` : ""}` : "";
  const other = sheet.policy && sheet.policy !== policy ? ` It was written under another policy: ${sheet.policy}` : "";
  const whole = {
    kept: "",
    broken: " It is not as this page saved it: read it through before you rely on it.",
    none: " It has no proof that it is as it was saved, as files of earlier versions of this form have none.",
  }[proof] ?? "";
  return `“${name}” is open${when}.${whole}${other}`;
}
