/**
 * Keeps the site on this device for use without a network, and says how far that has come.
 *
 * What is kept is the site itself, never what somebody types. A newer version waits until nothing can be lost by it.
 */

import { isTouched } from "./leaving.js";
import * as python from "./python.js";
import { siteVersion } from "./site-version.js";

/** @typedef {"none" | "asks" | "keeping" | "ready" | "no-room" | "not-kept" | "cannot"} Kept */

/** How often a long visit looks for a newer version. */
const LOOK_EVERY_MS = 600_000;
/** How long a page is held still, at most, while a newer version takes over: to type into it then would be to lose it. */
const HELD_MS = 3_000;
const WAITS = "A newer version of this site is ready. It waits until you have finished here: save or print what you need, close this site, and open it again.";
/** @type {Record<Kept, string>} */
const WORDS = {
  none: "",
  asks: "This site can be kept on this device, so that it works without a network.",
  keeping: "Keeping this site on this device, so that it works without a network…",
  ready: "Ready for use without a network.",
  "no-room": "This device has no room to keep this site. It works as long as there is a network: print what you may need.",
  "not-kept": "This site could not be kept on this device just now. It works as long as there is a network, and tries again at your next visit.",
  cannot: "This browser does not keep sites for use without a network. It works as long as there is a network: print what you may need.",
};

/** @type {Kept} */
let kept = "none";
let newer = "";
let looked = Date.now();
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
    void update();
    return;
  }
  begun = true;
  void begin();
}

/** Takes the kept copy off this device. It comes back when it is asked for, or at the next visit. */
async function removeCopy() {
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`site of ${registration?.scope} `)) await caches.delete(name);
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
  registration = await navigator.serviceWorker.getRegistration(place()).catch(() => undefined);
  if (registration) {
    follow(registration);
    return update();
  }
  if (costsMoney()) return enter("asks");
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
    if (worker.state === "activated") void sayPageIsThere(worker);
    if (worker.state === "redundant" && kept === "keeping") enter("not-kept");
  };
  worker.addEventListener("statechange", look);
  look();
}

/** It then looks through all that it has kept: not while Python is being read from there. @param {ServiceWorker} worker */
async function sayPageIsThere(worker) {
  await python.whenSettled();
  worker.postMessage({ want: "take-on", version: siteVersion(), mayFetch: agreed || !costsMoney() });
}

/** A newer version waits: it takes over at once when nothing has been typed, else when this person has finished. */
async function offer() {
  const waiting = registration?.waiting;
  if (!waiting) return;
  if (isTouched()) return tellOfNewer(WAITS);
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
  if (isTouched()) tellOfNewer("A newer version of this site has come. Save or print what you need, then load this page again.");
  else location.reload();
}

/** @param {string} words */
function tellOfNewer(words) {
  newer = words;
  show(document);
}

async function update() {
  await offer();
  if (Date.now() - looked < LOOK_EVERY_MS) return;
  looked = Date.now();
  await registration?.update().catch(() => undefined);
}

/** @param {{offline?: string}} message */
function hear({ offline }) {
  if (offline === "other-tabs") {
    letGo();
    tellOfNewer("A newer version of this site is ready. Close the other tabs of this site, and open this page again.");
  }
  if (offline === "older") renew();
  if (offline === "ready" || offline === "asks") enter(offline);
  if (offline === "no-room" || offline === "not-kept") enter(kept === "ready" ? "ready" : offline);
}

/** @param {Kept} next */
function enter(next) {
  kept = next;
  document.documentElement.dataset.kept = next;
  show(document);
}

/** @param {Document} page */
function show(page) {
  const place = page.querySelector("[data-offline]");
  if (!(place instanceof HTMLElement)) return;
  const told = place.querySelector("[data-offline-told]");
  if (told) told.textContent = WORDS[kept];
  const button = place.querySelector("button");
  if (button) {
    button.hidden = kept !== "asks";
    button.textContent = `Keep it (about ${place.dataset.megabytes} MB)`;
    button.onclick = () => void keep();
  }
  offerToRemove(page);
  const bar = page.querySelector("[data-newer]");
  if (!(bar instanceof HTMLElement)) return;
  bar.hidden = !newer;
  bar.textContent = newer;
}

/** The page about privacy has a button that takes the copy away. @param {Document} page */
function offerToRemove(page) {
  const button = page.querySelector("[data-remove-copy]");
  const told = page.querySelector("[data-copy-told]");
  if (!(button instanceof HTMLButtonElement) || !told) return;
  button.hidden = kept !== "ready";
  button.onclick = () => {
    removeCopy().then(
      () => (told.textContent = "The copy is removed from this device."),
      () => (told.textContent = "The copy could NOT be removed. Clear this site’s data in your browser’s settings."),
    );
  };
}

/** Whether fetching the whole site may cost the reader: on a telephone, or where the browser says so. @returns {boolean} */
function costsMoney() {
  const { connection } = /** @type {any} */ (navigator);
  if (!connection) return matchMedia("(pointer: coarse)").matches;
  return connection.saveData || connection.type === "cellular" || /2g|3g/.test(connection.effectiveType ?? "");
}

/** Waits until the page and Python have had what they need. */
async function quiet() {
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  await python.whenSettled();
  await new Promise((done) => ("requestIdleCallback" in window ? requestIdleCallback(done) : setTimeout(done, 1000)));
}

/** The service worker stands at the top of the site, this script in assets/<hash>/js. @returns {string} */
function place() {
  return new URL("../../../service-worker.js", import.meta.url).href;
}
