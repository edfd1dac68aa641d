/** The timer of what is shown to a group: it counts down, says when it is over, and makes no sound. */

import { announce } from "../page/live-region.js";

/** @param {HTMLElement} face @param {HTMLButtonElement} button */
export function makeTimer(face, button) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  /** When it is over, and what is left while it stands. */
  let ends = 0;
  let left = 0;

  const now = () => (ticking ? Math.max(0, Math.ceil((ends - Date.now()) / 1000)) : left);

  function show() {
    const seconds = now();
    face.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    button.textContent = ticking ? "Stop" : "Start";
  }

  function tick() {
    if (!face.isConnected) return stop();
    if (now() === 0) {
      stop();
      face.toggleAttribute("data-over", true);
      announce("The time is over.");
    }
    show();
  }

  function stop() {
    left = now();
    clearInterval(ticking);
    ticking = undefined;
    show();
  }

  function go() {
    if (!left) return;
    face.toggleAttribute("data-over", false);
    ends = Date.now() + left * 1000;
    ticking = setInterval(tick, 1000);
    show();
  }

  /** Stands at so many seconds, and begins if there are any. @param {number} seconds */
  function set(seconds) {
    stop();
    left = seconds;
    face.toggleAttribute("data-over", false);
    if (seconds) go();
    else show();
  }

  /** @param {number} seconds */
  function add(seconds) {
    const runs = ticking !== undefined;
    stop();
    left += seconds;
    if (runs || face.hasAttribute("data-over")) go();
    show();
  }

  button.onclick = () => (ticking ? stop() : go());
  return { set, add, stop };
}
