import { Parser } from 'htmlparser2';
import { originalLink } from './original-link';
import { isUnseen, lookWithin, plainLook, StyleSheet, styleBlocksIn, type Look, type StyledElement } from '../traps/markup';

/** The text a reader of the markup sees, the ranges of it that its style hides, and where its links lead. */
export interface ShownHtml {
  text: string;
  hidden: [number, number][];
  addresses: string[];
}

const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 table ul ol blockquote pre section article header footer form'.split(' '));
const lines = new Set('div tr li dd dt center main address'.split(' '));
const unseen = new Set('head style script title template noscript svg'.split(' '));
const withoutEnd = new Set('br hr img input meta link col wbr area base source'.split(' '));

interface OpenElement extends StyledElement {
  look: Look;
  href: string;
  textStart: number;
  keepsLines: boolean;
}

/** How a link's address stands beside its words: HARO's text parts print `words url`, those of Mailchimp `words (url)`. */
export type LinkStyle = 'after' | 'parentheses';

/** What a rule of the markup is shown as: the rule between the queries of HARO's text parts. */
export const shownRule = '-'.repeat(35);

const deepest = 2000;
const chunk = 16_384;

/** Renders markup as the text part of the same mail would read, unwrapped. Linear in the length of the markup. */
export function htmlToText(html: string, links: LinkStyle): ShownHtml {
  const page = new ShownPage(html, links);
  readMarkup(html, page);
  return page.finish();
}

/** Who hears what stands in markup, entities decoded, names in small letters. */
export interface MarkupReader {
  /** How many elements are open. */
  readonly depth: number;
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  write(text: string): void;
}

/** Reads markup from its beginning to its end. */
export function readMarkup(html: string, page: MarkupReader): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      onclosetag: (name) => page.close(name),
      ontext: (text) => page.write(text),
    },
    { decodeEntities: true },
  );
  // The parser's own stack costs the square of the depth, so markup nested past any mail's is read no further.
  for (let at = 0; at < html.length && page.depth < deepest; at += chunk) parser.write(html.slice(at, at + chunk));
  parser.end();
}

/** The text of a page, as it is put together. */
export class ShownPage implements MarkupReader {
  private readonly sheet: StyleSheet;
  private readonly pieces: string[] = [];
  private length = 0;
  /** The last words written, as far as a link's address may reach. */
  private tail = '';
  private breaks = 0;
  private space = false;
  private readonly elements: OpenElement[] = [];
  private unseenDepth = 0;
  /** How many open elements keep the lines of their text as they are. */
  private linesDepth = 0;
  /** Whether what was written last is hidden. */
  private hiding = false;
  private readonly hidden: [number, number][] = [];
  private readonly addresses: string[] = [];

  constructor(
    html: string,
    private readonly links: LinkStyle,
  ) {
    this.sheet = new StyleSheet(styleBlocksIn(html));
  }

  get depth(): number {
    return this.elements.length;
  }

