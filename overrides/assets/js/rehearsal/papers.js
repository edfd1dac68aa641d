/** What prints one paper of a page: a scenario's sheet or its debrief, the register, the voting cards. */

/** @param {Document} page */
export function startPapers(page) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (page.querySelectorAll(".print-paper"))) {
    button.hidden = false;
    button.onclick = () => print(button);
  }
}

/** @param {HTMLButtonElement} button */
function print(button) {
  const place = button.closest(".rehearsal");
  if (!(place instanceof HTMLElement)) return window.print();
  place.dataset.printing = button.dataset.paper;
  addEventListener("afterprint", () => delete place.dataset.printing, { once: true });
  window.print();
}
