/** Files at the desk: one that somebody chose, for Python to read; one that Python has made, for the browser to save. */

import { make } from "../page/dom.js";
import { part } from "./asking.js";

/** @param {string} name @param {string} zip in base64 */
export function download(name, zip) {
  const bytes = Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0));
  const link = make("a", { href: URL.createObjectURL(new Blob([bytes], { type: "application/zip" })), download: name });
  link.click();
  // Not at once: the browser fetches the address after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {File} file @returns {Promise<string>} in base64, "" for one that is empty or cannot be read */
export async function readFile(file) {
  const address = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("loadend", () => resolve(reader.result ?? ""));
    reader.readAsDataURL(file);
  });
  return String(address).split(",")[1] ?? "";
}

/** @param {string} name @param {string} words "" shows nothing */
export function showSheet(name, words) {
  part(name).textContent = words;
  part(name).hidden = !words;
}

/** The sheet of a new edition, and nothing else of the page. */
export function printSheet() {
  const desk = /** @type {HTMLElement} */ (document.querySelector("[data-desk]"));
  desk.dataset.print = "sheet";
  addEventListener("afterprint", () => delete desk.dataset.print, { once: true });
  print();
}