  /** Whether what comes now is for readers at all. */
  get isSeen(): boolean {
    return this.unseenDepth === 0;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'br') this.breakLine(this.breaks + 1);
    if (name === 'hr') this.rule();
    if (withoutEnd.has(name)) return;
    this.breakAround(name);
    const element = this.elementOf(name, attributes);
    this.elements.push(element);
    if (element.href !== '') this.addresses.push(element.href);
    if (unseen.has(name)) this.unseenDepth++;
    if (element.keepsLines) this.linesDepth++;
    if (name === 'li') this.put('* ');
  }

  close(name: string): void {
    const element = this.elements.at(-1)?.name === name ? this.elements.pop() : undefined;
    if (!element) return;
    if (element.href !== '' && this.unseenDepth === 0) this.writeAddress(element);
    if (unseen.has(name)) this.unseenDepth--;
    if (element.keepsLines) this.linesDepth--;
    this.breakAround(name);
  }

  /** @param tell hears of each word and where it begins in the shown text, and of the white space between words, which stands nowhere. */
  write(text: string, tell?: (piece: string, at: number | null) => void): void {
    if (this.unseenDepth > 0) return;
    for (const piece of text.split(/([ \t\r\n\f]+)/)) {
      if (piece === '') continue;
      const isSpace = /^[ \t\r\n\f]/.test(piece);
      if (isSpace) this.space = true;
      if (isSpace && this.linesDepth > 0) this.keepLines(piece);
      if (!isSpace) this.put(piece);
      tell?.(piece, isSpace ? null : this.length - piece.length);
    }
  }

  finish(): ShownHtml {
    while (this.elements.length > 0) this.close(this.elements.at(-1)?.name ?? '');
    return { text: this.pieces.join(''), hidden: this.hidden, addresses: this.addresses };
  }

  private elementOf(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
    const element = { name, id: attributes['id'] ?? '', classes: (attributes['class'] ?? '').split(/\s+/).filter((each) => each !== '') };
    const outer = this.elements.at(-1)?.look ?? plainLook;
    const look = lookWithin(outer, this.sheet.styleOf(element, ownStyle(name, attributes), this.elements));
    const keepsLines = name === 'pre' || /(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)/i.test(attributes['style'] ?? '');
    return { ...element, keepsLines, look, href: name === 'a' ? originalLink(attributes['href'] ?? '') : '', textStart: this.length };
  }

  private breakAround(name: string): void {
    if (paragraphs.has(name)) this.breakLine(Math.max(2, this.breaks));
    else if (lines.has(name)) this.breakLine(Math.max(1, this.breaks));
    else if (name === 'td' || name === 'th') this.space = true;
  }

  private breakLine(count: number): void {
    if (this.unseenDepth > 0) return;
    this.breaks = Math.min(count, 2);
    this.space = false;
  }

  /** The lines of text that is shown as it was written. */
  private keepLines(space: string): void {
    const ends = space.split('\n').length - 1;
    if (ends > 0) this.breakLine(this.breaks + ends);
  }

  private rule(): void {
    this.breakLine(2);
    this.put(shownRule);
    this.breakLine(2);
  }

  private writeAddress({ href, textStart, look }: OpenElement): void {
    const address = href.trim();
    if (/^(?:#|javascript:|data:|cid:)/i.test(address) || this.length === 0) return;
    const shown = this.links === 'after' ? address.replace(/^mailto:/i, '') : address;
    if (this.length <= textStart) return;
    if (this.links === 'after' && sameAddress(this.tail, shown)) return;
    this.space = true;
    this.put(this.links === 'after' ? shown : `(${shown})`, look);
  }

  /** Notes that the last `length` units are hidden, if they are; hidden words one after another are one range, the white space between them included. */
  private markHidden(length: number, hidden: boolean): void {
    const last = this.hidden.at(-1);
    if (hidden && this.hiding && last) last[1] = this.length;
    else if (hidden) this.hidden.push([this.length - length, this.length]);
    this.hiding = hidden;
  }

  private put(text: string, look = this.elements.at(-1)?.look ?? plainLook): void {
    const before = this.length === 0 ? '' : this.breaks > 0 ? '\n'.repeat(this.breaks) : this.space ? ' ' : '';
    this.breaks = 0;
    this.space = false;
    this.pieces.push(before, text);
    this.length += before.length + text.length;
    this.markHidden(text.length, isUnseen(look));
    this.tail = (this.tail + before + text).slice(-2048);
  }
}

/** What an element says of its own look: the style attribute, and the older attributes for colours and for hiding. */
function ownStyle(name: string, attributes: Readonly<Record<string, string>>): string {
  const { style = '', bgcolor, color } = attributes;
  const older = `${bgcolor === undefined ? '' : `background-color:${bgcolor};`}${name === 'font' && color !== undefined ? `color:${color};` : ''}`;
  return `${older}${style}${'hidden' in attributes ? ';display:none' : ''}`;
}

/** Whether the words before a link already end with its address, but for scheme, `www` and a last slash. */
function sameAddress(words: string, address: string): boolean {
  const lastWord = words.slice(Math.max(words.lastIndexOf(' '), words.lastIndexOf('\n'), words.lastIndexOf('(')) + 1);
  return bare(lastWord) === bare(address);
}

const bare = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
