/** Slips of the hand: the known word that is nearest to one that nobody knows. */

/**
 * @param {string} typed @param {Map<string, number>} known words with how often they are there
 * @returns {string} the nearest, the most frequent of several; "" when none is near enough
 */
export function nearest(typed, known) {
  const most = typed.length < 4 || /\d/.test(typed) ? 0 : typed.length < 7 ? 1 : 2;
  let best = { word: "", away: most + 1, often: 0 };
  for (const [word, often] of known) {
    if (word.length < 3 || Math.abs(word.length - typed.length) > most) continue;
    const away = distance(typed, word, best.away);
    if (away < best.away || (away === best.away && away <= most && often > best.often)) best = { word, away, often };
  }
  return best.word;
}

/**
 * Letters to change, add, leave out or swap with the next one (optimal string alignment).
 * @param {string} a @param {string} b @param {number} most beyond which nobody asks @returns {number}
 */
export function distance(a, b, most) {
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}
