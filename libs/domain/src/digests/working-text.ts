import { findTraps, unseenRuns, type Trap } from '../traps';
import { htmlToText, type LinkStyle, type ShownHtml } from './html-text';
import { linesOf, type Line, type Span } from './lines';
import { withOriginalLinks } from './original-link';
import { maskSecrets } from './secrets';
import { exchanged, firstFrom, originOf, traced, without, type TracedText } from './traced-text';
import type { MailPart, Showing } from './types';

/** A part as a person sees it: markup rendered, secrets masked. */
export interface ShownPart extends MailPart {
  /** Ranges that the markup's style hides. */
  hidden: [number, number][];
  /** The addresses of the markup's links, unmasked: only ids are read out of them. */
  addresses: readonly string[];
}

/** The part's text made ready to read: quote marks of a forward, traps and invisible characters are gone, offsets kept. */
export interface WorkingText extends TracedText {
  lines: Line[];
  /** Offsets in the part as shown. */
  traps: Trap[];
}

/** Whether a part is markup, by its name. */
export const isHtml = ({ part }: MailPart): boolean => part.toLowerCase().startsWith('html');

/** Rendering costs most of reading a mail: it is done once for each way of showing links, however many formats look at the part. */
const rendered = new WeakMap<MailPart, Map<LinkStyle, ShownHtml>>();

function render(part: MailPart, links: LinkStyle): ShownHtml {
  if (!isHtml(part)) return { text: withOriginalLinks(part.text), hidden: [], addresses: [] };
  const known = rendered.get(part) ?? new Map<LinkStyle, ShownHtml>();
  rendered.set(part, known);
  const shown = known.get(links) ?? htmlToText(part.text, links);
  known.set(links, shown);
  return shown;
}

/** A part as shown. */
export function showPart(part: MailPart, { links, secrecy, signIn }: Showing): ShownPart {
  const { text, hidden, addresses } = render(part, links);
  return { part: part.part, text: maskSecrets(text, secrecy, signIn), hidden, addresses };
}

/** What stands before every line of a digest in a copy of it: marks of quoting, then white space. */
export interface Margin {
  quoting: number;
  indent: number;
}

/**
 * Makes a part ready to read.
 * @param unseen where characters stand in it that no reader sees
 */
export function prepare(shown: ShownPart, margin: Margin, unseen: readonly Span[]): WorkingText {
  const plain = withoutMargin(withoutReturns(traced(shown.text)), margin);
  const hidden = shown.hidden.map(([start, end]): [number, number] => [firstFrom(plain, start), firstFrom(plain, end)]);
  const runs = plain.text === shown.text ? unseen : unseenRuns(plain.text);
  const traps = trapsIn(plain.text, hidden, runs);
  const rest = without(plain, traps);
  const clean = withoutEchoes(areWithin(traps, plain.text, runs) ? rest : withoutInvisible(rest));
  return {
    ...clean,
    lines: linesOf(clean.text),
    traps: traps.map((trap) => ({ ...trap, start: originOf(plain, trap.start), end: originOf(plain, trap.end - 1) + 1 })),
  };
}

/** Whether runs of unseen characters lie within traps, but for the white space around them; both in order. */
function areWithin(traps: readonly Trap[], text: string, runs: readonly Span[]): boolean {
  let at = 0;
  return runs.every((run) => {
    const { start, end } = withoutSpaces(text, run);
    while (at < traps.length && (traps[at] as Trap).end < end) at++;
    const trap = traps[at];
    return trap !== undefined && trap.start <= start && end <= trap.end;
  });
}

function withoutSpaces(text: string, { start, end }: Span): Span {
  while (start < end && ' \n'.includes(text.charAt(start))) start++;
  while (end > start && ' \n'.includes(text.charAt(end - 1))) end--;
  return { start, end };
}

const inBrackets = / ?<(?:mailto:)?([^\s<>]{4,2000})>/g;

/** An address that a mail programme wrote behind itself (`a<mailto:a>`, `url <url>`) is there once. */
function withoutEchoes(source: TracedText): TracedText {
  const { text } = source;
  if (!text.includes('<')) return source;
  const echoes = Array.from(text.matchAll(inBrackets), ({ 0: found, 1: address = '', index }) => ({
    start: index,
    end: index + found.length,
    isEcho: text.slice(Math.max(0, index - address.length), index).toLowerCase() === address.toLowerCase() && /@|:\/\//.test(address),
  }));
  return without(
    source,
    echoes.filter(({ isEcho }) => isEcho),
  );
}

const quoteMarks = /^ ?(?:> ?)+/gm;

/** The traps of a text. One may run over lines that are quoted within it: the marks between its pieces go with it. */
function trapsIn(text: string, hidden: [number, number][], unseen: readonly Span[]): Trap[] {
  if (!text.includes('>') || !/\n ?>/.test(text)) return findTraps(text, hidden, unseen).traps;
  const marks = Array.from(text.matchAll(quoteMarks), ({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
  const bare = without(traced(text), marks);
  const { traps } = findTraps(
    bare.text,
    hidden.map(([start, end]): [number, number] => [firstFrom(bare, start), firstFrom(bare, end)]),
  );
  return traps.map((trap) => ({ ...trap, start: originOf(bare, trap.start), end: originOf(bare, trap.end - 1) + 1 }));
}

function withoutReturns(source: TracedText): TracedText {
  const { text } = source;
  return text.includes('\r') ? exchanged(source, /\r/g, (_, at) => (text[at + 1] === '\n' ? '' : '\n')) : source;
}

/** A digest quoted or indented whole loses its margin; quotes and indents beyond that are content. */
function withoutMargin(source: TracedText, { quoting, indent }: Margin): TracedText {
  if (quoting === 0 && indent === 0) return source;
  const { text } = source;
  const margins = linesOf(text).map(({ start }) => {
    let end = start;
    for (let level = 0; level < quoting && text[end] === '>'; level++) end += text[end + 1] === ' ' ? 2 : 1;
    for (let step = 0; step < indent && isIndent(text.charCodeAt(end)); step++) end++;
    return { start, end };
  });
  return without(source, margins);
}

const isIndent = (code: number): boolean => code === 32 || code === 9 || code === 0xa0;

// A soft hyphen says where a word may be broken; U+034F fills the previews of newsletters.
const invisible = /[\u00AD\u034F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Arabic to Sinhala, Burmese, Khmer and Mongolian, where a joiner or its opposite decides what a word looks like and means. */
const joins = (code: number): boolean =>
  (code >= 0x600 && code <= 0xdff) || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x18af);

/**
 * Single invisible characters are noise: U+200B is a space, as html-to-text has it, others vanish. A joiner between two pictures is part of
 * an emoji, and one within a word of a joining script part of the word: both stay.
 */
export function withoutInvisible(source: TracedText): TracedText {
  const { text } = source;
  return exchanged(source, invisible, (unit, at) => {
    if (unit === '\u200B') return ' ';
    if ((unit === '\u200C' || unit === '\u200D') && joins(text.charCodeAt(at - 1))) return unit;
    return unit === '\u200D' && text.charCodeAt(at - 1) >= 0x2190 && text.charCodeAt(at + 1) >= 0x2190 ? unit : '';
  });
}
