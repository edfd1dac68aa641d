/**
 * Keeps the interpreter's memory as it is once everything has been imported: `memory-snapshot.mjs FOLDER MODULES TARGET`.
 *
 * What is written is where this memory differs from that of an interpreter which has not yet started. It stands in a
 * WebAssembly file that holds nothing but a section of its own: hosts know the type and compress it. Nothing that a person
 * typed is ever in it: it is made here, before anybody is asked anything. `remember` in interpreter.js reads it. What it must
 * know of the memory beforehand is printed, for the manifest.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { started } from "./pyodide.mjs";

const [folder, modules, target] = process.argv.slice(2);
/** A shorter stretch that is the same costs less to repeat than to leave out. In words of four bytes. */
const GAP = 64;

// The same source makes the same bytes: else every build would be a new version, and readers would fetch all of this anew. The
// interpreter's room for memory begins with a number made of the time, and Python notes when its library was last changed. The
// path of the program that runs it stands in the memory too: a project in a folder with a longer name would have another one.
process.argv[1] = "/memory-snapshot.mjs";
Date.now = () => Date.UTC(2021, 10, 15);
performance.now = () => 0;

/** @type {Uint32Array} */
let untouched;
const python = await started(
  folder,
  { _makeSnapshot: true, env: { PYTHONHASHSEED: "0" } },
  (memory) => (untouched = new Uint32Array(memory.buffer.slice(0))),
);
python.globals.set("names", readFileSync(modules, "utf8"));
python.runPython(`
import gc, importlib, json
for name in json.loads(names):
    importlib.import_module(name)
del name, names, gc, importlib, json
import gc
gc.collect()
del gc
`);
const { HEAP32, HEAP8, __PyRuntime, ...others } = python._module;
/** Where Python's memory says how its C functions are called: by its name in Python 3.13, and in 3.14. */
const called = others.__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET ?? others.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET;
if (HEAP8.length !== untouched.length * 4) throw new Error("The interpreter has asked for more memory than it starts with.");
if (!__PyRuntime || !called) throw new Error("How this Python calls C functions is written in another way.");
// How functions are called differs between browsers: the memory is kept with the way that works in all of them.
HEAP32[(__PyRuntime + HEAP32[called / 4]) / 4] = 0;
const snapshot = python.makeMemorySnapshot();
const whole = snapshot.slice();
const memory = new Uint32Array(snapshot.buffer, snapshot.length - HEAP8.length);
const used = 1 + memory.findLastIndex(Boolean);
const header = new Uint32Array(snapshot.buffer, 0, (snapshot.length - HEAP8.length) / 4);
// Its second word says where the memory starts: at the end of what is put together from all this.
header[1] = (memory.length - used) * 4;
const file = moduleOf(described(header, memory.subarray(0, used), untouched));
const again = await started(folder, { _loadSnapshot: whole });
JSON.parse(again.pyimport("tools.browser.api").handle("{}"));
writeFileSync(target, file.made);
process.stdout.write(JSON.stringify({ bytes: HEAP8.length, preface: file.preface }));

/**
 * What `remember` needs, in words of four bytes: how long the header is, how much of the memory is used and how much of it an
 * interpreter fills by itself, how many stretches differ, how far each is from the one before and how long; then the header, then the stretches.
 *
 * @param {Uint32Array} header @param {Uint32Array} now @param {Uint32Array} before
 */
function described(header, now, before) {
  const found = [...differences(now, before)];
  const places = found.flatMap(([start, end], at) => [start - (found[at - 1]?.[1] ?? 0), end - start]);
  const filled = 1 + before.findLastIndex(Boolean);
  return [Uint32Array.from([header.length, now.length, filled, found.length, ...places]), header, ...found.map(([start, end]) => now.subarray(start, end))];
}

/** Where the two differ: from and up to which word. @param {Uint32Array} now @param {Uint32Array} before */
function* differences(now, before) {
  for (let start = 0; start < now.length; start += 1) {
    if (now[start] === before[start]) continue;
    let end = start;
    for (let at = start; at < now.length && at - end < GAP; at += 1) if (now[at] !== before[at]) end = at;
    yield [start, end + 1];
    start = end;
  }
}

/** A module that holds these words in a section of its own, and nothing else; `preface`: where they start. @param {Uint32Array[]} parts */
function moduleOf(parts) {
  const words = Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
  const name = Buffer.from("py-memory");
  const length = 1 + name.length + words.length;
  // A length in all the five bytes that it may take, so that the words start at a multiple of four.
  const written = [0, 7, 14, 21, 28].map((shift) => ((length >>> shift) & 127) | (shift < 28 ? 128 : 0));
  const preface = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, ...written, name.length, ...name]);
  if (preface.length % 4) throw new Error("The words have to start at a multiple of four.");
  const made = Buffer.concat([preface, words]);
  if (!WebAssembly.validate(made)) throw new Error("What was written is no WebAssembly.");
  return { made, preface: preface.length };
}
