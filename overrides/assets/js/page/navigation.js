/**
 * The menu by keyboard. The theme opens its drawer, its search and the sections of its menu with labels of hidden boxes,
 * which a keyboard cannot reach and a screen reader does not tell. Here each gets a button that says if it is open.
 * On a narrow screen an open drawer takes the focus, and Escape closes it and gives the focus back.
 */

/** The header's boxes, in words. @type {Record<string, string>} */
const NAMES = { __drawer: "Menu", __search: "Search" };
const LABELS = "label[data-opens], label[data-closes], .md-header__inner > label[for]";

/** Once in a visit. @param {Document} page */
export function listenForMenus(page) {
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrawer(page);
  });
  page.addEventListener("change", () => tellAll(page));
  // The header outlives the pages, and the theme changes its boxes with an event that does not bubble.
  for (const id of Object.keys(NAMES)) {
    boxOf(page, id)?.addEventListener("change", () => {
      tellAll(page);
      if (id === "__drawer") moveIntoDrawer(page);
    });
  }
}

/** Each time that a page is shown. @param {Document} page */
export function startMenus(page) {
  for (const label of labels(page)) {
    if (!label.querySelector("button")) giveButton(page, label);
  }
  tellAll(page);
}

/** @param {Document} page @param {HTMLLabelElement} label */
function giveButton(page, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "menu-button";
  button.append(...label.childNodes);
  const name = label.dataset.closes ? `Back from “${button.textContent?.trim()}”` : NAMES[label.htmlFor];
  if (name) button.setAttribute("aria-label", name);
  if (label.dataset.opens) button.setAttribute("aria-controls", label.dataset.opens);
  // A button in a label does not press it.
  button.onclick = () => boxOf(page, label.htmlFor)?.click();
  label.append(button);
}

/** @param {Document} page */
function tellAll(page) {
  for (const label of labels(page)) {
    if (label.dataset.closes) continue;
    label.querySelector("button")?.setAttribute("aria-expanded", String(boxOf(page, label.htmlFor)?.checked ?? false));
  }
}

/** @param {Document} page */
function moveIntoDrawer(page) {
  if (!boxOf(page, "__drawer")?.checked) return;
  const first = [...page.querySelectorAll(".md-sidebar--primary :is(a, button)")].find(isSeen);
  if (first instanceof HTMLElement) first.focus();
}

/** As checkVisibility() tells, which iPads before iPadOS 17.4 do not have. @param {Element} each */
function isSeen(each) {
  return each.getClientRects().length > 0 && getComputedStyle(each).visibility === "visible";
}

/** @param {Document} page */
function closeDrawer(page) {
  const drawer = boxOf(page, "__drawer");
  if (!drawer?.checked) return;
  drawer.click();
  /** @type {HTMLElement | null} */ (page.querySelector(".md-header__inner > label[for=__drawer] button"))?.focus();
}

/** @param {Document} page @returns {HTMLLabelElement[]} */
function labels(page) {
  return [...page.querySelectorAll(LABELS)].filter((label) => label instanceof HTMLLabelElement);
}

/** @param {Document} page @param {string} id @returns {HTMLInputElement | null} */
function boxOf(page, id) {
  const box = page.getElementById(id);
  return box instanceof HTMLInputElement ? box : null;
}
