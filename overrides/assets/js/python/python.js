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
  if (next === "failed") {
    asked.forEach((asker) => asker.reject(new Error("Python has stopped.")));
    asked.clear();
  }
  if (next !== "loading") waiting.clear();
}
