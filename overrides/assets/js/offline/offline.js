/**
 * Keeps the site on this device for use without a network, and says how far that has come and how old the copy is.
 *
 * What is kept is the site itself, never what somebody types. A newer version waits until nothing can be lost by it, and
 * so does the end of the copy when the school has taken the site down.
 */

import { mayCostMoney } from "../page/connection.js";
import { isTouched } from "../session/leaving.js";
import { showCopyStatus } from "./offline-status.js";
import * as python from "../python/python.js";
import { siteVersion } from "./site-version.js";

/** How often a long visit compares the copy with the school’s site. */
const LOOK_EVERY_MS = 600_000;
/** After so long a host that has not answered is asked again: a device says that it has a network before it has one. */
const ASK_AGAIN_MS = 60_000;
/** On a device that is never idle the site is kept all the same, after so long. */
const IDLE_MS = 5_000;
/** How long a page is held still, at most, while a newer version takes over: to type into it then would be to lose it. */
const HELD_MS = 3_000;
const WAITS = "A newer version of this site is ready. It waits until you have finished here: save or print what you need, close this site, and open it again.";
const GONE = "This site is no longer at its address: the school has taken it down or moved it. What you see is a copy on this device, and may be out of date.";
/** @type {import("./offline-status.js").Kept} */
let kept = "none";
/** What has to be said at the head of every page: that a newer version waits, or that the site is gone. */
let news = "";
let looked = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let askingAgain;
/** @type {import("./copy-age.js").Comparison | undefined} */
let comparison;
/** @type {ServiceWorkerRegistration | undefined} */
let registration;
let begun = false;
/** Whether this person has said, or their connection lets us think, that the site may be fetched. */
let agreed = false;
let letGo = () => {};

/** To be called each time that a page is shown. @param {Document} page */
export function startOffline(page) {
  show(page);
  if (!page.querySelector("[data-offline][data-megabytes]:not([data-megabytes=''])")) return;
  if (begun) {
    void lookAgain();
    return;
  }
  begun = true;
  void begin();
}

/** Takes the kept copy off this device. It comes back when it is asked for, or at the next visit. */
async function removeCopy() {
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`site of ${registration?.scope} `)) await caches.delete(name);
  comparison = undefined;
  enter("none");
}

async function begin() {
  if (!("serviceWorker" in navigator) || !isSecureContext) return enter("cannot");
  navigator.serviceWorker.addEventListener("message", (event) => hear(event.data));
  let controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // Whatever takes the place of a controller is a newer version that was asked for.
    if (controlled) renew();
    controlled = true;
  });
  addEventListener("online", compare);
  registration = await navigator.serviceWorker.getRegistration(place()).catch(() => undefined);
  if (registration) return follow(registration);
  if (mayCostMoney()) return enter("asks");
  await quiet();
  await keep();
}

async function keep() {
  agreed = true;
  enter("keeping");
  try {
    registration = await navigator.serviceWorker.register(place(), { updateViaCache: "none" });
    follow(registration);
  } catch (reason) {
    enter(reason instanceof TypeError ? "not-kept" : "cannot");
  }
}

/** @param {ServiceWorkerRegistration} found */
function follow(found) {
  for (const worker of [found.installing, found.waiting, found.active]) if (worker) watch(worker);
  found.addEventListener("updatefound", () => found.installing && watch(found.installing));
}

/** @param {ServiceWorker} worker */
function watch(worker) {
  const look = () => {
    if (worker.state === "installing" && kept !== "ready") enter("keeping");
    if (worker.state === "installed" && registration?.active) void offer();
    if (worker.state === "activated") {
      compare();
      void sayPageIsThere(worker);
    }
    if (worker.state === "redundant" && kept === "keeping") enter("not-kept");
  };
  worker.addEventListener("statechange", look);
  look();
}

/** It then looks through all that it has kept: not while Python is being read from there. @param {ServiceWorker} worker */
async function sayPageIsThere(worker) {
  await python.whenSettled();
  worker.postMessage({ want: "take-on", version: siteVersion(), mayFetch: agreed || !mayCostMoney() });
}

/** A newer version waits: it takes over at once when nothing has been typed, else when this person has finished. */
async function offer() {
  const waiting = registration?.waiting;
  if (!waiting) return;
  if (isTouched()) return say(WAITS);
  hold();
  waiting.postMessage({ want: "take-over" });
}

/** Nothing can be typed for a moment, so that nothing is lost when the page loads itself anew. */
function hold() {
  letGo();
  const content = document.querySelector(".md-content");
  if (!(content instanceof HTMLElement)) return;
  const focused = document.activeElement;
  content.inert = true;
  letGo = () => {
    content.inert = false;
    if (focused instanceof HTMLElement && content.contains(focused)) focused.focus();
    letGo = () => {};
  };
  setTimeout(() => letGo(), HELD_MS);
}

/** The newer version has taken over. A page in which something was typed all the same stays as it is. */
function renew() {
  if (isTouched()) say("A newer version of this site has come. Save or print what you need, then load this page again.");
  else location.reload();
}

/** @param {string} words */
function say(words) {
  news = words;
  show(document);
}

async function lookAgain() {
  await offer();
  if (Math.abs(Date.now() - looked) >= LOOK_EVERY_MS) compare();
}

/** Has the copy compared with what the school’s site has now. */
function compare() {
  looked = Date.now();
  registration?.active?.postMessage({ want: "compare" });
}

/** @param {import("./copy-age.js").Comparison} found */
async function hearOfHost(found) {
  comparison = found;
  show(document);
  clearTimeout(askingAgain);
  if (found.host === "silent") askingAgain = setTimeout(compare, ASK_AGAIN_MS);
  if (found.host === "gone") return leaveWhatIsGone();
  if (news.startsWith(GONE)) say("");
  // A newer version, or the end of this site: of anything else that is there now the browser takes nothing.
  if (found.host === "newer" || found.host === "other") await registration?.update().catch(() => undefined);
}

/** The copy goes when nothing can be lost by it; then the page is what the network has. */
function leaveWhatIsGone() {
  if (isTouched()) return say(`${GONE} Save or print what you need, then close this site.`);
  hold();
  registration?.active?.postMessage({ want: "let-go" });
}

/** @param {{offline?: string, on?: number | null, host?: import("./copy-age.js").Host}} message */
function hear({ offline, on = null, host = "silent" }) {
  if (offline === "other-tabs" || offline === "gone-other-tabs") {
    letGo();
    const why = offline === "other-tabs" ? "A newer version of this site is ready." : GONE;
    say(`${why} Close the other tabs of this site, and open this page again.`);
  }
  if (offline === "compared") void hearOfHost({ on, host });
  if (offline === "let-go") location.reload();
  if (offline === "older") renew();
  if (offline === "ready" || offline === "asks") enter(offline);
  if (offline === "no-room" || offline === "not-kept") enter(kept === "ready" ? "ready" : offline);
}

/** @param {import("./offline-status.js").Kept} next */
function enter(next) {
  kept = next;
  document.documentElement.dataset.kept = next;
  show(document);
}

/** @param {Document} page */
function show(page) {
  showCopyStatus(page, { kept, news, comparison, keep, removeCopy });
}

/** Waits until the page and Python have had what they need. */
async function quiet() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await python.whenSettled();
  await new Promise((done) => ("requestIdleCallback" in window ? requestIdleCallback(done, { timeout: IDLE_MS }) : setTimeout(done, 1000)));
}

/** The service worker stands at the top of the site, this script in assets/<hash>/js. @returns {string} */
function place() {
  return new URL("../../../../service-worker.js", import.meta.url).href;
}
