/** Python, as the page sees it: a question in JSON, an answer in JSON, or a plain "not there". */

import { startGuarded } from "./guarded-worker.js";

/** @typedef {"idle" | "loading" | "ready" | "failed"} State */
/** @typedef {{resolve: (reply: any) => void, reject: (reason: Error) => void}} Asker */

/** @type {Worker | undefined} */
let worker;
/** @type {Map<number, Asker>} */
const asked = new Map();
/** @type {Set<() => void>} */
const waiting = new Set();
let number = 0;

/** @param {string} name of a script beside this one */
const ours = (name) => new URL(name, import.meta.url);

/** @returns {State} */
export function state() {
  return /** @type {State} */ (document.documentElement.dataset.python ?? "idle");
}

/** Starts Python in a worker of its own, once in a visit. Whatever fails, the page goes on without. */
export function start() {
  if (state() !== "idle") return;
  enter("loading");
  try {
    worker = startGuarded(ours("worker.js"), ours("closed-doors.js"), ours("interpreter.js"));
    worker.addEventListener("message", (event) => hear(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      enter("failed");
    });
  } catch {
    enter("failed");
  }
}

/**
 * Calls back when Python is ready, now or later; never when it fails.
 * @param {() => void} callback
 */
export function whenReady(callback) {
  if (state() === "ready") callback();
  else waiting.add(callback);
}

/** Waits while Python is being loaded; what became of it, state() says. @returns {Promise<void>} */
export async function whenSettled() {
  const root = document.documentElement;
  while (state() === "loading") {
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(undefined);
      });
      observer.observe(root, { attributeFilter: ["data-python"] });
    });
  }
}

/** A person is told every so many seconds, not at each: it is said aloud. */
const TOLD_EVERY_S = 5;

/**
 * Waits as `whenSettled` does, for something that a person has pressed, and says how long that has been.
 * @param {(words: string) => void} say
 */
export async function whenSettledFor(say) {
  let seconds = 0;
  const counting = setInterval(() => {
    seconds += 1;
    if (seconds % TOLD_EVERY_S === 0) say(`Python is still starting: ${seconds} seconds so far. On a busy or older device it takes longer.`);
  }, 1000);
  await whenSettled();
  clearInterval(counting);
}

/** Whether Python was stopped because the page was left: the browser may bring the page back. */
let stopped = false;

// In WebKit a page that was left goes on working for a while behind the new one, which then waits for its own Python.
addEventListener("pagehide", () => {
  if (!worker) return;
  worker.terminate();
  worker = undefined;
  stopped = true;
  enter("idle");
});
addEventListener("pageshow", (event) => {
  if (event.persisted && stopped) start();
});

/**
 * Asks Python. Rejects when Python is not there, or did not understand.
 * @param {object} request
 * @returns {Promise<any>}
 */
export function ask(request) {
  return new Promise((resolve, reject) => {
    if (state() !== "ready" || !worker) {
      reject(new Error("Python is not ready."));
      return;
    }
    number += 1;
    asked.set(number, { resolve, reject });
    worker.postMessage({ number, text: JSON.stringify(request) });
  });
}

/** @param {{ready?: true, failed?: true, number?: number, text?: string}} message */
function hear(message) {
  if (message.ready) enter("ready");
  if (message.failed) enter("failed");
  const asker = asked.get(message.number ?? 0);
  if (!asker) return;
  asked.delete(message.number ?? 0);
  const reply = JSON.parse(message.text ?? "null");
  if (!reply || "error" in reply) asker.reject(new Error("Python could not answer."));
  else asker.resolve(reply);
}

/** @param {State} next */
function enter(next) {
  document.documentElement.dataset.python = next;
  if (next === "ready") waiting.forEach((callback) => callback());
  if (next === "failed" || next === "idle") {
    asked.forEach((asker) => asker.reject(new Error("Python has stopped.")));
    asked.clear();
  }
  if (next !== "loading") waiting.clear();
}
