/** Asks for a passphrase. Where one is to be chosen, five words are offered, and one that is too easy is refused. */

import { closed, dialogOf, fill, partOf } from "./dialogs.js";
import { forReaders } from "../page/live-region.js";
import { drawWords, faultOf } from "./passphrase.js";

/** @typedef {{question: string, words: string, hint: string, yes: string, twice?: boolean, problem?: string}} SecretQuestion */

/**
 * @param {HTMLElement} form
 * @param {SecretQuestion} asked `twice` where a new one is to be chosen
 * @returns {Promise<string>} the passphrase; "" when the person cancels
 */
export async function askSecret(form, asked) {
  const dialog = dialogOf(form, "secret");
  const [one, two] = ["one", "two"].map((name) => /** @type {HTMLInputElement} */ (partOf(dialog, `[data-secret="${name}"]`)));
  const show = /** @type {HTMLInputElement} */ (partOf(dialog, "[data-secret-show]"));
  const problem = partOf(dialog, "[data-problem]");
  const submit = partOf(dialog, '[data-answer="yes"]');
  fill(dialog, asked);
  partOf(dialog, "[data-secret-hint]").textContent = asked.hint;
  partOf(dialog, "[data-twice]").hidden = !asked.twice;
  /** @param {string} words "" when nothing is wrong */
  const say = (words) => {
    problem.replaceChildren(...(words ? [forReaders("Error: "), words] : []));
    one.toggleAttribute("aria-invalid", false);
    if (words) one.setAttribute("aria-invalid", "true");
  };
  say(asked.problem ?? "");
  const mask = () => [one, two].forEach((box) => box.toggleAttribute("data-shown", show.checked));
  const hand = async () => {
    const fault = asked.twice ? await faultOf(one.value, two.value, form.dataset.easyToGuess ?? "") : one.value ? "" : "Type the passphrase.";
    // To look it up can take a moment, in which the person may have cancelled.
    if (!dialog.open) return;
    say(fault);
    if (fault) one.focus();
    else dialog.close("yes");
  };
  offer(dialog, asked.twice === true, (words) => {
    one.value = words;
    two.value = words;
    show.checked = true;
    mask();
    say("");
    submit.focus();
  });
  show.onchange = mask;
  submit.onclick = hand;
  partOf(dialog, '[data-answer="no"]').onclick = () => dialog.close("no");
  dialog.onkeydown = (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void hand();
  };
  const answer = await closed(dialog, one);
  const secret = answer === "yes" ? one.value : "";
  for (const box of [one, two]) box.value = "";
  partOf(dialog, "[data-made-words]").textContent = "";
  show.checked = false;
  mask();
  return secret;
}

/**
 * Five words, once they are drawn. Without the list they are not offered, and nothing is said of them.
 * @param {HTMLDialogElement} dialog @param {boolean} wanted @param {(words: string) => void} use
 */
function offer(dialog, wanted, use) {
  const part = partOf(dialog, "[data-made]");
  const shown = partOf(dialog, "[data-made-words]");
  const draw = async () => {
    const words = await drawWords().catch(() => "");
    if (!dialog.open) return;
    shown.textContent = words;
    part.hidden = !words;
  };
  part.hidden = true;
  partOf(dialog, "[data-made-use]").onclick = () => use(shown.textContent ?? "");
  partOf(dialog, "[data-made-other]").onclick = draw;
  if (wanted) void draw();
}
