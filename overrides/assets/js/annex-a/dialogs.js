/** The form's questions: before something typed is lost, and for a passphrase. Escape is always the safe answer. */

/**
 * @typedef {{question: string, words: string, list?: string[], yes: string, no: string}} Question
 * @typedef {{question: string, words: string, hint: string, yes: string, twice?: boolean, problem?: string}} SecretQuestion
 */

const LEAST_CHARACTERS = 12;

/**
 * @param {HTMLElement} form
 * @param {Question} asked
 * @returns {Promise<"yes" | "no" | "">} "" when the box is closed with Escape
 */
export async function ask(form, asked) {
  const dialog = dialogOf(form, "question");
  fill(dialog, asked);
  const list = partOf(dialog, "[data-question-list]");
  list.replaceChildren(...(asked.list ?? []).map((line) => element("li", line)));
  list.hidden = !asked.list?.length;
  partOf(dialog, '[data-answer="no"]').textContent = asked.no;
  partOf(dialog, '[data-answer="no"]').hidden = asked.no === "";
  for (const button of dialog.querySelectorAll("[data-answer]")) {
    /** @type {HTMLElement} */ (button).onclick = () => dialog.close(/** @type {HTMLElement} */ (button).dataset.answer);
  }
  return /** @type {"yes" | "no" | ""} */ (await closed(dialog));
}

/**
 * Says something that needs no answer.
 * @param {HTMLElement} form @param {string} question @param {string} words @param {string[]} [list]
 */
export async function tell(form, question, words, list) {
  await ask(form, { question, words, list, yes: "Close", no: "" });
}

/**
 * @param {HTMLElement} form
 * @param {SecretQuestion} asked
 * @returns {Promise<string>} the passphrase; "" when the person cancels
 */
export async function askSecret(form, asked) {
  const dialog = dialogOf(form, "secret");
  const [one, two] = ["one", "two"].map((name) => /** @type {HTMLInputElement} */ (partOf(dialog, `[data-secret="${name}"]`)));
  const show = /** @type {HTMLInputElement} */ (partOf(dialog, "[data-secret-show]"));
  const problem = partOf(dialog, "[data-problem]");
  fill(dialog, asked);
  partOf(dialog, "[data-secret-hint]").textContent = asked.hint;
  partOf(dialog, "[data-twice]").hidden = !asked.twice;
  problem.textContent = asked.problem ?? "";
  const mask = () => [one, two].forEach((box) => box.toggleAttribute("data-shown", show.checked));
  const submit = () => {
    problem.textContent = faultOf(one.value, two.value, asked.twice === true);
    if (problem.textContent) one.focus();
    else dialog.close("yes");
  };
  show.onchange = mask;
  partOf(dialog, '[data-answer="yes"]').onclick = submit;
  partOf(dialog, '[data-answer="no"]').onclick = () => dialog.close("no");
  dialog.onkeydown = (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    submit();
  };
  const answer = await closed(dialog, one);
  const secret = answer === "yes" ? one.value : "";
  for (const box of [one, two]) box.value = "";
  show.checked = false;
  mask();
  return secret;
}

/** Closes what is asked, as Escape would, and takes its words off the page: they can name children. @param {HTMLElement} form */
export function clearDialogs(form) {
  for (const dialog of form.querySelectorAll("dialog")) {
    dialog.close();
    dialog.querySelectorAll("input").forEach((box) => (box.value = ""));
    dialog.querySelectorAll("[data-question], [data-question-words], [data-question-list]").forEach((part) => part.replaceChildren());
  }
}

/** @param {string} one @param {string} two @param {boolean} twice @returns {string} */
function faultOf(one, two, twice) {
  if (!one) return "Type the passphrase.";
  if (!twice) return "";
  if (one.length < LEAST_CHARACTERS) return `Use at least ${LEAST_CHARACTERS} characters: four words that do not belong together are good.`;
  return one === two ? "" : "The two passphrases are not the same. Type them again.";
}

/** @param {HTMLDialogElement} dialog @param {HTMLElement} [first] what gets the focus @returns {Promise<string>} */
function closed(dialog, first) {
  dialog.returnValue = "";
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
    dialog.showModal();
    first?.focus();
  });
}

/** @param {HTMLDialogElement} dialog @param {{question: string, words: string, yes: string}} asked */
function fill(dialog, asked) {
  partOf(dialog, "[data-question]").textContent = asked.question;
  partOf(dialog, "[data-question-words]").textContent = asked.words;
  partOf(dialog, '[data-answer="yes"]').textContent = asked.yes;
}

/** @param {HTMLElement} form @param {string} name */
function dialogOf(form, name) {
  return /** @type {HTMLDialogElement} */ (form.querySelector(`[data-dialog="${name}"]`));
}

/** @param {HTMLElement} dialog @param {string} selector @returns {HTMLElement} */
function partOf(dialog, selector) {
  return /** @type {HTMLElement} */ (dialog.querySelector(selector));
}

/** @param {string} tag @param {string} text */
function element(tag, text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}
