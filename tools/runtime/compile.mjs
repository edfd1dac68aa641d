/**
 * Compiles modules of the library: `compile.mjs FOLDER STANDARD SOURCES TARGET`, with Pyodide's whole standard library.
 *
 * Pyodide's own Python does it, so that it is right whatever Python runs the build. What only people read is left out:
 * docstrings, asserts (so that no rule may stand in one), and columns for tracebacks, which the page never shows. What
 * was compiled goes by what its source holds, and not by when that was written to the disk (PEP 552).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { started } from "./pyodide.mjs";

const [folder, standard, sources, target] = process.argv.slice(2);
const python = await started(folder, { stdLibURL: standard, env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } });
python.globals.set("sources", readFileSync(sources, "utf8"));
const compiled = python.runPython(`
import json, marshal
from importlib.util import MAGIC_NUMBER, source_hash

GOES_BY_ITS_SOURCE = (1).to_bytes(4, "little")

def compiled(name, source):
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return MAGIC_NUMBER + GOES_BY_ITS_SOURCE + source_hash(source.encode()) + marshal.dumps(code)

json.dumps({name: compiled(name, source).hex() for name, source in json.loads(sources).items()})
`);
writeFileSync(target, compiled);
