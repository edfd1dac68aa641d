/**
 * The desk's text editor, CodeMirror. It stands in a shadow root: there its styles are a constructed sheet, which the page's policy
 * takes; in the page itself they would be a style element, which it refuses. Tab leaves it, as any box.
 */

/** @typedef {{line: number, said: string}} Wrong */
/** @typedef {{first: number, last: number, lines: string[]}} Put */
/**
 * @typedef {object} Editor
 * @property {() => string} text
 * @property {(text: string) => void} replaceAll as one thing that can be undone
 * @property {(put: Put) => void} put lines in the place of others, and go behind the first of them
 * @property {(wrongs: Wrong[]) => void} mark the lines
 * @property {() => number} line where the cursor stands, from 0
 * @property {(line: number) => void} goTo from 1
 * @property {() => void} close
 */

/** As UNSENT in tools/pages/formatting.py: neither remembered by a browser nor sent to whoever checks spelling. */
const UNSENT = {
  autocomplete: "off", autocorrect: "off", spellcheck: "false", writingsuggestions: "false", translate: "no", "data-gramm": "false",
  "data-gramm_editor": "false", "data-enable-grammarly": "false", "data-lt-active": "false", "data-lpignore": "true", "data-1p-ignore": "",
  "data-bwignore": "", "data-form-type": "other",
};

const LOOK = {
  "&": { border: "2px solid var(--quiet-ink)", borderRadius: ".2rem", background: "var(--paper)", color: "var(--ink)", fontSize: ".75rem" },
  "&.cm-focused": { outline: "3px solid var(--md-accent-fg-color)", outlineOffset: "1px" },
  ".cm-scroller": { maxBlockSize: "70vh", overflow: "auto", fontFamily: "var(--md-code-font-family, monospace)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-gutters": { background: "var(--paper)", color: "var(--quiet-ink)", borderInlineEnd: "1px solid var(--line)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--must-ink)", textUnderlineOffset: ".2em" },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", maxInlineSize: "24rem" },
};

/** @type {Promise<any> | undefined} */
let library;

/** Before the desk says that it needs no network any more. @returns {Promise<any>} */
export const fetchEditor = () => (library ??= import(new URL("../../vendor/editor.js", import.meta.url).href));

/**
 * @param {HTMLElement} host an empty place @param {string} text @param {string} label @param {() => void} changed by whoever types
 * @returns {Promise<Editor>}
 */
export async function openEditor(host, text, label, changed) {
  const { EditorState, EditorView, keymap, lineNumbers, defaultKeymap, history, historyKeymap, lintGutter, setDiagnostics } =
    await fetchEditor();
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const shown = EditorView.updateListener.of((/** @type {import("@codemirror/view").ViewUpdate} */ update) => update.docChanged && changed());
  /** @type {import("@codemirror/view").EditorView} */
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ ...UNSENT, "aria-label": label, tabindex: "0" }),
        EditorView.theme(LOOK),
        shown,
      ],
    }),
  });
  const lineAt = (/** @type {number} */ line) => view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  return {
    text: () => view.state.doc.toString(),
    replaceAll: (words) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: words } }),
    put({ first, last, lines }) {
      const { doc } = view.state;
      const end = doc.lines;
      const from = first < end ? doc.line(first + 1).from : doc.length;
      const to = last < end ? doc.line(last + 1).from : doc.length;
      const before = first < end ? "" : "\n";
      view.dispatch({
        changes: { from, to, insert: `${before}${lines.join("\n")}${before ? "" : "\n"}` },
        selection: { anchor: from + before.length + lines[0].length },
        scrollIntoView: true,
      });
      view.focus();
    },
    mark(wrongs) {
      const marks = wrongs.map(({ line, said }) => {
        const { from, to } = lineAt(line);
        return { from, to, severity: "error", message: said };
      });
      view.dispatch(setDiagnostics(view.state, marks));
    },
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number - 1,
    goTo(line) {
      view.dispatch({ selection: { anchor: lineAt(line).from }, effects: EditorView.scrollIntoView(lineAt(line).from, { y: "center" }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
