/** Runs Python beside the page: text in, text out. Knows nothing of what the text says. */

import { closeTheDoors } from "./closed-doors.js";
import { startPython } from "./interpreter.js";

const runtime = new URL("../../runtime/", import.meta.url).href;
/** @type {(text: string) => string} */
let handle;
/** How often the first question is still put again. Twenty answers were slow at first: these, and a few of the reader's own. */
let cold = 15;

self.addEventListener("message", (event) => {
  const { number, text } = event.data;
  let reply;
  try {
    reply = handle(text);
  } catch {
    reply = JSON.stringify({ error: "python-failed" });
  }
  self.postMessage({ number, text: reply });
  warmUp(text);
});

/**
 * Puts the first question some more times, in between what is asked, and forgets the answers: WebAssembly compiles what is
 * used when it is used, and the reader's first steps would wait for that.
 *
 * @param {string} text
 */
function warmUp(text) {
  if (!cold) return;
  cold -= 1;
  setTimeout(() => {
    try {
      handle(text);
    } catch {
      // Whoever asked has been told.
    }
    warmUp(text);
  });
}

try {
  const python = await startPython(runtime);
  handle = python.pyimport("tools.browser.api").handle;
  closeTheDoors();
  self.postMessage({ ready: true });
} catch {
  self.postMessage({ failed: true });
}
