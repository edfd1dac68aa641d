/**
 * The trainer's notes to what is shown, on a page of their own in another window (docs/training/notes.md). The two speak to
 * each other in this browser: a page here can open no window by itself (tools/release/doors.js), so a link does.
 */

import { button, items, make } from "../page/dom.js";
import { whenLeaving } from "../session/leaving.js";

const CHANNEL = "presenter";
const NEXT = ["PageDown", "ArrowRight"];
const BACK = ["PageUp", "ArrowLeft"];

/**
 * @typedef {object} Moment what the notes say
 * @property {string} place such as "3 of 27"
 * @property {string} heading
 * @property {string[]} notes
 * @property {string} next the heading of what comes next, or ""
 * @property {number} planned minutes worked out up to here
 * @property {number} gone minutes since the beginning
 */

/** Where the browser lets pages of a site speak to each other. @returns {BroadcastChannel | undefined} */
function opened() {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}

/** For the page that the group sees. @param {{next: () => void, back: () => void}} does */
export function makeNotes({ next, back }) {
  const channel = opened();
  /** @type {Moment | null} */
  let shown = null;
  channel?.addEventListener("message", ({ data }) => {
    if (data === "next") next();
    else if (data === "back") back();
    else if (data === "hello" && shown) channel.postMessage(shown);
  });

  /** @param {Moment} moment */
  function show(moment) {
    shown = moment;
    channel?.postMessage(moment);
  }

  function close() {
    channel?.postMessage(null);
    channel?.close();
  }

  const link = make("a", { className: "to-notes", href: "../notes/", target: "_blank", textContent: "Notes" });
  link.hidden = !channel;
  return { link, show, close };
}

/** For the page with the notes. @param {HTMLElement} place */
export function startNotes(place) {
  const channel = opened();
  const waiting = place.querySelector(".waiting");
  if (!channel) {
    waiting?.replaceChildren("Notes cannot be shown in this browser: it does not let two pages of a site speak to each other. The printed debrief has them.");
    return;
  }
  const moment = make("div", { className: "moment" });
  place.append(moment);

  /** @param {Moment | null} told */
  function draw(told) {
    waiting?.toggleAttribute("hidden", told !== null);
    if (!told) return moment.replaceChildren();
    const { place: at, heading, notes, next, planned, gone } = told;
    moment.replaceChildren(
      make("p", { className: "quiet-note", textContent: `${at}. Minute ${gone}; worked out: ${planned}.` }),
      make("h2", { textContent: heading }),
      make("ul", {}, ...items(notes)),
      make("p", {}, make("strong", { textContent: "Next: " }), next || "the end."),
      make("p", {}, button("Back", () => channel?.postMessage("back")), " ", button("Next", () => channel?.postMessage("next"))),
    );
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (!place.isConnected) return close();
    const does = NEXT.includes(event.key) ? "next" : BACK.includes(event.key) ? "back" : "";
    if (!does || !moment.hasChildNodes()) return;
    event.preventDefault();
    channel?.postMessage(does);
  }

  function close() {
    channel?.close();
    document.removeEventListener("keydown", onKey);
  }

  channel.onmessage = ({ data }) => {
    if (data === null || typeof data === "object") draw(data);
  };
  document.addEventListener("keydown", onKey);
  whenLeaving(() => draw(null));
  channel.postMessage("hello");
}
