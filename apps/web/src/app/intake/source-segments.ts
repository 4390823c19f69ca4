import type { MessageText, Query } from '@sourcedesk/contracts/intake';

/** A stretch of a decoded part: plain text (query and field are null), or where a field of a query stood. */
export interface SourceSegment {
  text: string;
  query: string | null;
  field: string | null;
  /** The first segment of its field: where a jump to the field leads. */
  first: boolean;
}

interface Mark {
  start: number;
  end: number;
  query: string;
  field: string;
}

/** Cuts a decoded part at the borders of all fields. Where fields lie inside one another the inner one is told. Offsets are UTF-16 units, as the API gives them. */
export function sourceSegments({ part, text }: MessageText['parts'][number], queries: MessageText['queries']): SourceSegment[] {
  const marks = marksOf(part, text.length, queries);
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const seen = new Set<string>();
  const segments: SourceSegment[] = [];
  let [from, open]: [number, Mark[]] = [0, []];
  cuts.forEach((start, at) => {
    const end = cuts[at + 1];
    if (end === undefined) return;
    while (from < marks.length && (marks[from]?.start ?? Infinity) <= start) open = [...open, marks[from++] as Mark];
    open = open.filter((mark) => mark.end > start);
    const inner = open.reduce<Mark | null>(
      (best, mark) => (best === null || mark.end - mark.start < best.end - best.start ? mark : best),
      null,
    );
    const last = segments.at(-1);
    const stretch = text.slice(start, end);
    if (last !== undefined && inner !== null && last.query === inner.query && last.field === inner.field) {
      last.text += stretch;
      return;
    }
    const key = inner === null ? '' : `${inner.query} ${inner.field}`;
    segments.push({ text: stretch, query: inner?.query ?? null, field: inner?.field ?? null, first: inner !== null && !seen.has(key) });
    seen.add(key);
  });
  return segments;
}

function marksOf(part: string, length: number, queries: MessageText['queries']): Mark[] {
  const marks = queries.flatMap(({ id, ranges }) =>
    Object.entries(ranges)
      .filter(([, found]) => found.part === part)
      .flatMap(([field, found]) => found.ranges.map(([start, end]) => ({ start, end: Math.min(end, length), query: id, field }))),
  );
  return marks.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
}

/** The pieces with where each begins in its part. */
export function withPlaces(segments: readonly SourceSegment[]): (SourceSegment & { from: number })[] {
  let from = 0;
  return segments.map((segment) => {
    const placed = { ...segment, from };
    from += segment.text.length;
    return placed;
  });
}

/** What a hidden text says, and how it was hidden. */
export type HiddenText = Pick<Query['traps'][number], 'decoded' | 'encoding'>;

/**
 * What a hidden text says: hidden texts stand in a query in the order of their places. A query that several e-mails told of may know of more than stand in this one: then how it
 * is written may tell which it is, and where that does not, all are told.
 */
export function hiddenWords(
  { from, text }: { from: number; text: string },
  places: readonly (readonly [number, number])[],
  known: readonly HiddenText[],
): string {
  const own = places.length === known.length ? known[places.findIndex(([start, end]) => from >= start && from < end)] : undefined;
  const alike = known.filter(({ encoding }) => encoding === encodingOf(text));
  const told = own !== undefined ? [own] : alike.length > 0 ? alike : known;
  return told.length === 0 ? 'hidden text' : told.map(({ decoded }) => `“${decoded}”`).join(', ');
}

/** Whether there is anything to see of a text. */
export const isVisible = (text: string): boolean => /[^\s\u200b-\u200d\u2060\u2063\ufeff]/.test(text);

/** How a text was hidden, where its look tells. */
function encodingOf(text: string): HiddenText['encoding'] | null {
  if (!isVisible(text)) return 'zero-width';
  if (/^[\s0-9a-f]+$/i.test(text)) return 'hex';
  return /^[\w+/=\r\n-]+$/.test(text) ? 'base64' : null;
}

/** What stands in the e-mail at the places of a field, by query. */
export function wordsOfField({ parts, queries }: Pick<MessageText, 'parts' | 'queries'>, field: string): Record<string, string> {
  const textOf = (part: string) => parts.find((each) => each.part === part)?.text ?? '';
  return Object.fromEntries(
    queries.flatMap(({ id, ranges }) => {
      const found = ranges[field];
      return found ? [[id, found.ranges.map(([start, end]) => textOf(found.part).slice(start, end)).join('')]] : [];
    }),
  );
}
