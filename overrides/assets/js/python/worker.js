/** Runs Python beside the page: text in, text out. Knows nothing of what the text says. */

import { removeNetworkAndStorage } from "./worker-sandbox.js";
import { startPython } from "./interpreter.js";
import { RUNTIME } from "./runtime.js";

/** @type {(text: string, withTrace?: boolean) => string} */
let handle;

self.addEventListener("message", ({ data: { text, withTrace }, ports: [asker] }) => {
  let reply;
  try {
    reply = handle(text, withTrace);
  } catch {
    // Python tells of its own faults; this is the interpreter's end. What it says stays unread: it could quote the request.
    reply = JSON.stringify({ error: "python-failed" });
  }
  asker.postMessage(reply);
});

try {
  const python = await startPython({ ...RUNTIME, folder: new URL(RUNTIME.folder, import.meta.url).href });
  handle = python.pyimport("tools.browser.api").handle;
  removeNetworkAndStorage();
  self.postMessage("ready");
} catch (why) {
  // Nobody has asked anything yet, so that nothing of a reader's can be in it.
  self.postMessage({ failed: String(why) });
}
