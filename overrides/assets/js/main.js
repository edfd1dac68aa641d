/** Starts what a page has, each time that a page is shown. With instant navigation this module outlives the page. */

import { offerCarried } from "./carry.js";
import { startReviewDate } from "./review-date.js";
import { startWalk } from "./walk.js";
import * as python from "./python.js";

/** The theme's single-key shortcuts (n, p, f, s, ., /) would fire while somebody answers with the keyboard. */
document.addEventListener("keydown", (event) => {
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (alone && event.key.length === 1) event.stopPropagation();
});

/** @returns {Promise<void>} */
async function start() {
  startReviewDate(document);
  const helper = document.querySelector(".helper");
  const form = document.querySelector("[data-annex-a]");
  if (helper instanceof HTMLElement) startWalk(helper);
  if (form) {
    (await import("./annex-a.js")).start(document, python.ask);
    offerCarried(document);
  }
  if (helper || form) python.start();
}

const shown = /** @type {any} */ (window).document$;
if (shown) shown.subscribe(start);
else start();
