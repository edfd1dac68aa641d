// Bundles an npm package for the browser: one module file, as it is, with everything that it needs.
import { build } from "esbuild";

const [entry, outfile] = process.argv.slice(2);
await build({
  stdin: { contents: `export * from ${JSON.stringify(entry)};`, resolveDir: process.cwd() },
  outfile,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  logLevel: "error",
});
