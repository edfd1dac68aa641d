/**
 * What stands in the margins of printed sheets. They belong to the style sheet, so their words reach it as properties of
 * the root: only while the page is printed, because the browser then works out the look of everything on it anew.
 */

import { siteVersionInWords } from "../offline/site-version.js";

/** By the name of the property. @type {Map<string, () => string>} */
const margins = new Map();

addEventListener("beforeprint", () => {
  for (const [name, words] of margins) document.documentElement.style.setProperty(name, cssText(words()));
});
addEventListener("afterprint", () => {
  for (const name of margins.keys()) document.documentElement.style.removeProperty(name);
});

/** @param {string} name of the property, `--paper-foot` @param {() => string} words asked for when the page is printed */
export function sayInMargin(name, words) {
  margins.set(name, words);
}

/** The foot of every printed sheet: a loose sheet must say what it is, and how old. @param {Document} page */
export function startPrintFoot(page) {
  sayInMargin("--paper-foot", () => {
    const status = page.querySelector(".status[data-agreed]");
    const agreed = status instanceof HTMLElement ? status.dataset.agreed : "";
    // The heading, not the title: a title can carry an error.
    const what = (page.querySelector(".cover-title") ?? page.querySelector(".md-content h1"))?.textContent?.trim().replace(/\.$/, "") ?? "";
    const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    return `${what}. Policy agreed ${agreed}. Printed ${today}. ${siteVersionInWords()}`.trim();
  });
}

/** @param {string} text @returns {string} the text as a CSS string, whatever is in it */
function cssText(text) {
  const safe = text.replace(/["\\]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, " ");
  return `"${safe}"`;
}
