/** Buttons that print the page as it is. Without scripts there are none: the browser's own menu prints. */

/** @param {Document} page */
export function startPrintButtons(page) {
  for (const button of page.querySelectorAll("[data-print-page]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.onclick = () => window.print();
  }
}
