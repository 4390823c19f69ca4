/** A longest stretch of units of one kind, `[start, end)`. */
export interface LongRun {
  start: number;
  end: number;
}

/**
 * Every run of at least `least` units of a kind, in order. A run that long covers one of every `least` places, so only those are looked at and what stands around
 * them: ordinary text is passed in great steps. Linear in the length of the text.
 * @param isOfKind by code below 128, 1 for units of the kind
 */
export function longRuns(text: string, least: number, isOfKind: Uint8Array): LongRun[] {
  const runs: LongRun[] = [];
  for (let passed = 0, place = least - 1; place < text.length; place = passed + least - 1) {
    let end = place;
    while (end < text.length && isOfKind[text.charCodeAt(end)] === 1) end++;
    if (end > place) {
      let start = place;
      while (start > passed && isOfKind[text.charCodeAt(start - 1)] === 1) start--;
      if (end - start >= least) runs.push({ start, end });
    }
    // What stands at `end` is of another kind.
    passed = end + 1;
  }
  return runs;
}
