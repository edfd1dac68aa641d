/** What the desk's boxes hold, and asking Python about it: each question carries all that differs from what the site says. */

/** @typedef {HTMLInputElement | HTMLSelectElement} Box */

/** @type {import("../python/worker-client.js").Client | undefined} */
let client;
/** What each box held when the page came. @type {Map<string, string>} */
let published = new Map();

export const boxes = () => /** @type {Box[]} */ ([...document.querySelectorAll("[data-field]")]);

/** @param {Box} box @returns {string} what the site says */
export const publishedIn = (box) => published.get(box.dataset.field ?? "") ?? "";

/** @param {string} name @returns {HTMLElement} */
export const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-desk-${name}]`));

/**
 * As in page/today.js, and not from there: what the desk shares would be cut out of the readers' own scripts, for all of them to fetch.
 * @returns {string} this device's own day
 */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
}

/** @returns {Record<string, string>} the boxes that hold something else than the site says */
export const values = () => Object.fromEntries(boxes().flatMap((box) => (box.value.trim() === publishedIn(box) ? [] : [[box.dataset.field ?? "", box.value]])));

/** What has been filled in, while another page of the site is shown. @type {Record<string, string>} */
let draft = {};

export const remember = () => void (draft = values());

/** @returns {boolean} whether anything differs from what the site says */
export function isChanged() {
  // A writing tool or dictation may have filled a box in without a word to the page.
  if (boxes().length) remember();
  return Object.keys(draft).length > 0;
}

/** @param {Record<string, string>} filled each box by its id; the others say what the site says */
export function fill(filled = draft) {
  for (const box of boxes()) box.value = filled[box.dataset.field ?? ""] ?? publishedIn(box);
  remember();
}

/** @param {import("../python/worker-client.js").Client} started answers from now on */
export function askOf(started) {
  stopAsking();
  client = started;
}

export const isThere = () => client !== undefined;

/** @param {import("../python/worker-client.js").Client} started */
export const isAsked = (started) => client === started;

export function stopAsking() {
  client?.stop();
  client = undefined;
}

/** The page came from the site, whatever a browser has put into its boxes since. */
export function readPublished() {
  const inHtml = (/** @type {Box} */ box) => (box instanceof HTMLSelectElement ? box.querySelector("[selected]")?.getAttribute("value") : box.defaultValue) ?? "";
  published = new Map(boxes().map((box) => [box.dataset.field ?? "", inHtml(box)]));
}

/** @param {object} question @returns {Promise<any>} Python's answer; null when there is none */
export async function ask(question) {
  const answer = await client?.ask({ text: JSON.stringify(question) }).catch(() => null);
  return !answer || answer.failed ? null : JSON.parse(answer.reply);
}

/** @param {"again" | "published"} stage as the worker names it @returns {Promise<boolean>} whether Python has begun anew */
export async function beginAgain(stage) {
  const answer = await client?.ask({ stage }).catch(() => null);
  return Boolean(answer) && !answer.failed;
}
