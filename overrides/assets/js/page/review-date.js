/** Says that the policy's review is overdue, from the day that it is, by the reader's own date. */

/** @param {ParentNode} root */
export function startReviewDate(root) {
  const today = new Date();
  for (const line of root.querySelectorAll("[data-review-due]")) {
    if (!(line instanceof HTMLElement)) continue;
    const [year, month, day] = (line.dataset.reviewDue ?? "").split("-").map(Number);
    // Due on a day, overdue from the next: the reader's midnight, not Greenwich's.
    const overdue = today >= new Date(year, month - 1, day + 1);
    line.toggleAttribute("data-overdue", overdue);
  }
}
