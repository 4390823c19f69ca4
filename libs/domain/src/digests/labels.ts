import { foldedLine } from './fold';
import type { FieldName, MissingField } from './format';
import { trimmed, type Span } from './lines';

/** A field label of a service's closed list. */
export interface Label {
  key: string;
  /** As printed, without the colon; compared without regard to case. Words that end in a question mark have no colon. */
  words: string;
  /** The field that a query lacks without it; absent for labels that may be. */
  fills?: FieldName;
}

/** The values of one query by the keys of their labels. */
export class LabelledFields {
  private readonly values = new Map<string, Span>();

  constructor(
    private readonly text: string,
    private readonly labels: readonly Label[],
  ) {}

  get size(): number {
    return this.values.size;
  }

  set(key: string, span: Span): void {
    this.values.set(key, withoutClosingMark(this.text, span));
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  /** Where a value stands, without white space around it; empty where there is none. */
  place(key: string): Span {
    return this.values.get(key) ?? { start: 0, end: 0 };
  }

  /** A value as one line. */
  line(key: string): string {
    return foldedLine(this.text, this.place(key));
  }

  /** The labels that are missing or have no value. */
  missing(): MissingField[] {
    const missing: MissingField[] = [];
    for (const { key, words, fills } of this.labels) {
      if (fills === undefined) continue;
      const { start, end } = this.place(key);
      if (start === end) missing.push({ field: fills, words });
    }
    return missing;
  }
}

/** A value whose label stands within the same bold type, as in `*Name: Ada*`, without the mark that closes it. */
function withoutClosingMark(text: string, span: Span): Span {
  const place = trimmed(text, span);
  if (place.start === place.end || text.charAt(place.end - 1) !== '*') return place;
  const label = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  const marks = label.split('*').length - 1;
  return marks % 2 === 0 ? place : trimmed(text, { start: place.start, end: place.end - 1 });
}

/** Marks of bold type that text parts and copies put around labels. */
const isDecoration = (code: number): boolean => code === 42 || code === 95 || code === 32;
const mostDecoration = 3;
const colon = 58;

/** Whether two units are the same letter or sign, whatever its case; one kind of apostrophe and space. */
function isSame(code: number, lowered: number): boolean {
  if (code === lowered) return true;
  if (code >= 65 && code <= 90) return code + 32 === lowered;
  return (code === 0x2019 && lowered === 39) || (code === 0xa0 && lowered === 32);
}

/** Finds a service's labels at the beginnings of lines, by their letters alone. */
export class LabelScan {
  /** Where the value after the label found last begins. */
  valueStart = 0;
  private readonly lowered: readonly string[];
  /** By first letter, the positions of the labels that begin with it. */
  private readonly byLetter: number[][] = [];

  constructor(labels: readonly Label[]) {
    this.lowered = labels.map(({ words }) => words.toLowerCase());
    this.lowered.forEach((words, position) => (this.byLetter[words.charCodeAt(0) - 97] ??= []).push(position));
  }

  /** The position of the label that `[start, end)` begins with, of those from `least` on; -1 for none. */
  find(text: string, start: number, end: number, least: number): number {
    const at = afterDecoration(text, start, end);
    const letter = (text.charCodeAt(at) | 32) - 97;
    const candidates = letter >= 0 && letter < this.byLetter.length ? this.byLetter[letter] : undefined;
    if (!candidates) return -1;
    for (const position of candidates) {
      if (position < least) continue;
      const after = this.endOf(text, at, end, this.lowered[position] ?? '');
      if (after < 0) continue;
      this.valueStart = after;
      return position;
    }
    return -1;
  }

  private endOf(text: string, start: number, end: number, words: string): number {
    if (start + words.length > end) return -1;
    for (let at = 0; at < words.length; at++) if (!isSame(text.charCodeAt(start + at), words.charCodeAt(at))) return -1;
    const after = start + words.length;
    if (words.endsWith('?')) return afterDecoration(text, after, end);
    const mark = afterDecoration(text, after, end);
    if (mark >= end || text.charCodeAt(mark) !== colon) return -1;
    let value = mark + 1;
    while (value < Math.min(end, mark + 3) && isDecoration(text.charCodeAt(value)) && text.charCodeAt(value) !== 32) value++;
    return value;
  }
}

function afterDecoration(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && at - start < mostDecoration && isDecoration(text.charCodeAt(at))) at++;
  return at;
}
