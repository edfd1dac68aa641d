/** The second of two taps presses nothing: what has just come under a finger has not been read. */

/** How long a step stands before a press on it counts, in ms. The taps of a double tap are up to 300 apart. */
const STANDS = 400;
/** @typedef {{painted: number}} Showing when what is shown was painted, by the clock of events; Infinity until it is */
/** @type {WeakMap<EventTarget, Showing>} */
const showings = new WeakMap();

/** @param {HTMLElement} helper */
export function startHolding(helper) {
  // The same function each time: a page that is started anew hears it once. A mouse that goes down would take the focus
  // from the new heading.
  for (const kind of ["mousedown", "click", "keydown"]) helper.addEventListener(kind, hold, { capture: true });
}

/**
 * Something else will be shown in the helper: until it has been painted and has stood, no press by finger or mouse counts.
 * @param {HTMLElement} helper @returns {() => void} to be called when it is there
 */
export function comes(helper) {
  /** @type {Showing} */
  const showing = { painted: Infinity };
  showings.set(helper, showing);
  helper.toggleAttribute("data-just-come", true);
  // The second frame begins when the first, which has it, is painted.
  return () => requestAnimationFrame(() => requestAnimationFrame((frame) => {
    showing.painted = frame;
    setTimeout(() => {
      if (showings.get(helper) === showing) helper.removeAttribute("data-just-come");
    }, STANDS);
  }));
}

/** @param {Event} event */
function hold(event) {
  if (!(event instanceof KeyboardEvent ? isHeldDown(event) : isTooSoon(/** @type {MouseEvent} */ (event)))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** When it was pressed counts, not when its turn came: on a slow machine that is later. @param {MouseEvent} event */
function isTooSoon(event) {
  const showing = event.currentTarget && showings.get(event.currentTarget);
  // A key, or a program that presses for somebody, has no detail. Who presses by key has the focus on what is pressed.
  if (!showing || event.detail === 0) return false;
  return (event.timeStamp || performance.now()) - showing.painted < STANDS;
}

/** Enter that is held down presses again and again. @param {KeyboardEvent} event */
function isHeldDown(event) {
  return event.repeat && event.key === "Enter" && !(event.target instanceof HTMLTextAreaElement);
}
