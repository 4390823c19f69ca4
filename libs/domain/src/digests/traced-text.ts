import type { Span } from './lines';

/** From unit `at` of a text on its units stood one after another in the part as shown, from `from` on. */
interface Run {
  at: number;
  from: number;
}

/** Text that remembers where each of its UTF-16 units stood in the part as shown: few stretches, not an offset a unit. */
export interface TracedText {
  text: string;
  /** In order; none continues the one before. */
  runs: readonly Run[];
}

/** A text as its own origin. */
export const traced = (text: string): TracedText => ({ text, runs: [{ at: 0, from: 0 }] });

/** Where the run that holds a unit stands among the runs. */
function runOf(runs: readonly Run[], at: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a unit of the text stood in the part as shown. */
export function originOf({ runs }: TracedText, at: number): number {
  const run = runs[runOf(runs, at)];
  return run ? run.from + at - run.at : 0;
}

/** The first unit of the text that stood at `origin` in the part as shown or after it. */
export function firstFrom({ text, runs }: TracedText, origin: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.from ?? 0) <= origin) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run ? Math.min(run.at + origin - run.from, runs[low]?.at ?? text.length) : 0;
}

/** A text put together from pieces of another, in their order. */
class Excerpt {
  /** Joined at the end: a text put together by `+` would be slower to read, unit by unit, for whoever comes after. */
  private readonly pieces: string[] = [];
  private length = 0;
  private readonly runs: Run[] = [];
  /** The source's run that was copied from last. */
  private position = 0;

  constructor(private readonly source: TracedText) {}

  keep(start: number, end: number): void {
    if (start >= end) return;
    const { runs, text } = this.source;
    while ((runs[this.position + 1]?.at ?? text.length) <= start) this.position++;
    for (let at = start; at < end; this.position++) {
      const run = runs[this.position] as Run;
      this.continueWith(this.length + at - start, run.from + at - run.at);
      at = Math.min(end, runs[this.position + 1]?.at ?? text.length);
    }
    this.position--;
    this.write(text.slice(start, end));
  }

  /** Puts a unit in the place of the one at `at`. */
  exchange(unit: string, at: number): void {
    this.continueWith(this.length, originOf(this.source, at));
    this.write(unit);
  }

  finish(): TracedText {
    return { text: this.pieces.join(''), runs: this.runs };
  }

  private write(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  private continueWith(at: number, from: number): void {
    const last = this.runs.at(-1);
    if (!last || from - last.from !== at - last.at) this.runs.push({ at, from });
  }
}

/** The text without some ranges of it, given in order and apart. */
export function without(source: TracedText, ranges: readonly Span[]): TracedText {
  if (ranges.length === 0) return source;
  const rest = new Excerpt(source);
  let last = 0;
  for (const { start, end } of ranges) {
    rest.keep(last, start);
    last = end;
  }
  rest.keep(last, source.text.length);
  return rest.finish();
}

/**
 * The text with pieces exchanged: `exchange` is asked for each match of the global pattern and answers what stands in its place, at most one unit, which stood where
 * the match begins.
 */
export function exchanged(source: TracedText, pattern: RegExp, exchange: (match: string, at: number) => string): TracedText {
  const { text } = source;
  const first = text.search(pattern);
  if (first < 0) return source;
  const result = new Excerpt(source);
  let last = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    result.keep(last, index);
    const unit = exchange(match, index);
    if (unit !== '') result.exchange(unit, index);
    last = index + match.length;
  }
  result.keep(last, text.length);
  return result.finish();
}

/** Where spans of the text stood in its part: ranges in order, joined where nothing but white space was left out between them. */
export function rangesOf({ text, runs }: TracedText, spans: readonly Span[], shown: string): [number, number][] {
  const ranges: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const { start, end } of spans) {
    let at = start;
    for (let position = runOf(runs, start); at < end; position++) {
      const { at: begin, from } = runs[position] as Run;
      const until = Math.min(end, runs[position + 1]?.at ?? text.length);
      const first = from + at - begin;
      if (last && first >= last[1] && isBlankBetween(shown, last[1], first)) last[1] = from + until - begin;
      else ranges.push((last = [first, from + until - begin]));
      at = until;
    }
  }
  return ranges;
}

function isBlankBetween(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && text.charAt(at).trim() !== '') return false;
  }
  return true;
}
