/**
 * Lays screens out so that each is whole on the screen that is there: what does not fit goes on on another. Sizes are the
 * style sheet's, in parts of the screen's height; here it is only measured what fits.
 */

/** @typedef {{page: HTMLElement, section: HTMLElement, index: number, first: boolean}} Page one screenful of a section */

/**
 * @param {HTMLElement[]} sections as the page brought them
 * @param {HTMLElement} box where they are shown: it has to be on the screen
 * @returns {Page[]}
 */
export function layOut(sections, box) {
  const shown = [...box.childNodes];
  const pages = sections.flatMap((section, index) => pagesOf(section, index, box));
  box.replaceChildren(...shown);
  return pages;
}

/** @param {HTMLElement} section @param {number} index @param {HTMLElement} box @returns {Page[]} */
function pagesOf(section, index, box) {
  const head = section.querySelector("h2");
  const blocks = [...section.children].filter((each) => each !== head && !each.matches(".notes")).flatMap(apart);
  // A story's letters are larger than a list's: what is measured has to look as it will be shown.
  box.dataset.screen = section.dataset.screen ?? "";
  /** @type {Page[]} */
  const pages = [];
  let page = begin();

  function begin() {
    const made = document.createElement("div");
    made.className = "screen-page";
    if (head) made.append(head.cloneNode(true));
    pages.push({ page: made, section, index, first: pages.length === 0 });
    box.replaceChildren(made);
    return made;
  }

  for (const block of blocks) {
    const last = page.lastElementChild;
    const added = put(page, block);
    if (!overflows(box) || last === null || last.tagName === "H2") continue;
    added.remove();
    removeEmpty(page);
    // A head never stands alone at the foot of a screen.
    const above = page.lastElementChild;
    const goesOn = above && isHead(above) ? [above] : [];
    page = begin();
    [...goesOn, block].forEach((each) => put(page, each));
  }
  return pages;
}

/** The items of a list one by one, each in a list of its own. @param {Element} block @returns {Element[]} */
function apart(block) {
  if (!block.matches("ul:not(.ballot), ol:not(.ballot)")) return [/** @type {Element} */ (block.cloneNode(true))];
  return [...block.children].map((item) => {
    const list = /** @type {Element} */ (block.cloneNode(false));
    list.append(item.cloneNode(true));
    return list;
  });
}

/** Puts a block at the foot of a page; an item into the list that stands there. @param {Element} page @param {Element} block @returns {Element} */
function put(page, block) {
  const last = page.lastElementChild;
  const item = block.firstElementChild;
  if (item && /^[UO]L$/.test(block.tagName) && !block.matches(".ballot") && last?.tagName === block.tagName && !last.matches(".ballot")) {
    const added = /** @type {Element} */ (item.cloneNode(true));
    last.append(added);
    return added;
  }
  const added = /** @type {Element} */ (block.cloneNode(true));
  page.append(added);
  return added;
}

/** @param {Element} page */
function removeEmpty(page) {
  page.querySelectorAll("ul:empty, ol:empty").forEach((list) => list.remove());
}

/** @param {Element} block */
const isHead = (block) => block.tagName === "P" && block.children.length === 1 && block.firstElementChild?.tagName === "STRONG" && block.textContent === block.firstElementChild.textContent;

/** @param {Element} box */
export const overflows = (box) => box.scrollHeight > box.clientHeight + 1;
