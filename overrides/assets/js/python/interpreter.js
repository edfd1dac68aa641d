/**
 * Starts Python: from its memory as the build left it, with everything imported. When anything is off, or the build kept no
 * memory, from its library.
 *
 * The memory belongs to this very interpreter: both lie in one folder, whose name is made from what they hold. What the build
 * made, and what its files are called, is in the manifest (runtime.js).
 */

/** @typedef {import("./runtime.js").Runtime} Runtime */
/** @typedef {NonNullable<Runtime["memory"]>} Memory */

const { fetch } = globalThis;
const streaming = globalThis.WebAssembly?.instantiateStreaming;

/**
 * Rejects when Python cannot be had either way.
 *
 * @param {Runtime} runtime its folder as a whole address
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
export async function startPython(runtime) {
  if (runtime.memory) {
    try {
      return await started(runtime, runtime.memory);
    } catch {
      // From the library, then.
    }
  }
  return started(runtime);
}

/** @param {Runtime} runtime @param {Memory} [described] the memory, if it is to be used */
async function started({ folder, loader: script }, described) {
  /** Where the memory is put together. */
  const memory = described && new Uint32Array(described.bytes / 4);
  // All at once, what Pyodide asks for one after another: on a slow line each wait counts.
  const loader = import(`${folder}${script}`);
  const interpreter = compiled(`${folder}pyodide.asm.wasm`, memory ? nearest : fetched);
  const kept = memory && nearest(`${folder}memory.wasm`).then((answer) => answer.arrayBuffer());
  const library = memory ? new Response() : fetched(`${folder}python.zip`);
  const packages = fetched(`${folder}lock.json`).then((answer) => answer.text());
  let callAsItCan = () => {};

  /**
   * Pyodide waits for ever when its WebAssembly cannot be had (getInstantiateWasmFunc in its src/js/emscripten-settings.ts only
   * warns): whatever fails has to end the wait from here.
   */
  const broken = new Promise((_, reject) => {
    for (const part of [loader, interpreter, kept, library, packages]) Promise.resolve(part).catch(reject);
    WebAssembly.instantiateStreaming = (_, imports) => {
      const instantiated = instantiate(imports);
      instantiated.catch(reject);
      return instantiated;
    };
  });

  /** @param {any} imports */
  async function instantiate(imports) {
    const module = await interpreter;
    const instance = await WebAssembly.instantiate(module, imports);
    if (memory && described && kept) {
      // As in tools/runtime/pyodide.mjs: either side may own it.
      const { buffer } = imports.env.memory ?? instance.exports.memory;
      remember(memory, await kept, described.preface, buffer);
      callAsItCan = imports.env._PyEM_InitTrampoline_js ?? callAsItCan;
    }
    return { module, instance };
  }

  broken.catch(() => {});
  // Pyodide is not to fetch anew what is on its way: the library is handed to it, the interpreter as soon as it is compiled.
  self.fetch = async (address) => (String(address).endsWith(".zip") ? library : new Response());
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const loading = loadPyodide({
    indexURL: folder,
    packageBaseUrl: folder,
    stdLibURL: `${folder}python.zip`,
    lockFileContents: packages,
    // Python is to say nothing but its answers: what it prints would end up in the console.
    stdout: () => {},
    stderr: () => {},
    ...(memory && { _loadSnapshot: memory.buffer }),
  });
  loading.catch(() => {});
  const python = /** @type {import("pyodide").PyodideAPI & {_api: any}} */ (await Promise.race([loading, broken]));
  // The memory is kept with a way of calling functions that every browser has; this one may have a quicker one.
  callAsItCan();
  self.fetch = fetch;
  WebAssembly.instantiateStreaming = streaming;
  // A memory that does not fit would come to light here, and not with somebody's answers.
  JSON.parse(python.pyimport("tools.browser.api").handle("{}"));
  // 21 MB that are not needed any more; where Pyodide keeps them elsewhere, they stay.
  delete python._api?.config?._loadSnapshot;
  return python;
}

/**
 * Puts the memory together from what an interpreter that has not yet started holds, and from where that differs. A header
 * comes first, and the memory last, so that no more of it is copied than is used.
 *
 * @param {Uint32Array} memory @param {ArrayBuffer} kept as memory-snapshot.mjs writes it @param {number} preface how many bytes stand before
 * its words @param {ArrayBuffer} untouched
 */
function remember(memory, kept, preface, untouched) {
  if (new Uint32Array(kept, 0, 2).join() !== "1836278016,1") throw new Error("This is not what is kept of a memory.");
  const words = new Uint32Array(kept, preface);
  const [header, used, filled, stretches] = words;
  let from = 4 + 2 * stretches;
  const next = (/** @type {number} */ length) => words.subarray(from, (from += length));
  memory.set(next(header));
  let at = memory.length - used;
  memory.set(new Uint32Array(untouched, 0, filled), at);
  for (let place = 4; place < 4 + 2 * stretches; place += 2) {
    at += words[place];
    memory.set(next(words[place + 1]), at);
    at += words[place + 1];
  }
  if (from !== words.length) throw new Error("Something is missing of what is kept of a memory.");
}

/** @param {string} address @returns {Promise<Response>} */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("A file of the runtime could not be fetched.");
  return answer;
}

/**
 * What is kept for use without a network is read where it lies: 11 MB come a third sooner than through the service worker.
 * The folder's name is made from what it holds, so that any copy of it will do. When Python does not start from that one, the
 * next try asks the service worker.
 *
 * @param {string} address @returns {Promise<Response>}
 */
async function nearest(address) {
  // In a browser that stores nothing there is none.
  return (await globalThis.caches?.match(address).catch(() => undefined)) ?? fetched(address);
}

/**
 * Not every host knows what a .wasm file is; a browser insists on it. An answer that is called right is left alone: the
 * browser keeps what it has compiled of it.
 *
 * @param {string} address @param {(address: string) => Promise<Response>} got @returns {Promise<WebAssembly.Module>}
 */
async function compiled(address, got) {
  const answer = await got(address);
  const type = "application/wasm";
  const known = answer.headers.get("Content-Type") === type;
  return WebAssembly.compileStreaming(known ? answer : new Response(answer.body, { headers: { "Content-Type": type } }));
}
