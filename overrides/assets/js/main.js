/** Starts what a page has, each time that a page is shown. With instant navigation this module outlives the page. */

import { removeOldDraft } from "./annex-a/draft-store.js";
import { startExit } from "./session/exit.js";
import { startGuard } from "./session/guard.js";
import { listenForMenus, startMenus } from "./page/navigation.js";
import { startOffline } from "./offline/offline.js";
import { startEdge, startPalette } from "./page/palette.js";
import { startRehearsals } from "./rehearsal/rehearsals.js";
import { focusOnNewPage, listenForLinks, showFromItsTop } from "./page/page-top.js";
import { begin, beginQuietly } from "./page/parts.js";
import { startPrintFoot } from "./print/print-margins.js";
import { showPythonStatus } from "./python/python-status.js";
import { startPrintButtons } from "./print/print-button.js";
import { startReviewDate } from "./page/review-date.js";
import { startSearch } from "./search/panel.js";
import { listenForTerms, startTerms } from "./page/terms.js";
import { startTickList } from "./helper/tick-list.js";
import { announce } from "./page/live-region.js";
import { startWalk } from "./helper/walk.js";
import * as python from "./python/python.js";

/** Once in a visit: what outlives the pages. */
function startVisit() {
  // The theme's single-key shortcuts (n, p, f, s, ., /) would fire while somebody answers with the keyboard.
  document.addEventListener("keydown", (event) => {
    const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (alone && event.key.length === 1) event.stopPropagation();
  });
  // Python takes longest to come: it is sent for before the theme has begun.
  if (document.querySelector("[data-helper], [data-ticks], [data-annex-a]")) python.start();
  void begin(document, "exit", () => startExit(document));
  void begin(document, "search", () => startSearch(document, new URL("search/worker.js", import.meta.url)));
  for (const part of [startGuard, listenForTerms, listenForMenus, startPrintFoot, startPalette, listenForLinks, tidyUp]) beginQuietly(() => part(document));
}

/** In a browser that stores nothing there is no draft. */
function tidyUp() {
  removeOldDraft().catch(() => undefined);
}

/** Whether a page was shown before this one, and a press led from there to here. */
let justCome = false;

/** @returns {Promise<void>} */
async function start() {
  for (const part of [showFromItsTop, startReviewDate, startTerms, startMenus, startEdge, startPrintButtons]) beginQuietly(() => part(document));
  const helper = document.querySelector("[data-helper]");
  const ticks = document.querySelector("[data-ticks]");
  const form = document.querySelector("[data-annex-a]");
  const pressed = justCome;
  justCome = true;
  if (pressed) {
    beginQuietly(() => announce(""));
    beginQuietly(() => focusOnNewPage(document));
  }
  if (helper instanceof HTMLElement) void begin(document, "helper", () => startWalk(helper, pressed));
  if (ticks instanceof HTMLElement) void begin(document, "ticks", () => startTickList(ticks, pressed));
  if (helper || ticks || form) python.start();
  if (form) {
    const live = await begin(document, "form", async () => (await import("./annex-a/form.js")).start(document, python.ask));
    if (live) void begin(document, "case", async () => (await import("./case/into-form.js")).offerCarried(document));
  }
  const record = document.querySelector("[data-case-record]");
  if (record instanceof HTMLElement) await begin(document, "case", async () => (await import("./case/page.js")).startCaseRecord(record));
  let rehearsal = false;
  await begin(document, "rehearsals", async () => (rehearsal = await startRehearsals(document)));
  if (helper || ticks || form || rehearsal) {
    python.start();
    void showPythonStatus(document);
  }
  void begin(document, "offline", () => startOffline(document));
}

// In a frame the first script of the page shows nothing and lets nothing load (tools/release/doors.js), but a browser may
// run a script that was on its way already.
if (top === self) {
  startVisit();
  const shown = /** @type {any} */ (window).document$;
  if (shown) shown.subscribe(start);
  else start();
}
