// Takes comments and spaces out of the style sheets and scripts named on the command line. Each stays a file of its own.
import { readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";

await Promise.all(
  process.argv.slice(2).map(async (file) => {
    const loader = file.endsWith(".css") ? "css" : "js";
    const { code } = await transform(await readFile(file, "utf8"), { loader, minify: true, target: "es2022" });
    await writeFile(file, code);
  }),
);
