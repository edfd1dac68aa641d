/** Python, as the page sees it: a question in JSON, an answer in JSON, or a plain "not there". */

import { isMetered } from "../page/connection.js";
import { isForDevelopers, PageError, tellDeveloper } from "../page/developer.js";
import { startClient } from "./worker-client.js";

/** @typedef {import("./protocol.js").Requests} Requests */
/** @typedef {import("./protocol.js").Replies} Replies */
/** @typedef {"idle" | "loading" | "ready" | "failed"} State */
/** @typedef {import("./protocol.js").ErrorCode | "not-there"} Why */

/** @type {import("./worker-client.js").Client | undefined} */
let client;
/** @type {Set<() => void>} */
const waiting = new Set();

/** Why Python has given no answer. */
export class PythonError extends PageError {
  /** @param {Why} code */
  constructor(code) {
    super(`Python has given no answer: ${code}.`);
    this.code = code;
  }
}

/** @param {unknown} error of `ask` @returns {Why} */
export const whyUnanswered = (error) => (error instanceof PythonError ? error.code : "not-there");

/** @param {string} name of a script beside this one */
const ours = (name) => new URL(name, import.meta.url);

/** @returns {State} */
export function state() {
  return /** @type {State} */ (document.documentElement.dataset.python ?? "idle");
}

/**
 * The page is better with Python. On a metered line its 3.6 MB are not fetched for a page that is only read: `need` has them
 * sent for, unless the site is kept on the device.
 */
export function start() {
  if (!isMetered() || navigator.serviceWorker?.controller) need();
}

/** Starts Python in a worker of its own, once in a visit. Whatever fails, the page goes on without. */
export function need() {
  if (state() !== "idle") return;
  enter("loading");
  try {
    const started = startClient(ours("worker.js"), ours("worker-sandbox.js"), ours("interpreter.js"), ours("runtime.js"));
    client = started;
    started.ready.then(() => enter("ready"), () => undefined);
    void started.ended.then((why) => {
      if (client !== started) return;
      // Nothing has been asked of a Python that does not start: these words are its own, or the browser's of our files.
      tellDeveloper("Python is not there.", new PageError(why.message));
      enter("failed");
    });
  } catch (why) {
    tellDeveloper("Python cannot be started.", why);
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
  need();
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
  if (!client) return;
  const leaving = client;
  client = undefined;
  leaving.stop();
  stopped = true;
  enter("idle");
});
addEventListener("pageshow", (event) => {
  if (event.persisted && stopped) need();
});

/**
 * Asks Python one of the questions that protocol.js lists. Rejects with a PythonError, and `whyUnanswered` says why: Python is not
 * there, it could not read the request, or it has a fault.
 * @template {Requests[keyof Requests]} Request
 * @param {Request} request
 * @returns {Promise<Replies[Request["do"]]>}
 */
export async function ask(request) {
  const asked = client;
  if (state() !== "ready" || !asked) throw new PythonError("not-there");
  const withTrace = isForDevelopers();
  const text = await asked.ask({ text: JSON.stringify(request), withTrace }).catch(() => undefined);
  // The page has been left meanwhile, and has forgotten what it asked about: an answer would bring that back onto it.
  if (client !== asked) return new Promise(() => undefined);
  if (text === undefined) throw new PythonError("not-there");
  const reply = JSON.parse(text);
  if (!("error" in reply)) return reply;
  const why = new PythonError(/** @type {import("./protocol.js").ErrorReply} */ (reply).error);
  tellDeveloper(`Python was asked to “${request.do}”.`, why, reply.trace);
  throw why;
}

/** @param {State} next */
function enter(next) {
  document.documentElement.dataset.python = next;
  if (next === "ready") waiting.forEach((callback) => callback());
  if (next !== "loading") waiting.clear();
}
