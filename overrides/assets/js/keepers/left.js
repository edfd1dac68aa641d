/** What is left to settle, at the desk: by who settles it, ten at a time, with Done and a sheet to print. */

import { make } from "../page/dom.js";
import { ask, part, today, values } from "./asking.js";

/** @typedef {{what: string, where: string[], field: string}} Matter */
/** @typedef {{title: string, why: string, how: string, matters: Matter[]}} Kind */

const AT_ONCE = 10;
/** What somebody has marked as done, by its words: a list that is made anew has it still. @type {Set<string>} */
const done = new Set();

export function startList() {
  part("list").addEventListener("click", () => void list());
  part("print").addEventListener("click", () => {
    for (const each of document.querySelectorAll("[data-desk-groups] [data-alone]")) each.removeAttribute("data-alone");
    print();
  });
}

export function clearList() {
  done.clear();
  part("groups").replaceChildren();
  part("print").hidden = true;
  part("listed").textContent = "";
}

async function list() {
  const told = part("listed");
  told.textContent = "Looking through all of the site’s files. This can take a minute.";
  const answer = await ask({ do: "left", values: values(), today: today() });
  if (!answer) return void (told.textContent = "The list could not be made. Try again.");
  if (answer.problems.length) {
    told.textContent = "Put right what is marked in the form. Then the list can be made.";
    return;
  }
  part("groups").replaceChildren(...answer.groups.map(group));
  part("print").hidden = false;
  told.textContent = `${answer.count} to settle. Whoever has the most urgent comes first.`;
}

/** @param {{who: string, kinds: Kind[]}} found @returns {HTMLElement} */
function group({ who, kinds }) {
  const alone = make("button", { type: "button", className: "md-button desk-more", textContent: "Print these alone" });
  const place = make("section", {}, make("h3", { textContent: `${who[0].toUpperCase()}${who.slice(1)}` }), alone);
  alone.addEventListener("click", () => {
    place.dataset.alone = "";
    addEventListener("afterprint", () => delete place.dataset.alone, { once: true });
    print();
  });
  /** @type {HTMLElement[]} */
  const lines = [];
  for (const { title, why, how, matters } of kinds) {
    const own = matters.map(line);
    lines.push(...own);
    place.append(make("h4", { textContent: `${title} (${matters.length})` }), make("p", { textContent: `${why} ${how}` }), make("ol", {}, ...own));
  }
  const more = make("button", { type: "button", className: "md-button desk-more" });
  more.addEventListener("click", () => showMore());
  /** Shows the first ten that are not done, and all that were shown already. @param {number} [most] */
  function showMore(most = lines.filter(({ hidden }) => !hidden).length + AT_ONCE) {
    const first = lines[lines.findIndex(({ hidden }) => hidden)];
    lines.forEach((each, at) => (each.hidden = at >= most));
    const left = lines.length - most;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(AT_ONCE, left)} more of ${left}`;
    // The button may have gone from under whoever pressed it.
    if (first && most > AT_ONCE) /** @type {HTMLElement | null} */ (first.querySelector("input"))?.focus();
  }
  showMore(AT_ONCE);
  place.append(more);
  return place;
}

/** @param {string} field @returns {HTMLButtonElement} leads into its box: for a link the theme would fetch this page anew */
function leadTo(field) {
  const lead = make("button", { type: "button", className: "md-button desk-lead", textContent: "Put it in" });
  lead.addEventListener("click", () => {
    const box = document.getElementById(`desk-${field}`);
    box?.scrollIntoView({ block: "center" });
    box?.focus({ preventScroll: true });
  });
  return lead;
}

/** @param {Matter} matter @returns {HTMLLIElement} */
function line({ what, where, field }) {
  const tick = make("input", { type: "checkbox", checked: done.has(what) });
  const made = make("li", { className: "desk-matter" }, make("span", { className: "desk-what", textContent: what }), " ");
  const show = () => {
    made.classList.toggle("desk-done", tick.checked);
    state.textContent = tick.checked ? "Marked as done on this list." : "Settled by, on, signature:";
  };
  const state = make("span", { className: "desk-sign-line" });
  tick.addEventListener("change", () => {
    if (tick.checked) done.add(what);
    else done.delete(what);
    show();
  });
  show();
  const label = make("label", {}, tick, " Done");
  if (field) made.append(leadTo(field), " ");
  made.append(label, make("span", { className: "desk-where", textContent: ` Where: ${where.join("; ")}` }), state);
  return made;
}
