// Compresses files with Brotli and gzip: reads a list of [file, target without ending, effort of Brotli, of gzip].
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const waiting = JSON.parse(await text(process.stdin));

async function compressNext() {
  for (let job = waiting.pop(); job; job = waiting.pop()) {
    const [file, target, quality, level] = job;
    const content = await readFile(file);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      // A window as wide as browsers take.
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    };
    await writeFile(`${target}.br`, await brotli(content, { params }));
    await writeFile(`${target}.gz`, await zip(content, { level }));
  }
}

await Promise.all(Array.from({ length: 4 }, compressNext));
