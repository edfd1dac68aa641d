/**
 * Puts the addresses that Pyodide's interpreter writes at its start into the data that it comes with.
 *
 * The interpreter is built so that it could lie anywhere in memory: a function of half a megabyte writes 28,000 addresses,
 * each the sum of where it lies and a number. The loader puts it in the same place each time, so that the sums are known here.
 */
import binaryen from "binaryen";

const WRITES = "__wasm_apply_data_relocs";
const MEMORY = "__memory_base";
const TABLE = "__table_base";
const DATA_SECTION = 11;

/** @typedef {{at: number, address: number}[]} Addresses `at`: how far into the data */

/**
 * Takes the addresses out of the function that writes them. What it writes otherwise, a handful, it still writes.
 *
 * @param {binaryen.Module} interpreter @param {string} loader its words @returns {Addresses}
 */
export function takeAddresses(interpreter, loader) {
  const bases = new Map([MEMORY, TABLE].map((name) => [name, baseIn(loader, name)]));
  const writes = interpreter.getFunction(binaryen.getExportInfo(interpreter.getExport(WRITES)).value);
  const lines = binaryen.getExpressionInfo(binaryen.Function.getBody(writes)).children ?? [];

  /** A sum of one of the two bases and a number. @param {number} expression */
  function sum(expression) {
    const { op, left, right } = binaryen.getExpressionInfo(expression);
    if (op !== binaryen.AddInt32 || binaryen.getExpressionId(left) !== binaryen.GlobalGetId) return undefined;
    const { base } = binaryen.getGlobalInfo(interpreter.getGlobal(binaryen.getExpressionInfo(left).name));
    const { id, value } = binaryen.getExpressionInfo(right);
    return id === binaryen.ConstId && bases.has(base) ? { base, value } : undefined;
  }

  /** @type {Addresses} */
  const addresses = [];
  const others = lines.filter((line) => {
    const { id, ptr, value, offset, bytes } = binaryen.getExpressionInfo(line);
    const place = id === binaryen.StoreId && bytes === 4 && sum(ptr);
    const address = place && place.base === MEMORY && sum(value);
    if (address) addresses.push({ at: place.value + offset, address: bases.get(address.base) + address.value });
    return !address;
  });
  if (!addresses.length || others.length > 10) throw strange();
  binaryen.Function.setBody(writes, interpreter.block(null, others));
  return addresses;
}

/** @param {Uint8Array} interpreter with one piece of data, at the memory's base @param {Addresses} addresses */
export function putAddresses(interpreter, addresses) {
  const data = dataOf(interpreter);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (const { at, address } of addresses) view.setUint32(at, address, true);
}

/** The only piece of data of an interpreter, in its place. @param {Uint8Array} interpreter */
function dataOf(interpreter) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = interpreter[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  for (let section = number(), length = number(); section !== DATA_SECTION; section = number(), length = number()) {
    at += length;
    if (at >= interpreter.length) throw strange();
  }
  // How many pieces; of which kind; where to: a global's value, and the end of that.
  const [pieces, kind, get, , end] = [number(), number(), number(), number(), number()];
  if (pieces !== 1 || kind !== 0 || get !== 0x23 || end !== 0x0b) throw strange();
  const length = number();
  return interpreter.subarray(at, at + length);
}

/** @param {string} loader @param {string} name */
function baseIn(loader, name) {
  const found = loader.match(new RegExp(`\\b_${name}=new WebAssembly\\.Global\\(\\{value:"i32",mutable:false\\},(\\d+)\\)`));
  if (!found) throw strange();
  return Number(found[1]);
}

const strange = () => new Error("Pyodide's interpreter writes its addresses in another way than addresses.mjs expects.");
