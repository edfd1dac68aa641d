/** Hands what a helper has established over to Annex A: in memory, shown first, put in only when the person says so. */

import { button, items, make } from "../page/dom.js";
import { whenLeaving } from "../session/leaving.js";

/** @type {{title: string, lines: string[]} | undefined} */
let handedOver;

whenLeaving(dropHandover);

/** @param {string} title @param {string[]} lines */
export function handOver(title, lines) {
  handedOver = { title, lines };
}

/** Also off the page, where it may be shown. */
export function dropHandover() {
  handedOver = undefined;
  document.querySelector(".annex-carried")?.remove();
}

/**
 * Shows above the form what was handed over, once. Never a level: only answers, as words, into the first consideration.
 * @param {ParentNode} root
 */
export function offerHandover(root) {
  const form = root.querySelector("[data-annex-a]");
  const box = root.querySelector('[data-field="incident.risk"]');
  if (!handedOver || !form || !(box instanceof HTMLTextAreaElement)) return;
  const { title, lines } = handedOver;
  const offer = make(
    "section",
    { className: "annex-carried annex-on-screen" },
    make("h2", { textContent: `From the helper “${title}”` }),
    make("ul", {}, ...items(lines)),
    button("Put these answers into “What is the incident?”", () => {
      box.value = [box.value.trim(), ...lines].filter(Boolean).join("\n");
      box.dispatchEvent(new Event("input", { bubbles: true }));
      dropHandover();
      box.focus();
    }),
    button("Leave them out", dropHandover),
  );
  offer.setAttribute("aria-label", "From the helper");
  form.prepend(offer);
}
