/**
 * Python for the keepers' desk: the readers' interpreter, Pyodide's whole library, and the project's own files unpacked beside it.
 * It starts in stages, so that the page can say how far it is. Then it answers, text in, text out, and has no way to the network.
 * The last two stages come again when a new edition is laid over the project, or taken off.
 */

import { removeNetworkAndStorage } from "../python/worker-sandbox.js";
import { RUNTIME } from "../python/runtime.js";

const folder = decodeURIComponent(new URL(import.meta.url).hash.slice(1));
const runtime = new URL(RUNTIME.folder, import.meta.url).href;
/** @type {ArrayBuffer[]} */
let files;
/** @type {import("pyodide").PyodideAPI} */
let python;
/** @type {(text: string) => string} */
let handle;

/** @param {string} address @returns {Promise<ArrayBuffer>} */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("A file of the desk could not be fetched.");
  return answer.arrayBuffer();
}

/** @type {Record<string, () => Promise<void>>} */
const STAGES = {
  async fetch() {
    const all = [`${runtime}pyodide.asm.wasm`, `${runtime}lock.json`, `${folder}project.zip`, `${folder}library.zip`];
    files = await Promise.all(all.map(fetched));
  },
  async start() {
    const [wasm, lock, , library] = files;
    // It is here already, whatever type the host gives it; Pyodide would wait for ever for one that does not come.
    WebAssembly.instantiateStreaming = (_, imports) => WebAssembly.instantiate(wasm, imports);
    const { fetch } = globalThis;
    globalThis.fetch = async (address) => (String(address).endsWith("library.zip") ? new Response(library) : new Response());
    /** @type {typeof import("pyodide")} */
    const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
    python = await loadPyodide({
      indexURL: runtime,
      packageBaseUrl: runtime,
      stdLibURL: `${folder}library.zip`,
      lockFileContents: new TextDecoder().decode(lock),
      // What Python prints would end up in the console.
      stdout: () => {},
      stderr: () => {},
    });
    globalThis.fetch = fetch;
  },
  async read() {
    python.FS.writeFile("/project.zip", new Uint8Array(files[2]));
    files = [];
    await STAGES.published();
    removeNetworkAndStorage();
  },
  /** The project as it came, whatever was laid over it. */
  async published() {
    python.runPython(`
import shutil, sys, zipfile
shutil.rmtree("/project", ignore_errors=True)
zipfile.ZipFile("/project.zip").extractall("/project")
if "/project" not in sys.path:
    sys.path.insert(0, "/project")
`);
    await STAGES.again();
  },
  /** Python has read some of the project's files when it began, and they may be others now. */
  async again() {
    python.runPython(`
import importlib, sys
for name in [name for name in sys.modules if name.partition(".")[0] == "tools"]:
    del sys.modules[name]
importlib.invalidate_caches()
`);
    handle = python.pyimport("tools.keepers.desk.api").handle;
  },
};

self.addEventListener("message", async ({ data: { stage, text }, ports: [asker] }) => {
  try {
    if (stage) await STAGES[stage]();
    asker.postMessage({ reply: stage ? "" : handle(text) });
  } catch {
    // What Python says of its fault could quote what somebody typed.
    asker.postMessage({ failed: true });
  }
});
self.postMessage("ready");
