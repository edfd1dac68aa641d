/** Runs Python beside the page: text in, text out. Knows nothing of what the text says. */

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
tellOfFailures();
try {
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
  const python = await loadPyodide({
    indexURL: runtime,
    stdLibURL: `${runtime}python.zip`,
    lockFileURL: `${runtime}lock.json`,
  });
  handle = python.pyimport("tools.browser").handle;
  self.postMessage({ ready: true });
} catch {
  failed();
}

/** Pyodide waits for ever when its WebAssembly cannot be fetched or compiled: then the page has to hear of it from us. */
function tellOfFailures() {
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = (...request) =>
    fetch(...request).then(
      (response) => (response.ok || failed(), response),
      (reason) => (failed(), Promise.reject(reason)),
    );
  WebAssembly.instantiateStreaming = (...source) =>
    instantiateStreaming(...source).catch((reason) => (failed(), Promise.reject(reason)));
}
