/**
 * A box that is left may have something appear or go beside it. While a pointer is held down that would take the button away from
 * under it, and the press would be lost: it waits until the pointer is lifted.
 */

let held = false;
/** @type {Set<() => void>} */
const waiting = new Set();

addEventListener("pointerdown", () => {
  held = true;
}, { capture: true });
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, () => {
    held = false;
    // The click comes first.
    setTimeout(() => {
      waiting.forEach((action) => action());
      waiting.clear();
    });
  }, { capture: true });
}

/** @param {() => void} action at once, or when the pointer is lifted */
export function whenReleased(action) {
  if (held) waiting.add(action);
  else action();
}
