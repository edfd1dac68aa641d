/** Runs Python beside the page: text in, text out. Knows nothing of what the text says. */

import { closeTheDoors } from "./closed-doors.js";
import { startPython } from "./interpreter.js";

const runtime = new URL("../../runtime/", import.meta.url).href;
/** @type {(text: string, withTrace?: boolean) => string} */
let handle;
/** How often the first question is still put again. Twenty answers were slow at first: these, and a few of the reader's own. */
let cold = 15;

self.addEventListener("message", ({ data: { text, withTrace }, ports: [asker] }) => {
  let reply;
  try {
    reply = handle(text, withTrace);
  } catch {
    // Python tells of its own faults; this is the interpreter's end. What it says stays unread: it could quote the request.
    reply = JSON.stringify({ error: "python-failed" });
  }
  asker.postMessage(reply);
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
  self.postMessage("ready");
} catch (why) {
  // Nobody has asked anything yet, so that nothing of a reader's can be in it.
  self.postMessage({ failed: String(why) });
}
