// Joins the modules of a folder: node bundle.mjs <folder> <target>. What every page needs becomes one file, main.js.
//
// What is imported when a page has a use for it stays a file under its own name, and takes what it shares from main.js.
// Scripts that main.js does not lead to, those of the workers, go to the target as they are; what holds types alone stays away.
import { cp, readdir, readFile } from "node:fs/promises";
import { dirname, join, posix, relative, resolve } from "node:path";
import { rollup } from "rollup";

/**
 * Modules that can be looked into by their own names, in the very state in which the page has them: what walks a
 * helper, what asks Python, what marks a rehearsal, what locks a file.
 */
const OPEN = [
  "helper/walk-fallback.js",
  "python/python.js",
  "rehearsal/rehearsal-fallback.js",
  "rehearsal/rehearsal-debrief.js",
  "annex-a/lock.js",
];

const [folder, target] = process.argv.slice(2).map((path) => resolve(path));
const everyPage = new Set();

/** Every module that a page has loaded by then need not be fetched again: all that main.js imports, and they import. */
function findWhatEveryPageNeeds(moduleOf) {
  const waiting = [join(folder, "main.js")];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (everyPage.has(path)) continue;
    everyPage.add(path);
    waiting.push(...moduleOf(path).importedIds);
  }
}

const bundle = await rollup({
  input: { main: join(folder, "main.js") },
  preserveEntrySignatures: "allow-extension",
  onwarn: ({ message }) => {
    throw new Error(message);
  },
  plugins: [
    {
      // A module that names a file beside it, as those that start a worker do, means beside its own place and not main.js's.
      name: "own-places",
      resolveImportMeta(property, { moduleId, chunkId }) {
        if (property !== "url") return null;
        const place = relative(folder, moduleId).replaceAll("\\", "/");
        return `new URL(${JSON.stringify(posix.relative(dirname(chunkId), place))}, import.meta.url).href`;
      },
    },
    {
      name: "open-modules",
      buildStart() {
        for (const name of OPEN) this.emitFile({ type: "chunk", id: join(folder, name), fileName: name, preserveSignature: "strict" });
      },
    },
  ],
});
const { output } = await bundle.write({
  dir: target,
  entryFileNames: "[name].js",
  chunkFileNames: ({ facadeModuleId, moduleIds }) => relative(folder, facadeModuleId ?? moduleIds.at(-1)),
  manualChunks(path, { getModuleInfo }) {
    if (!everyPage.size) findWhatEveryPageNeeds(getModuleInfo);
    return everyPage.has(path) ? "main" : undefined;
  },
});

const joined = new Set(output.flatMap(({ moduleIds }) => moduleIds));
for (const { parentPath, name } of await readdir(folder, { recursive: true, withFileTypes: true })) {
  const path = join(parentPath, name);
  if (!name.endsWith(".js") || joined.has(path)) continue;
  if ((await readFile(path, "utf8")).endsWith("\nexport {};\n")) continue;
  await cp(path, join(target, relative(folder, path)));
}
