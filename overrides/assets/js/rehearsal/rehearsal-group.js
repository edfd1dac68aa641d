/** A scenario shown to a group: large type, hands counted by the trainer, answers revealed when ready, a timer. */

/** Stops what the last page left running. @type {() => void} */
let leave = () => {};

/** @param {HTMLElement} place */
export function startGroup(place) {
  leave();
  const timer = startTimer(place);

  /** @param {boolean} on */
  function show(on) {
    place.toggleAttribute("data-group", on);
    if (!on) timer.stop();
    /** @type {HTMLElement | null} */ (place.querySelector(on ? ".leave-group" : ".to-group"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key === "Escape" && place.hasAttribute("data-group")) show(false);
  }

  leave = () => {
    timer.stop();
    document.removeEventListener("keydown", escape);
  };
  document.addEventListener("keydown", escape);
  press(place, ".to-group", () => show(true));
  press(place, ".leave-group", () => show(false));
  for (const button of place.querySelectorAll(".show-answer")) {
    /** @type {HTMLElement} */ (button).onclick = () => reveal(/** @type {HTMLElement} */ (button));
  }
  for (const field of place.querySelectorAll(".hands input")) {
    /** @type {HTMLInputElement} */ (field).oninput = () => drawBars(/** @type {HTMLElement} */ (field.closest("fieldset")));
  }
}

/** @param {HTMLElement} part */
export function hideReveals(part) {
  part.querySelectorAll(".revealed").forEach((words) => words.toggleAttribute("hidden", true));
}

/** @param {HTMLElement} button */
function reveal(button) {
  const words = button.parentElement?.querySelector(".revealed");
  if (!(words instanceof HTMLElement)) return;
  words.hidden = false;
  words.focus();
}

/** Bars as long as the counts, the longest one full: nothing is worked out but that. What is no count has none. @param {HTMLElement} question */
function drawBars(question) {
  const fields = /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll(".hands input")]);
  const count = (/** @type {HTMLInputElement} */ field) => (field.validity.valid ? Number(field.value) : 0);
  const most = Math.max(1, ...fields.map(count));
  markWrong(question, fields.some((field) => !field.validity.valid));
  for (const field of fields) {
    const bar = field.parentElement?.querySelector(".bar");
    if (bar instanceof HTMLElement) bar.style.inlineSize = `${(count(field) / most) * 8}rem`;
  }
}

/** @param {HTMLElement} question @param {boolean} wrong */
function markWrong(question, wrong) {
  const message = question.querySelector(".hands-wrong");
  if (!(message instanceof HTMLElement) || message.hidden === !wrong) return;
  message.hidden = !wrong;
  message.toggleAttribute("role", false);
  if (wrong) message.setAttribute("role", "alert");
}

/** Counts down from the minutes typed, or up when they are 0. It never makes a sound. @param {HTMLElement} place */
function startTimer(place) {
  const face = place.querySelector(".timer");
  const minutes = place.querySelector(".timer-minutes");
  const button = place.querySelector(".start-timer");
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  let seconds = 0;

  const from = () => (minutes instanceof HTMLInputElement ? Math.max(0, Math.round(Number(minutes.value) * 60)) : 0);
  function show() {
    const left = from() ? Math.max(0, from() - seconds) : seconds;
    if (face) face.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (from() && left === 0 && ticking) stop();
  }
  function stop() {
    clearInterval(ticking);
    ticking = undefined;
    if (button) button.textContent = "Start the timer";
  }
  function tick() {
    if (!place.isConnected) return stop();
    seconds += 1;
    show();
  }
  function startOrStop() {
    if (ticking) return stop();
    if (from() && seconds >= from()) seconds = 0;
    ticking = setInterval(tick, 1000);
    if (button) button.textContent = "Stop the timer";
    show();
  }
  function reset() {
    stop();
    seconds = 0;
    show();
  }
  press(place, ".start-timer", startOrStop);
  press(place, ".reset-timer", reset);
  if (minutes instanceof HTMLInputElement) minutes.oninput = reset;
  show();
  return { stop };
}

/** @param {HTMLElement} place @param {string} selector @param {() => void} action */
function press(place, selector, action) {
  const button = place.querySelector(selector);
  if (button instanceof HTMLElement) button.onclick = action;
}
