/**
 * Keeps the interpreter's memory as it is once everything has been imported: `memory.mjs FOLDER TARGET`.
 *
 * What is written is a WebAssembly module that holds only data: where this memory differs from that of an interpreter
 * which has not yet started. To start a module in a memory lays its data there, so the browser does it by itself, and hosts
 * know the type and compress it. Nothing that a person typed is ever in it: it is made here, before anybody is asked anything.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { HEADER, PAGES } from "../../../overrides/assets/js/interpreter.js";
import { started } from "./pyodide.mjs";

const [folder, target] = process.argv.slice(2);
/** A shorter stretch that is the same costs less to repeat than to leave out. In words of four bytes. */
const GAP = 8;

/** @type {Uint32Array} */
let untouched;
const python = await started(
  folder,
  // A fixed seed, so that the same source makes the same bytes.
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
const header = snapshot.slice(0, snapshot.length - HEAP8.length);
// Its second word says where the memory starts.
new Uint32Array(header.buffer)[1] = HEADER;
const memory = new Uint32Array(snapshot.buffer, header.length);
writeFileSync(target, moduleOf([[0, header], ...differences(memory, untouched)]));

/** The modules of the library, so that none has to be fetched later. @param {string} archive */
function namesIn(archive) {
  const words = readFileSync(archive, "latin1");
  const files = new Set(words.match(/[\w/]+\.pyc(?=PK\x01\x02|PK\x05\x06)/g));
  if (files.size < 50) throw new Error("The library's table of contents cannot be read.");
  return JSON.stringify([...files].map((file) => file.replace(/(\/__init__)?\.pyc$/, "").replaceAll("/", ".")));
}

/** Where the two differ: address and bytes. @param {Uint32Array} now @param {Uint32Array} before */
function* differences(now, before) {
  for (let start = 0; start < now.length; start += 1) {
    if (now[start] === before[start]) continue;
    let end = start;
    for (let at = start; at < now.length && at - end < GAP; at += 1) if (now[at] !== before[at]) end = at;
    yield [HEADER + start * 4, new Uint8Array(now.buffer, now.byteOffset + start * 4, (end - start + 1) * 4)];
    start = end;
  }
}

/** A module that asks for a memory, and lays the parts in it. @param {[number, Uint8Array][]} parts */
function moduleOf(parts) {
  const wanted = [...name("python"), ...name("memory"), 2, 0, ...unsigned(PAGES + HEADER / 65536)];
  const laid = parts.flatMap(([address, bytes]) => [Uint8Array.from([0, 0x41, ...signed(address), 0x0b, ...unsigned(bytes.length)]), bytes]);
  const data = Buffer.concat([Uint8Array.from(unsigned(parts.length)), ...laid]);
  return Buffer.concat([
    Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
    Uint8Array.from([2, ...unsigned(wanted.length + 1), 1, ...wanted]),
    Uint8Array.from([11, ...unsigned(data.length)]),
    data,
  ]);
}

/** @param {string} words */
function name(words) {
  return [words.length, ...Buffer.from(words)];
}

/** A whole number as WebAssembly writes it (LEB128). @param {number} value @returns {number[]} */
function unsigned(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** The same, where the sixth bit of the last byte is the sign. @param {number} value @returns {number[]} */
function signed(value) {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >>> 7)];
}
