/**
 * The manifest of Python's runtime: what the build made, and what its files are called. The build puts its own words in the place
 * of this file (tools/runtime/__init__.py), so that an upgrade of Pyodide changes no script.
 */

/**
 * `folder` from the folder of this script; `loader`: Pyodide's own name for it; `memory`, where the build kept one: how many bytes
 * the interpreter's memory has, and how many stand in the kept file before its words.
 * @typedef {{folder: string, loader: string, memory: {bytes: number, preface: number} | null}} Runtime
 */

/** @type {Runtime} */
export const RUNTIME = { folder: "../../runtime/", loader: "pyodide.asm.js", memory: null };
