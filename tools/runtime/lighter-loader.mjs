/**
 * Takes out of Pyodide's loader what nothing here can reach: `lighter-loader.mjs LOADER INTERPRETER TARGET`.
 *
 * The loader is written for every program that there is. It brings OpenGL, sound and windows, and a variable for each of
 * 9,700 functions, most of which `lighter.mjs` has taken out of the interpreter. A megabyte of it would have to be read
 * through at each start. First go the places that hand something out which nobody takes; then Rollup takes out what
 * nothing leads to any more, and leaves the rest as it is written.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { rollup } from "rollup";

/**
 * What an interpreter that starts from its memory need not do: the memory has it already. Run as Python's source, each of these
 * sentences has the browser compile the whole of Python's own compiler; asked of modules that are there, they say the same.
 */
const DONE_ALREADY = [
  ['=API.rawRun("import _pyodide_core");', '=t?[0,""]:API.rawRun("import _pyodide_core");'],
  ['API._pyodide._base.eval_code("{}")', "API._pyodide._base.builtins.dict()"],
  ['API.runPythonInternal("import importlib; importlib")', 'API._pyodide._base.import_module("importlib")'],
  ['API.runPythonInternal("import __main__; __main__.__dict__")', 'o("__main__").__dict__'],
  ['API.runPythonInternal("import builtins; builtins.__dict__")', "API._pyodide._base.builtins.__dict__"],
];
const STRANGE = "Pyodide's loader is written in another way than lighter-loader.mjs expects.";

const [loader, interpreter, target] = process.argv.slice(2);
const whole = readFileSync(loader, "utf8");
const compiled = new WebAssembly.Module(readFileSync(interpreter));
const offered = new Set(WebAssembly.Module.exports(compiled).map(({ name }) => name));
const asked = new Set(WebAssembly.Module.imports(compiled).map(({ name }) => name));
/** Who else takes something from the loader by its name. */
const others = [
  `${dirname(loader)}/pyodide.mjs`,
  new URL("memory.mjs", import.meta.url),
  new URL("../../overrides/assets/js/python/interpreter.js", import.meta.url),
].map((script) => readFileSync(script, "utf8"));

const handed = withoutUntaken(withoutUnasked(withoutGone(withoutRepeats(whole))));
const made = await withoutLoneSignatures(handed);
if (made.length > whole.length / 2) throw new Error(STRANGE);
writeFileSync(target, made);

/** @param {string} words */
function withoutRepeats(words) {
  return DONE_ALREADY.reduce((now, [first, instead]) => {
    const parts = now.split(first);
    if (parts.length !== 2) throw new Error(`${STRANGE} It has ${parts.length - 1} times: ${first}`);
    return parts.join(instead);
  }, words);
}

/** Functions that the interpreter has not got any more have no variable. @param {string} words */
function withoutGone(words) {
  return words.replace(/var [\w$]+=Module\["[\w$]+"\]=wasmExports\["([\w$]+)"\];/g, (all, name) => (offered.has(name) ? all : ""));
}

/** What the interpreter may call is what it asks for. @param {string} words */
function withoutUnasked(words) {
  return words.replace(/(?<=var wasmImports=\{)[^{}]*(?=\})/, (list) =>
    list.split(",").filter((entry) => asked.has(entry.split(":")[0].replaceAll('"', ""))).join(","),
  );
}

/** A property of the module is set only when something reads a property of that name. @param {string} words */
function withoutUntaken(words) {
  const times = new Map();
  for (const [, name] of [words, ...others].join("\n").matchAll(/[."']([\w$]+)/g)) times.set(name, (times.get(name) ?? 0) + 1);
  return words.replace(/(var [\w$]+=)?Module\["([\w$]+)"\]=([\w$]+;)/g, (all, variable, name, value) => {
    if (times.get(name) > 1) return all;
    return variable ? variable + value : "";
  });
}

/** What is said of a function's parameters goes with the function. @param {string} words */
async function withoutLoneSignatures(words) {
  const signature = /([\w$]+)\.sig="\w*";/g;
  const left = new Set((await shaken(words.replace(signature, ""))).match(/[\w$]+/g));
  return shaken(words.replace(signature, (all, name) => (left.has(name) ? all : "")));
}

/** @param {string} words @returns {Promise<string>} without what nothing leads to */
async function shaken(words) {
  const bundle = await rollup({
    input: loader,
    treeshake: "safest",
    plugins: [{ name: "loader", load: () => words, resolveId: (id) => (id === loader ? id : { id, external: true }) }],
    onwarn: () => {}, // It says of each use of eval that it is one. The page's policy refuses them all.
  });
  const { output } = await bundle.generate({ format: "es" });
  return output[0].code;
}
