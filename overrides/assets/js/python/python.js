/** Python, as the page sees it: a question in JSON, an answer in JSON, or a plain "not there". */

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

/** Starts Python in a worker of its own, once in a visit. Whatever fails, the page goes on without. */
export function start() {
  if (state() !== "idle") return;
  enter("loading");
  try {
    client = startClient(ours("worker.js"), ours("closed-doors.js"), ours("interpreter.js"));
    client.ready.then(() => enter("ready"), () => undefined);
    void client.ended.then((why) => {
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

/**
 * Asks Python one of the questions that protocol.js lists. Rejects with a PythonError, and `whyUnanswered` says why: Python is not
 * there, it could not read the request, or it has a fault.
 * @template {Requests[keyof Requests]} Request
 * @param {Request} request
 * @returns {Promise<Replies[Request["do"]]>}
 */
export async function ask(request) {
  if (state() !== "ready" || !client) throw new PythonError("not-there");
  const withTrace = isForDevelopers();
  const text = await client.ask({ text: JSON.stringify(request), withTrace }).catch(() => Promise.reject(new PythonError("not-there")));
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
