/**
 * Keeps the interpreter's memory as it is once everything has been imported: `memory.mjs FOLDER TARGET`.
 *
 * What is written is where this memory differs from that of an interpreter which has not yet started. It stands in a
 * WebAssembly file that holds nothing but a section of its own: hosts know the type and compress it. Nothing that a person
 * typed is ever in it: it is made here, before anybody is asked anything. `remembered` in interpreter.js reads it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { PAGES, PREFACE } from "../../overrides/assets/js/python/interpreter.js";
import { started } from "./pyodide.mjs";

const [folder, target] = process.argv.slice(2);
/** A shorter stretch that is the same costs less to repeat than to leave out. In words of four bytes. */
const GAP = 64;

// The same source makes the same bytes: else every build would be a new version, and readers would fetch all of this anew. The
// interpreter's room for memory begins with a number made of the time, and Python notes when its library was last changed.
Date.now = () => Date.UTC(2021, 10, 15);
performance.now = () => 0;

/** @type {Uint32Array} */
let untouched;
const python = await started(
  folder,
  { _makeSnapshot: true, env: { PYTHONHASHSEED: "0" } },
  (memory) => (untouched = new Uint32Array(memory.buffer.slice(0))),
);
python.globals.set("names", namesIn(`${folder}/python.zip`));
python.runPython(`
import gc, importlib, json
for name in json.loads(names):
    importlib.import_module(name)
del name, names, gc, importlib, json
import gc
gc.collect()
del gc
`);
const { HEAP32, HEAP8, __PyRuntime, __PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET } = python._module;
if (HEAP8.length !== PAGES * 65536) throw new Error(`Pyodide's memory has ${HEAP8.length / 65536} pages. Say so in interpreter.js.`);
// How functions are called differs between browsers: the memory is kept with the way that works in all of them.
HEAP32[(__PyRuntime + HEAP32[__PyEM_EMSCRIPTEN_COUNT_ARGS_OFFSET / 4]) / 4] = 0;
const snapshot = python.makeMemorySnapshot();
const memory = new Uint32Array(snapshot.buffer, snapshot.length - HEAP8.length);
const used = 1 + memory.findLastIndex(Boolean);
const header = new Uint32Array(snapshot.buffer, 0, (snapshot.length - HEAP8.length) / 4);
// Its second word says where the memory starts: at the end of what is put together from all this.
header[1] = (memory.length - used) * 4;
writeFileSync(target, moduleOf(described(header, memory.subarray(0, used), untouched)));

/** The modules of the library, so that none has to be fetched later. @param {string} archive */
function namesIn(archive) {
  const words = readFileSync(archive, "latin1");
  const files = new Set(words.match(/[\w/]+\.pyc(?=PK\x01\x02|PK\x05\x06)/g));
  if (files.size < 50) throw new Error("The library's table of contents cannot be read.");
  return JSON.stringify([...files].map((file) => file.replace(/(\/__init__)?\.pyc$/, "").replaceAll("/", ".")));
}

/**
 * What `remembered` needs, in words of four bytes: how long the header is, how much of the memory is used and how much of it an
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

/** A module that holds these words in a section of its own, and nothing else. @param {Uint32Array[]} parts */
function moduleOf(parts) {
  const words = Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
  const name = Buffer.from("py-memory");
  const length = 1 + name.length + words.length;
  // A length in all the five bytes that it may take, so that the words start at a multiple of four.
  const written = [0, 7, 14, 21, 28].map((shift) => ((length >>> shift) & 127) | (shift < 28 ? 128 : 0));
  const preface = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, ...written, name.length, ...name]);
  if (preface.length !== PREFACE) throw new Error(`The words start at byte ${preface.length}. Say so in interpreter.js.`);
  const made = Buffer.concat([preface, words]);
  if (!WebAssembly.validate(made)) throw new Error("What was written is no WebAssembly.");
  return made;
}
