/** Whether anything would be lost by leaving; if so, the browser asks first. */

/** Counts the changes of this visit, and remembers at which the sheet was last safe. */
let revision = 0;
let safeAt = 0;
let blank = true;

/** To be called after each change of the sheet. @param {boolean} isBlank nothing is written on it */
export function hasChanged(isBlank) {
  revision += 1;
  blank = isBlank;
  askOrNot();
}

/** What is on the screen is kept somewhere. */
export function isSafe() {
  safeAt = revision;
  askOrNot();
}

/** Everything has been taken away. */
export function nothingToLose() {
  blank = true;
  askOrNot();
}

function askOrNot() {
  window.removeEventListener("beforeunload", ask);
  if (revision !== safeAt && !blank) window.addEventListener("beforeunload", ask);
}

/** @param {BeforeUnloadEvent} event */
function ask(event) {
  event.preventDefault();
}
