/** The drawing of a helper: the present step is marked, and in sight where the drawing is wider than its box. */

/** @param {HTMLElement} helper @param {string} step */
export function markInDrawing(helper, step) {
  helper.querySelectorAll(".drawing .here").forEach((box) => box.classList.remove("here"));
  const here = helper.querySelector(`#draw-${CSS.escape(step)}`);
  const box = here?.closest("figure");
  if (!here || !box) return;
  here.classList.add("here");
  // With the next picture: to ask now where something lies would have the browser lay out the page twice.
  requestAnimationFrame(() => {
    // Inside its box only: scrollIntoView would move the page away from the question.
    const [at, around] = [here.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollLeft += at.left + at.width / 2 - (around.left + around.width / 2);
  });
}
