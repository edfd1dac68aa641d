// Draws a picture in several sizes: reads [[SVG text, width, file], ...] as JSON, writes each file as PNG.
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

await initWasm(await readFile(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
for (const [picture, width, file] of JSON.parse(await text(process.stdin))) {
  await writeFile(file, new Resvg(picture, { fitTo: { mode: "width", value: width } }).render().asPng());
}
