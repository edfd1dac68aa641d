/** What stands at the foot of every printed sheet: a loose sheet must say what it is, and how old. */

import { sayInMargin } from "./paper-margins.js";
import { siteVersionInWords } from "../offline/site-version.js";

/** @param {Document} page */
export function startPaperFoot(page) {
  sayInMargin("--paper-foot", () => {
    const status = page.querySelector(".status[data-agreed]");
    const agreed = status instanceof HTMLElement ? status.dataset.agreed : "";
    // The heading, not the title: a title can carry an error.
    const what = (page.querySelector(".cover-title") ?? page.querySelector("h1"))?.textContent?.trim().replace(/\.$/, "") ?? "";
    const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    return `${what}. Policy agreed ${agreed}. Printed ${today}. ${siteVersionInWords()}`.trim();
  });
}
