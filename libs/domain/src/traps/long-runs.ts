/** A longest stretch of units of one kind, `[start, end)`. */
export interface LongRun {
  start: number;
  end: number;
}

/**
 * Every run of at least `least` units of a kind, in order. What a run could fill is looked at from its end: ordinary text has a unit of another kind close to it, and is
 * passed in great steps. Linear in the length of the text.
 * @param isOfKind by code below 128, 1 for units of the kind
 */
export function longRuns(text: string, least: number, isOfKind: Uint8Array): LongRun[] {
  const runs: LongRun[] = [];
  for (let start = 0; start + least <= text.length;) {
    let at = start + least - 1;
    while (at >= start && isOfKind[text.charCodeAt(at)] === 1) at--;
    if (at < start) {
      let end = start + least;
      while (end < text.length && isOfKind[text.charCodeAt(end)] === 1) end++;
      runs.push({ start, end });
      at = end;
    }
    start = at + 1;
  }
  return runs;
}
