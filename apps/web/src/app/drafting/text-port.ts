import type { Mark, Span } from './answer-place';

/** A plain-text editor, whichever it is. Places are in UTF-16 units. */
export interface TextPort {
  /** Shows this text; a change made elsewhere, so it is not told back. The caret stays where its words are. */
  show(text: string): void;
  /** Puts words where the caret is, or in place of what is selected, apart from the words around them, and focuses. Before the first caret that is the end. */
  insert(text: string): void;
  focus(): void;
  /** Focuses, selects a place and brings it into view; without one, the end. */
  reveal(place: Span | null): void;
  /** Draws these places apart, and no others. */
  mark(places: readonly Mark[]): void;
  setReadOnly(readOnly: boolean): void;
  destroy(): void;
}

export interface TextEvents {
  /** The person changed the text. */
  changed(text: string): void;
  /** The focus went away. */
  left(): void;
  /** A slash on an empty line: offers facts at this point of the window. */
  slash(at: { x: number; y: number }): void;
}

/** The least change that makes one text of another, so that carets and marks around it stay. */
export function leastChange(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** Whether a slash typed here begins a line. */
export function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}

/** Words as they go between two places of a text: an address has a line of its own, several lines begin one, and nothing sticks to its neighbours. */
export function wordsApart(text: string, { start, end }: Span, words: string): string {
  const before = text.slice(0, start);
  const between = /\n|^https?:/.test(words) || /https?:\S+ ?$/.test(before) ? '\n' : ' ';
  const apart = before === '' || before.endsWith('\n') || (between === ' ' && /[\s("“‘[]$/.test(before));
  return (apart ? '' : between) + words + (/^[\p{L}\p{N}]/u.test(text.slice(end)) ? between : '');
}
