/** Another case: nothing of the last one is offered, filled in or recorded in it. */

import { confirmFirst } from "../session/confirm.js";
import { forgetCase } from "../session/leaving.js";

const BEFORE = {
  question: "Start another case?",
  words:
    "What you answered and wrote in the helpers, the case record and what is typed in Annex A go, and cannot be brought back. " +
    "Saved files stay, and so does a draft that is kept. Not saved yet? Save the case record first.",
  no: "Go on with this case",
  yes: "Start another case",
};

/** @param {HTMLElement} part of the page with the button @param {boolean} there whether anything of a case is known @param {() => void} again starts the part anew */
export function offerAnother(part, there, again) {
  const button = part.querySelector('[data-do="another-case"]');
  if (!(button instanceof HTMLButtonElement)) return;
  button.hidden = !there;
  button.onclick = () => confirmFirst(BEFORE, () => {
    forgetCase();
    again();
  });
}
