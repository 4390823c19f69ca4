/** How well typed letters fit a label, in order: null when they do not; higher is better. Starts of words and runs count most. */
export function fuzzyScore(label: string, typed: string): number | null {
  const text = label.toLowerCase();
  const wanted = typed.toLowerCase().replace(/\s+/g, '');
  let score = 0;
  let from = 0;
  let previous = -2;
  for (const letter of wanted) {
    const at = best(text, letter, from, previous);
    if (at < 0) return null;
    score += at === previous + 1 ? 5 : startsWord(text, at) ? 4 : 1;
    previous = at;
    from = at + 1;
  }
  return score - text.length / 100;
}

/** The next place of a letter: right after the last one, else where a word begins, else anywhere. */
function best(text: string, letter: string, from: number, previous: number): number {
  if (text[previous + 1] === letter) return previous + 1;
  const first = text.indexOf(letter, from);
  for (let at = first; at >= 0; at = text.indexOf(letter, at + 1)) if (startsWord(text, at)) return at;
  return first;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s\-/·(]/.test(text[at - 1] ?? '');
}
