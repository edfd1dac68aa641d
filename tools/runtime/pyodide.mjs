/** Starts the runtime of a folder in Node, from its library, as the browser does when it has to. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { instantiate } = WebAssembly;

/**
 * @param {string} folder
 * @param {object} [options] Pyodide's own
 * @param {(memory: WebAssembly.Memory) => void} [instantiated] is called before anything has run in the interpreter
 */
export async function started(folder, options = {}, instantiated = () => {}) {
  // The loader would take the interpreter that lies beside it. Its few other modules have no environment.
  WebAssembly.instantiate = async (bytes, imports) => {
    if (!imports?.env) return instantiate(bytes, imports);
    const made = await instantiate(readFileSync(`${folder}/pyodide.asm.wasm`), imports);
    // Who owns the memory has changed between versions: it is handed to the interpreter, or the interpreter offers it.
    instantiated(imports.env.memory ?? made.instance.exports.memory);
    return made;
  };
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
  return loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}/python.zip`,
    lockFileContents: readFileSync(`${folder}/lock.json`, "utf8"),
    ...options,
  });
}
