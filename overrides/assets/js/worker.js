/** Runs Python beside the page: text in, text out. Knows nothing of what the text says. */

import { closeTheDoors } from "./closed-doors.js";

const runtime = new URL("../runtime/", import.meta.url).href;
/** @type {(text: string) => string} */
let handle;

self.addEventListener("message", (event) => {
  const { number, text } = event.data;
  let reply;
  try {
    reply = handle(text);
  } catch {
    reply = JSON.stringify({ error: "python-failed" });
  }
  self.postMessage({ number, text: reply });
});

const failed = () => self.postMessage({ failed: true });
const early = fetchEarly();
tellOfFailures();
try {
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const python = await loadPyodide({
    indexURL: runtime,
    stdLibURL: `${runtime}python.zip`,
    lockFileURL: `${runtime}lock.json`,
    // Python is to say nothing but its answers: what it prints would end up in the console.
    stdout: () => {},
    stderr: () => {},
  });
  handle = python.pyimport("tools.browser").handle;
  closeTheDoors();
  self.postMessage({ ready: true });
} catch {
  failed();
}

/**
 * Fetches at once what Pyodide asks for one after another: on a slow line each wait counts. It gets these answers when
 * it asks; whatever goes wrong with one comes to light then.
 *
 * @returns {Map<string, Promise<Response>>} by address
 */
function fetchEarly() {
  // A module is fetched once, however often it is imported.
  import(`${runtime}pyodide.asm.js`).catch(() => {});
  return new Map(
    ["pyodide.asm.wasm", "python.zip", "lock.json"].map((name) => {
      const answer = fetch(`${runtime}${name}`);
      answer.catch(() => {});
      return [`${runtime}${name}`, answer];
    }),
  );
}

/**
 * Not every host knows what a .wasm file is; a browser insists on it. An answer that is called right is left alone: the browser
 * keeps what it has compiled of it.
 *
 * @param {Response} response
 * @returns {Response}
 */
function calledWebAssembly(response) {
  const type = "application/wasm";
  return response.headers.get("Content-Type") === type ? response : new Response(response.body, { headers: { "Content-Type": type } });
}

/** Pyodide waits for ever when its WebAssembly cannot be fetched or compiled: then the page has to hear of it from us. */
function tellOfFailures() {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  /** An answer can be read once only. @param {string} address */
  const take = (address) => {
    const answer = early.get(address);
    early.delete(address);
    return answer;
  };
  self.fetch = (...request) =>
    (take(String(request[0])) ?? fetch(...request)).then(
      (response) => (response.ok || failed(), response),
      (reason) => (failed(), Promise.reject(reason)),
    );
  WebAssembly.instantiateStreaming = (source, imports) =>
    Promise.resolve(source)
      .then((response) => instantiateStreaming(calledWebAssembly(response), imports))
      .catch((reason) => (failed(), Promise.reject(reason)));
}
