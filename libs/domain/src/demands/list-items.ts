import { sentencesIn, trimmedPiece, type Piece } from './sentences';

/** An item without its mark, which begins at `mark`. */
export interface ListItem extends Piece {
  mark: number;
}

/** A list in running text or on lines of its own, and the words that lead to it. */
export interface List {
  leadIn: Piece;
  /** In order, at least two. */
  items: ListItem[];
}

interface Marker extends Piece {
  /** Marks of one style make one list. */
  style: string;
  /** Where in the list it stands, from 1; 0 for a bullet. */
  value: number;
  ownLine: boolean;
}

const bullets = '•▪◦‣●○■➢✓✔✅☑👉🔹🔸▶';
const numbered = /(?:(\(?)(\d{1,2})([.)])|(?:Q|Question ?|Q ?#?|#)(\d{1,2})[.):])(?:\s+(?=\S)|(?=["“'‘]?[A-Z]))/y;
const lettered = /(\(?)([a-zA-Z])\)\s+(?=\S)/y;
const bullet = new RegExp(`([${bullets}])\\uFE0F?\\s*(?=\\S)`, 'uy');
const weakBullet = /([-–—*·+])(\s*)(?=\S)/y;
/** Words a first mark may follow although no sentence ends there: "Questions 1. How ... 2. Why ...". */
const mayLead = /\b(?:questions?|following|these|below|includ(?:e|ing)|provide|share|answer|points?|topics?|asks?|know|are|with)$/i;
const mostMarkers = 400;

/** The lists of a text that are numbered, lettered or bulleted, also where their line ends were lost. A single mark is no list. Linear in the length of the text. */
export function listsIn(text: string): List[] {
  const byStyle = new Map<string, Marker[]>();
  const lists: List[] = [];
  const close = (style: string): void => {
    const markers = byStyle.get(style) ?? [];
    byStyle.delete(style);
    const list = markers.length >= 2 ? listOf(text, markers) : null;
    if (list && list.items.length >= 2) lists.push(list);
  };
  const markers = mayHoldMarker.test(text) ? markersIn(text) : [];
  if (markers.length < 2) return [];
  for (const marker of markers) {
    const open = byStyle.get(marker.style);
    const last = open?.at(-1);
    const leads =
      last !== undefined && (/:\s*$/.test(text.slice(Math.max(last.end, marker.start - 6), marker.start)) || isApart(text, last, marker));
    if (open && !leads && (marker.value === 0 || marker.value === open.length + 1)) open.push(marker);
    else if (marker.value <= 1 && (!open || leads || marker.value === 1)) {
      close(marker.style);
      if (mayBegin(text, marker)) byStyle.set(marker.style, [marker]);
    }
  }
  for (const style of [...byStyle.keys()]) close(style);
  return outermost(lists);
}

/** Whether lines of prose stand between two bullets that each begin a line. */
function isApart(text: string, last: Marker, marker: Marker): boolean {
  const line = text.indexOf('\n', last.end);
  return last.value === 0 && last.ownLine && marker.ownLine && line >= 0 && text.slice(line, marker.start).trim() !== '';
}

/** A list within an item of another is part of that item. */
function outermost(lists: List[]): List[] {
  let passed = 0;
  return lists
    .sort((a, b) => startOf(a) - startOf(b))
    .filter((list) => {
      if (startOf(list) < passed) return false;
      passed = list.items.at(-1)?.end ?? passed;
      return true;
    });
}

const startOf = ({ items }: List): number => items[0]?.start ?? 0;

/** What could be the mark of an item: at the start of the text or after white space. */
function markersIn(text: string): Marker[] {
  const markers: Marker[] = [];
  let apart = true;
  for (let at = 0; at < text.length && markers.length < mostMarkers; at++) {
    const code = text.charCodeAt(at);
    const marker: Marker | null = apart && mayMark(code, text.charCodeAt(at + 1)) ? markerAt(text, at) : null;
    if (marker) {
      markers.push(marker);
      at = marker.end - 1;
    }
    apart = marker !== null || code <= 32 || code === 160;
  }
  return markers;
}

/** One look at the whole text: what {@link mayMark} tells of each of its words. */
const mayHoldMarker = /(?:^|[\0- \u00A0])(?:[\d(#*+Q-]|[A-Za-z]\)|[^\0-\x7F])/;
const marks = new Set(Array.from('0123456789(#*+-', (char) => char.charCodeAt(0)));

/** Digits, brackets, `Q`, a letter before a bracket and everything that is no letter of ours: most words begin otherwise. */
function mayMark(code: number, next: number): boolean {
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  return letter ? next === 41 || code === 81 : code >= 128 || marks.has(code);
}

function markerAt(text: string, at: number): Marker | null {
  const ownLine = at === 0 || text.charCodeAt(at - 1) === 10;
  const matched = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const number = matched(numbered);
  if (number) {
    const value = Number(number[2] ?? number[4]);
    return { style: number[4] === undefined ? `${number[1]}1${number[3]}` : 'Q1', value, ownLine, start: at, end: at + number[0].length };
  }
  const letter = matched(lettered);
  if (letter) {
    const value = (letter[2] ?? 'a').toLowerCase().charCodeAt(0) - 96;
    return { style: `${letter[1]}a)`, value, ownLine, start: at, end: at + letter[0].length };
  }
  const strong = matched(bullet);
  if (strong) return { style: strong[1] ?? '', value: 0, ownLine, start: at, end: at + strong[0].length };
  const weak = matched(weakBullet);
  if (!weak || !isBullet(text, at, weak, ownLine)) return null;
  return { style: weak[1] ?? '', value: 0, ownLine, start: at, end: at + weak[0].length };
}

/** Dashes, stars and dots are bullets at the start of a line; within one only where a sentence or a lead-in ends and a new one begins. */
function isBullet(text: string, at: number, [, mark = '', space = '']: RegExpExecArray, ownLine: boolean): boolean {
  const next = text.slice(at + mark.length + space.length, at + mark.length + space.length + 40);
  if (mark === '+' && /^\d/.test(next)) return false;
  // *Emphasis*, not an item.
  if (mark === '*' && space === '' && /^[^*\n]{0,38}[^\s*]\*/.test(next)) return false;
  if (/^[-–—*=_·+]/.test(next)) return false;
  if (ownLine) return space !== '' || mark === '*' || /^["“'‘]?\p{L}/u.test(next);
  if (mark === '*') return /^["“'‘]?[\p{L}\d]/u.test(next);
  return mark !== '·' && mark !== '+' && /[.:;?!]["”’]?\s+$/.test(text.slice(Math.max(0, at - 4), at)) && /^["“'‘]?\p{Lu}/u.test(next);
}

/** A list begins at the start of a line, after the end of a sentence or after words that lead to one: `We rank no. 1. Others ...` begins none. */
function mayBegin(text: string, { start, ownLine, value, style }: Marker): boolean {
  if (ownLine || value === 0 || style.startsWith('(')) return true;
  const before = text.slice(Math.max(0, start - 40), start).trimEnd();
  return /[.:;?!)\]"”’–—-]$/.test(before) || mayLead.test(before);
}

function listOf(text: string, markers: readonly Marker[]): List {
  const [first] = markers;
  const asked = text.slice(first?.end ?? 0, markers.at(-1)?.start ?? 0).includes('?');
  const items = markers.map((marker, at) => {
    const next = markers[at + 1];
    const end = next ? itemEnd(text, marker, next) : lastItemEnd(text, marker, asked);
    return { mark: marker.start, ...withoutJoint(text, trimmedPiece(text, marker.end, end)) };
  });
  return { leadIn: leadInOf(text, first?.start ?? 0), items: items.filter(({ start, end }) => end > start) };
}

/** On lines of its own a bulleted item ends with its line: paragraphs may stand between. */
function itemEnd(text: string, marker: Marker, next: Marker): number {
  const line = text.indexOf('\n', marker.end);
  return marker.value === 0 && marker.ownLine && line >= 0 ? Math.min(line, next.start) : next.start;
}

/**
 * Where the other items ask, the last ends with its paragraph's last question; else with its own sentence, and where that is not marked before words that begin a
 * new thought.
 */
function lastItemEnd(text: string, marker: Marker, questions: boolean): number {
  const line = text.indexOf('\n', marker.end);
  const limit = line < 0 ? text.length : line;
  if (marker.value === 0 && marker.ownLine) return limit;
  const own = sentencesIn(text, marker.end, limit);
  const asked =
    marker.value === 0 || !questions
      ? undefined
      : own.findLast(({ end }) => /\?["”'’)\]]*$/.test(text.slice(Math.max(marker.end, end - 6), end)));
  const end = asked?.end ?? own[0]?.end ?? limit;
  const turn = newThought.exec(text.slice(marker.end, end));
  return turn && turn.index > 0 && !asked ? marker.end + turn.index : end;
}

const newThought =
  /(?<=[\p{Ll}\p{Lu})])\s+(?=(?:Due to|Thanks?|Thank you|We|I|I['’]m|I['’]ll|We['’]re|We['’]ll|Please|If|This|The|Best|Looking|Deadline|Note|Only|No|Must|Responses?|Answers?|Submissions?)\s|(?:Questions?|Requirements?|Guidelines?|Deadline|Note):)/u;

/** "flour; and" joins items and is of none. */
function withoutJoint(text: string, { start, end }: Piece): Piece {
  const joint = /[\s,;]*(?:[,;]|\s(?:and|or|&))$/i.exec(text.slice(Math.max(start, end - 12), end));
  return joint ? trimmedPiece(text, start, end - joint[0].length) : { start, end };
}

/** The sentence, or what there is of one, before the first mark; over blank lines too. */
function leadInOf(text: string, to: number): Piece {
  const from = Math.max(0, to - 400);
  return sentencesIn(text, from, to).at(-1) ?? { start: to, end: to };
}
