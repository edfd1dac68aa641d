/** Runs Python beside the page: text in, text out. Knows nothing of what the text says. */

import { closeTheDoors } from "./closed-doors.js";
import { startPython } from "./interpreter.js";
import { RUNTIME } from "./runtime.js";

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

try {
  const python = await startPython({ ...RUNTIME, folder: new URL(RUNTIME.folder, import.meta.url).href });
  handle = python.pyimport("tools.browser.api").handle;
  closeTheDoors();
  self.postMessage({ ready: true });
} catch {
  self.postMessage({ failed: true });
}
