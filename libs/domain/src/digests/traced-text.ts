/** Text that remembers where each of its UTF-16 units stood in the part as shown. */
export interface TracedText {
  text: string;
  from: Int32Array;
}

/** A line of a traced text: `start` and `end` are offsets in that text, the line end excluded. */
export interface Line {
  text: string;
  start: number;
  end: number;
}

/** A text as its own origin. */
export function traced(text: string): TracedText {
  const from = new Int32Array(text.length);
  for (let at = 0; at < from.length; at++) from[at] = at;
  return { text, from };
}

/** The piece from `start` to `end`. */
export const slice = ({ text, from }: TracedText, start: number, end: number): TracedText => ({
  text: text.slice(start, end),
  from: from.subarray(start, Math.max(start, end)),
});

/** The text without leading and trailing white space. */
export function trimmed(source: TracedText): TracedText {
  const start = source.text.length - source.text.trimStart().length;
  return slice(source, start, start + source.text.trim().length);
}

/**
 * The text with some units left out or exchanged: `edit` is asked for each unit and answers what stands in its place, '' for nothing.
 */
export function edited(source: TracedText, edit: (unit: string, at: number) => string): TracedText {
  const from = new Int32Array(source.text.length);
  const kept: string[] = [];
  for (let at = 0; at < source.text.length; at++) {
    const unit = edit(source.text.charAt(at), at);
    if (unit === '') continue;
    from[kept.length] = source.from[at] ?? 0;
    kept.push(unit);
  }
  return { text: kept.join(''), from: from.subarray(0, kept.length) };
}

/**
 * The text with pieces exchanged: `exchange` is asked for each match of the global pattern and answers what stands in its place, at most one unit, which stood where
 * the match begins. Many times as fast as asking for each unit.
 */
export function exchanged(source: TracedText, pattern: RegExp, exchange: (match: string, at: number) => string): TracedText {
  const { text } = source;
  const from = new Int32Array(text.length);
  let kept = '';
  let last = 0;
  const keep = (end: number): void => {
    from.set(source.from.subarray(last, end), kept.length);
    kept += text.slice(last, end);
  };
  for (const { 0: match, index } of text.matchAll(pattern)) {
    keep(index);
    const unit = exchange(match, index);
    if (unit !== '') from[kept.length] = source.from[index] ?? 0;
    kept += unit;
    last = index + match.length;
  }
  if (last === 0) return source;
  keep(text.length);
  return { text: kept, from: from.subarray(0, kept.length) };
}

const isSpace = (unit: string): boolean =>
  unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r' || unit === '\f' || unit === '\v';

/** One line: runs of ASCII white space become one space, as a mail's wrapping made them; other spaces are the journalist's own. */
export function foldedToLine(source: TracedText): TracedText {
  return trimmed(exchanged(source, /[ \n\t\r\f\v]{2,}|[\n\t\r\f\v]/g, () => ' '));
}

/** Paragraphs: lines keep their ends, white space within a line is folded, more than one blank line becomes one. */
export function foldedToParagraphs(source: TracedText): TracedText {
  const { text } = source;
  let kept = '';
  let blankEnd = 0;
  return trimmed(
    edited(source, (unit, at) => {
      if (at >= blankEnd)
        for (blankEnd = at; blankEnd < text.length && text[blankEnd] !== '\n' && isSpace(text.charAt(blankEnd));) blankEnd++;
      const endsLine = blankEnd >= text.length || text[blankEnd] === '\n';
      let piece = unit;
      if (unit === '\n') piece = kept.endsWith('\n\n') ? '' : unit;
      else if (isSpace(unit)) piece = endsLine || kept === '' || kept.endsWith(' ') || kept.endsWith('\n') ? '' : ' ';
      if (piece !== '') kept = (kept + piece).slice(-2);
      return piece;
    }),
  );
}

/** The lines of a text. */
export function linesOf({ text }: TracedText): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}

/** Where the text stood in its part: ranges in order, joined where nothing but white space was left out between them. */
export function rangesOf({ from }: TracedText, shown: string): [number, number][] {
  const ranges: [number, number][] = [];
  for (const at of from) {
    const last = ranges.at(-1);
    if (last && at >= last[1] && (at === last[1] || shown.slice(last[1], at).trim() === '')) last[1] = at + 1;
    else ranges.push([at, at + 1]);
  }
  return ranges;
}
