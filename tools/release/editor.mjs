/** Makes the text editor of the keepers' desk: `editor.mjs TARGET`. The parts of CodeMirror that overrides/assets/js/keepers/editor.js uses. */
import { build } from "esbuild";

await build({
  stdin: {
    resolveDir: process.cwd(),
    contents: `
      export { EditorState } from "@codemirror/state";
      export { EditorView, keymap, lineNumbers } from "@codemirror/view";
      export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
      export { lintGutter, setDiagnostics } from "@codemirror/lint";`,
  },
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  logLevel: "error",
});
