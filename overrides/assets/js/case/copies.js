/** The parts of the case record's page of which there is one for each child or entry: the page has a template, we copy it. */

/** @param {HTMLElement} page @param {string} name @param {string} id @returns {HTMLElement} what the page has for one, with ids of its own */
export function copyOf(page, name, id) {
  const template = page.querySelector(`template[data-template="${name}"]`);
  const part = /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (template).content.firstElementChild?.cloneNode(true));
  for (const each of part.querySelectorAll("[id], [for]")) {
    for (const attribute of ["id", "for"]) {
      const has = each.getAttribute(attribute);
      if (has) each.setAttribute(attribute, has.replace("$", id));
    }
  }
  return part;
}

/** @param {ParentNode} part @returns {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */
export const boxesOf = (part) => [...part.querySelectorAll("[data-of]")].map((box) => /** @type {HTMLInputElement} */ (box));
