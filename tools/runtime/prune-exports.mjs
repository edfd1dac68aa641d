/**
 * Takes out of Pyodide's WebAssembly what nothing here can reach: `prune-exports.mjs LOADER INTERPRETER TARGET`.
 *
 * Pyodide offers 9,700 functions by name, so that packages with C code can be linked when they are loaded. We load none.
 * A name stays when the loader mentions it anywhere; then Binaryen takes out the functions that nothing leads to any more.
 * No other pass of it is run: what stays is not optimised anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const [loader, interpreter, target] = process.argv.slice(2);
const bytes = readFileSync(interpreter);
const whole = new WebAssembly.Module(bytes);
/** The loader gives every function a variable, whether it is used or not: declared in the same line, or in one list for all. */
const VARIABLE = /(?:var )?[\w$]+=Module\["[\w$]+"\]=wasmExports\["[\w$]+"\];/g;
const LIST = /var [\w$]+(?:,[\w$]+){500,};/g;
const FEW = 1000;
const words = readFileSync(loader, "utf8");
if ((words.match(VARIABLE)?.length ?? 0) < FEW) throw new Error("Pyodide's loader is written in another way than prune-exports.mjs expects.");
const named = new Set(words.replace(VARIABLE, "").replace(LIST, "").match(/[\w$]+/g));
// The interpreter asks for some of its own functions by name.
for (const { module, name } of WebAssembly.Module.imports(whole)) if (module.startsWith("GOT.")) named.add(name);

const lighter = binaryen.readBinary(bytes);
const unused = WebAssembly.Module.exports(whole).filter(({ name }) => !named.has(name) && !named.has(`_${name}`));
if (unused.length < FEW) throw new Error("Pyodide's interpreter offers too few functions that nothing names.");
for (const { name } of unused) lighter.removeExport(name);
lighter.runPasses(["remove-unused-module-elements"]);
const made = lighter.emitBinary();
if (!WebAssembly.validate(made)) throw new Error("Binaryen wrote a WebAssembly that does not hold.");
writeFileSync(target, made);
