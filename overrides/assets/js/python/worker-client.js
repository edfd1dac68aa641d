/** A worker of this site as a page sees it: it says that it is ready, or why it is not; then it answers, each question by itself. */

import { startUnderCsp } from "./csp-worker.js";

/**
 * @typedef {object} Client
 * @property {Promise<void>} ready rejects when the worker does not start
 * @property {Promise<Error>} ended resolves when it does not start, or stops later
 * @property {(message: object) => Promise<any>} ask what the worker answers; rejects when it ends before
 * @property {() => void} stop
 */

/**
 * The worker's first message is "ready", or `{failed: why}`. With each question comes a port, to which it posts the answer.
 * @param {URL} script a module of this site
 * @param {URL[]} parts modules that it imports
 * @returns {Client}
 */
export function startClient(script, ...parts) {
  const worker = startUnderCsp(script, ...parts);
  /** Who waits, each with how to tell that it is in vain. @type {Set<(why: Error) => void>} */
  const waiting = new Set();
  /** @type {Error | undefined} */
  let failure;
  /** @type {(why: Error) => void} */
  let tell = () => undefined;
  /** @type {Promise<Error>} */
  const ended = new Promise((resolve) => (tell = resolve));

  /** @param {Error} why */
  function end(why) {
    failure ??= why;
    tell(failure);
    for (const refuse of waiting) refuse(failure);
    waiting.clear();
  }

  /** @param {(resolve: (value: any) => void) => void} begin @returns {Promise<any>} */
  function wait(begin) {
    return new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      waiting.add(reject);
      begin((value) => {
        waiting.delete(reject);
        resolve(value);
      });
    });
  }

  worker.addEventListener("error", (event) => {
    event.preventDefault();
    end(new Error("The worker has stopped."));
  });
  const ready = wait((resolve) =>
    worker.addEventListener("message", ({ data }) => (data === "ready" ? resolve(undefined) : end(new Error(data.failed))), { once: true }),
  );
  // Who only asks is told then.
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    ask(message) {
      const { port1: ours, port2: theirs } = new MessageChannel();
      return wait((resolve) => {
        ours.onmessage = ({ data }) => resolve(data);
        worker.postMessage(message, [theirs]);
      }).finally(() => ours.close());
    },
    stop() {
      worker.terminate();
      end(new Error("The worker was stopped."));
    },
  };
}
