/** Makes nodes, and finds those that a page has to have. Words go in as text, never as HTML: somebody may have typed them. */

import { PageError, tellDeveloper } from "./developer.js";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Partial<HTMLElementTagNameMap[Tag]>} [has] its properties @param {(Node | string)[]} within
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, has = {}, ...within) {
  const made = Object.assign(document.createElement(tag), has);
  made.append(...within);
  return made;
}

/** @param {string} words @param {() => void} action @param {string} [className] @returns {HTMLButtonElement} */
export function button(words, action, className = "") {
  const made = make("button", { type: "button", textContent: words, className });
  made.addEventListener("click", action);
  return made;
}

/** @param {string[]} lines @returns {HTMLLIElement[]} */
export const items = (lines) => lines.map((line) => make("li", { textContent: line }));

/** @param {ParentNode} place @param {string} selector @returns {HTMLElement[]} */
export function all(place, selector) {
  return [...place.querySelectorAll(selector)].filter((each) => each instanceof HTMLElement);
}

/** @param {ParentNode} place @param {string} selector of buttons, each of which does this and nothing else @param {() => void} action */
export function press(place, selector, action) {
  for (const each of all(place, selector)) each.onclick = action;
}

/**
 * What the page has to have there. A reader goes on without it; a developer is told that the script and the page have come apart.
 * @template {Element} Kind
 * @param {ParentNode} root @param {string} selector @param {{new (): Kind}} kind
 * @returns {Kind | null}
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  const place = root instanceof Element ? root.tagName.toLowerCase() + (root.className && `.${root.className.split(" ")[0]}`) : "the page";
  tellDeveloper("", new PageError(`${place} has no ${kind.name} “${selector}”${found ? `, but a ${found.constructor.name}` : ""}.`));
  return null;
}
