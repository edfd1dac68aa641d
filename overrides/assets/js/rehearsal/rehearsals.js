/** Starts what a page of the rehearsal room has: a scenario, the list of them, the record, the cards, the quiz, the moments, the counts. */

/** @param {Document} page @returns {Promise<boolean>} whether the page needs Python */
export async function startRehearsals(page) {
  // Going back leaves what was shown to a group without a word.
  delete page.documentElement.dataset.shown;
  const scenario = page.querySelector("[data-rehearsal]");
  const quiz = page.querySelector("[data-quiz]");
  const moments = page.querySelector("[data-moments]");
  const room = page.querySelector(".scenarios, [data-completion], [data-cards]");
  if (scenario instanceof HTMLElement) (await import("./rehearsal.js")).startRehearsal(scenario);
  if (quiz instanceof HTMLElement) (await import("./quiz.js")).startQuiz(quiz);
  if (moments instanceof HTMLElement) (await import("./moments.js")).startMoments(moments);
  if (room) (await import("./rehearsal-room.js")).startRoom(page);
  if (page.querySelector(".print-paper")) (await import("./papers.js")).startPapers(page);
  const hands = page.querySelector("[data-hands]");
  if (hands instanceof HTMLElement) (await import("./hands-page.js")).startHands(hands);
  const notes = page.querySelector("[data-presenter-notes]");
  if (notes instanceof HTMLElement) (await import("./presenter-notes.js")).startNotes(notes);
  return scenario !== null;
}
