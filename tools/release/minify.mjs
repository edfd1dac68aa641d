// Takes comments and spaces out of style sheets and scripts: reads a list of [file, target]. Each stays a file of its own.
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { transform } from "esbuild";

await Promise.all(
  JSON.parse(await text(process.stdin)).map(async ([file, target]) => {
    const loader = file.endsWith(".css") ? "css" : "js";
    const { code } = await transform(await readFile(file, "utf8"), { loader, minify: true, target: "es2022" });
    await writeFile(target, code);
  }),
);
