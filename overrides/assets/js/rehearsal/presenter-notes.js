/** The trainer's notes to what is shown, in a window of their own: for the screen that the group does not see. */

import { button, make } from "../page/dom.js";

/**
 * @typedef {object} Moment what the notes say
 * @property {string} place such as "3 of 27"
 * @property {string} heading
 * @property {Node[]} notes
 * @property {string} next the heading of what comes next, or ""
 * @property {number} planned minutes worked out up to here
 * @property {number} gone minutes since the beginning
 */

/** @param {{next: () => void, back: () => void, key: (event: KeyboardEvent) => void}} does */
export function makeNotes({ next, back, key }) {
  /** @type {Window | null} */
  let other = null;
  /** @type {Moment | null} */
  let shown = null;

  /** @returns {boolean} whether the browser has opened it */
  function open() {
    other = window.open("", "presenter-notes", "popup,width=760,height=900");
    if (!other) return false;
    // Some browsers put an empty page of their own there a moment later.
    other.onload = draw;
    draw();
    return true;
  }

  /** @param {Moment} moment */
  function show(moment) {
    shown = moment;
    draw();
  }

  function draw() {
    if (!other || other.closed || !shown) return;
    const page = other.document;
    page.title = "Notes for the trainer";
    page.documentElement.lang = "en";
    page.documentElement.className = document.documentElement.className;
    for (const [name, value] of Object.entries(document.body.dataset)) page.body.dataset[name] = value;
    if (!page.querySelector("link")) {
      const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map((each) => /** @type {HTMLLinkElement} */ (each).href);
      page.head.append(...sheets.map((href) => Object.assign(page.createElement("link"), { rel: "stylesheet", href })));
      page.addEventListener("keydown", key);
    }
    const { place, heading, notes, next: coming, planned, gone } = shown;
    const words = make("main", { className: "presenter-notes md-typeset" },
      make("p", { className: "quiet-note", textContent: `${place}. Minute ${gone}; worked out: ${planned}.` }),
      make("h1", { textContent: heading }),
      ...notes,
      make("p", {}, make("strong", { textContent: "Next: " }), coming || "the end."),
      make("p", {}, button("Back", back), " ", button("Next", next), " ", button("Exit this page", leaveSite)),
    );
    page.body.replaceChildren(page.adoptNode(words));
  }

  function close() {
    other?.close();
    other = null;
  }

  return { open, show, close };
}

/** As the link in the header of the page that the group sees. */
function leaveSite() {
  const link = document.querySelector("a.exit-this-page");
  if (link instanceof HTMLElement) link.click();
}
