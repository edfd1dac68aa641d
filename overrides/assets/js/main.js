/** Starts what a page has, each time that a page is shown. With instant navigation this module outlives the page. */

import { removeOldDraft } from "./annex-a/draft-store.js";
import { offerCarried } from "./carry.js";
import { startExit } from "./exit.js";
import { listenForMenus, startMenus } from "./navigation.js";
import { startOffline } from "./offline.js";
import { startEdge, startPalette } from "./palette.js";
import { startRehearsals } from "./rehearsals.js";
import { listenForLinks, showFromItsTop } from "./page-top.js";
import { startPaperFoot } from "./paper-foot.js";
import { tellOfPython } from "./python-told.js";
import { startReviewDate } from "./review-date.js";
import { startSearch } from "./search/panel.js";
import { listenForTerms, startTerms } from "./terms.js";
import { startTickList } from "./tick-list.js";
import { startWalk } from "./walk.js";
import * as python from "./python.js";

/** The theme's single-key shortcuts (n, p, f, s, ., /) would fire while somebody answers with the keyboard. */
document.addEventListener("keydown", (event) => {
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (alone && event.key.length === 1) event.stopPropagation();
});

// Python takes longest to come: it is sent for before the theme has begun.
if (document.querySelector("[data-helper], [data-ticks], [data-annex-a]")) python.start();
startExit(document);
// In a browser that stores nothing there is none.
removeOldDraft().catch(() => undefined);
startSearch(document);
startPaperFoot(document);
startPalette(document);
listenForTerms(document);
listenForMenus(document);
listenForLinks();

/** Whether a page was shown before this one, and a press led from there to here. */
let justCome = false;

/** @returns {Promise<void>} */
async function start() {
  showFromItsTop(document);
  startReviewDate(document);
  startTerms(document);
  startMenus(document);
  startEdge(document);
  const helper = document.querySelector("[data-helper]");
  const ticks = document.querySelector("[data-ticks]");
  const form = document.querySelector("[data-annex-a]");
  if (helper instanceof HTMLElement) startWalk(helper, justCome);
  if (ticks instanceof HTMLElement) startTickList(ticks, justCome);
  justCome = true;
  if (helper || ticks || form) python.start();
  if (form) {
    (await import("./annex-a/form.js")).start(document, python.ask);
    offerCarried(document);
  }
  const rehearsal = await startRehearsals(document);
  if (helper || ticks || form || rehearsal) {
    python.start();
    void tellOfPython(document);
  }
  startOffline(document);
}

const shown = /** @type {any} */ (window).document$;
if (shown) shown.subscribe(start);
else start();
