/**
 * The proof in a saved file: digests by which damage to it is seen when it is opened. tools/browser/assessment/proof.py says what is
 * digested, reads it, and says where a file differs.
 */

/** @typedef {[path: string, text: string]} Text */

/** Of an answer's digest. */
const LETTERS = 8;

/**
 * @param {object} sheet as it goes into the file
 * @returns {Promise<{all: string, answers: Record<string, string>} | "">} "" where the browser can make none: it has them for https alone
 */
export async function proofOf(sheet) {
  if (!crypto.subtle) return "";
  const texts = textsOf(sheet, "").sort(([one], [other]) => (one < other ? -1 : 1));
  const answers = texts.map(async (text) => [text[0], (await digest([text])).slice(0, LETTERS)]);
  return { all: await digest(texts), answers: Object.fromEntries(await Promise.all(answers)) };
}

/** @param {unknown} value @param {string} path @returns {Text[]} every text that is not blank, under its path */
function textsOf(value, path) {
  if (Array.isArray(value)) return [[path, String(value.length)], ...value.flatMap((part, number) => textsOf(part, `${path}/${number}`))];
  if (value && typeof value === "object") {
    return Object.entries(value).flatMap(([name, part]) => textsOf(part, path ? `${path}/${name}` : name));
  }
  return value === "" ? [] : [[path, String(value)]];
}

/** @param {Text[]} texts @returns {Promise<string>} SHA-256 */
async function digest(texts) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(texts)));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
