/** Light or dark: the header's button, and what the device asks for. The page's first lines have put it on already. */

/** @typedef {{index: number, color: Record<string, string>}} Worn */

const here = /** @type {any} */ (window);
/** Puts on the colours that are named, else those chosen before, else the device's. @type {(index?: number) => Worn} */
const wear = here.wearColours;

/** Once in a visit: the header outlives the pages. @param {Document} page */
export function startPalette(page) {
  const button = page.querySelector("[data-palette]");
  if (!(button instanceof HTMLButtonElement) || !wear) return;
  button.onclick = () => {
    // What is on, by the sign that is shown: a browser that stores nothing knows of no choice.
    const shown = [...button.children].map((option) => !(/** @type {HTMLElement} */ (option).hidden));
    const { index, color } = wear((shown.indexOf(true) + 1) % shown.length);
    // Where the theme itself would have it. Nothing is stored until somebody presses this button.
    here.__md_set("__palette", { index, color });
    colourTheEdge(page);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    wear();
    colourTheEdge(page);
  });
}

/** A phone's browser has its own edge go on in the colour of the header: each time that a page is shown. @param {Document} page */
export function startEdge(page) {
  // Not before the page is drawn: to ask for a colour has the browser work out the look of everything.
  (window.requestIdleCallback ?? setTimeout)(() => colourTheEdge(page));
}

/** @param {Document} page */
function colourTheEdge(page) {
  const header = page.querySelector(".md-header");
  const edge = page.querySelector("meta[name=theme-color]") ?? Object.assign(page.createElement("meta"), { name: "theme-color" });
  if (header) edge.setAttribute("content", getComputedStyle(header).backgroundColor);
  page.head.append(edge);
}
