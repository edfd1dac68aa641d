// A worker as a page sees it: ready or not, each answer to who asked, and nobody left waiting when it ends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startClient } from "../../overrides/assets/js/python/worker-client.js";

/** Stands for a browser's worker: the test says what it says. */
class Worker extends EventTarget {
  asked = [];
  stopped = false;
  postMessage(message, [port]) {
    this.asked.push({ message, port });
  }
  terminate() {
    this.stopped = true;
  }
  say(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}
/** @type {Worker} */
let worker;
globalThis.Worker = /** @type {any} */ (class extends Worker {
  constructor() {
    super();
    worker = this;
  }
});
const start = () => startClient(new URL("file:///worker.js"));

test("each answer goes to who asked, in whatever order they come", async () => {
  const client = start();
  worker.say("ready");
  await client.ready;
  const answers = [client.ask({ text: "one" }), client.ask({ text: "two" })];
  for (const { message, port } of worker.asked.toReversed()) port.postMessage(`to ${message.text}`);
  assert.deepEqual(await Promise.all(answers), ["to one", "to two"]);
});

test("a worker that does not start says why, and whoever asks is refused", async () => {
  const client = start();
  worker.say({ failed: "There is no WebAssembly." });
  await assert.rejects(client.ready, /no WebAssembly/);
  assert.match((await client.ended).message, /no WebAssembly/);
  await assert.rejects(client.ask({ text: "one" }), /no WebAssembly/);
});

test("when it stops by itself nobody waits for ever, and the browser says nothing in the console", async () => {
  const client = start();
  worker.say("ready");
  const waiting = client.ask({ text: "one" });
  const stopping = new Event("error", { cancelable: true });
  worker.dispatchEvent(stopping);
  assert.ok(stopping.defaultPrevented);
  await assert.rejects(waiting, /stopped/);
  assert.match((await client.ended).message, /stopped/);
});

test("a worker that is stopped refuses who still waits", async () => {
  const client = start();
  const waiting = client.ask({ text: "one" });
  client.stop();
  assert.ok(worker.stopped);
  await assert.rejects(waiting, /stopped/);
});
