/** The quiz: one question at a time, its answer explained with the policy's words. No score. */

import { whenBack, whenLeaving } from "../session/leaving.js";
import { errorInTitle, markMissing } from "../helper/error-summary.js";
import { startPresenter } from "./presenter.js";
import { finish } from "./rehearsal-visit.js";

whenLeaving(() => document.querySelectorAll(".quiz form").forEach((form) => /** @type {HTMLFormElement} */ (form).reset()));
whenBack(() => document.querySelectorAll("[data-quiz]").forEach((quiz) => startQuiz(/** @type {HTMLElement} */ (quiz))));

/** @param {HTMLElement} quiz */
export function startQuiz(quiz) {
  const questions = /** @type {HTMLFormElement[]} */ ([...quiz.querySelectorAll("[data-question]")]);
  const answers = /** @type {HTMLElement[]} */ ([...quiz.querySelectorAll("[data-answer]")]);
  const last = /** @type {HTMLElement} */ (quiz.querySelector(".quiz-done"));
  const round = quiz.querySelector("#quiz-round");
  let now = 0;

  /** @param {boolean} answered */
  function show(answered) {
    errorInTitle(false);
    if (now < questions.length) markMissing(questions[now], false);
    questions.forEach((question, index) => question.toggleAttribute("data-current", index === now));
    answers.forEach((answer, index) => answer.toggleAttribute("data-current", index === now && answered));
    last.hidden = now < questions.length;
  }

  /** @param {SubmitEvent} event */
  function answer(event) {
    event.preventDefault();
    const chosen = questions[now].querySelector("input:checked");
    if (!(chosen instanceof HTMLInputElement)) return markMissing(questions[now], true);
    const right = chosen.value === answers[now].dataset.right;
    const verdict = answers[now].querySelector(".verdict");
    if (verdict) verdict.textContent = right ? "Yes. The policy says:" : "The policy says something else:";
    show(true);
    answers[now].focus();
  }

  function next() {
    now += 1;
    show(false);
    if (now === questions.length) finish("quiz");
    const heading = now === questions.length ? last.querySelector("h2") : questions[now].querySelector("h2");
    heading?.focus();
  }

  function again() {
    now = 0;
    questions.forEach((question) => question.reset());
    show(false);
    questions[0].querySelector("h2")?.focus();
  }

  quiz.toggleAttribute("data-playing", true);
  questions.forEach((question) => (question.onsubmit = answer));
  quiz.querySelectorAll(".next-question").forEach((button) => (/** @type {HTMLElement} */ (button).onclick = next));
  const restart = quiz.querySelector(".quiz-again");
  if (restart instanceof HTMLElement) restart.onclick = again;
  startPresenter(quiz, "quiz", () => round instanceof HTMLSelectElement ? round.value : "all");
  show(false);
}
