import { Parser } from 'htmlparser2';

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

const hidingStyle =
  /display:none|visibility:hidden|font-size:0(?![.\d]*[1-9])|opacity:0(?![.\d]*[1-9])|mso-hide:all|max-height:0(?![.\d]*[1-9])|(?:^|;)color:transparent/;
const whiteLetters = /(?:^|;)color:(?:#fff(?:fff)?|white)(?:;|$|!)/;

interface OpenElement {
  name: string;
  hides: boolean;
  /** Whether this or an outer element paints its ground: white letters are hidden only on the bare page. */
  painted: boolean;
  href: string;
  textStart: number;
}

/** How a link's address stands beside its words: HARO's text parts print `words url`, those of Mailchimp `words (url)`. */
export type LinkStyle = 'after' | 'parentheses';

const deepest = 2000;
const chunk = 16_384;

/** Renders markup as the text part of the same mail would read, unwrapped. Linear in the length of the markup. */
export function htmlToText(html: string, links: LinkStyle): ShownHtml {
  const page = new ShownPage(links);
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
  return page.finish();
}

class ShownPage {
  private readonly pieces: string[] = [];
  private length = 0;
  /** The last words written, as far as a link's address may reach. */
  private tail = '';
  private breaks = 0;
  private space = false;
  private readonly elements: OpenElement[] = [];
  private unseenDepth = 0;
  private hiddenDepth = 0;
  private hiddenStart = -1;
  private readonly hidden: [number, number][] = [];
  private readonly addresses: string[] = [];

  constructor(private readonly links: LinkStyle) {}

  get depth(): number {
    return this.elements.length;
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
    if (element.hides && this.hiddenDepth++ === 0) this.hiddenStart = -1;
    if (name === 'li') this.put('* ');
  }

  close(name: string): void {
    const element = this.elements.at(-1)?.name === name ? this.elements.pop() : undefined;
    if (!element) return;
    if (element.href !== '' && this.unseenDepth === 0) this.writeAddress(element);
    if (unseen.has(name)) this.unseenDepth--;
    if (element.hides && --this.hiddenDepth === 0 && this.hiddenStart >= 0) this.hidden.push([this.hiddenStart, this.length]);
    this.breakAround(name);
  }

  write(text: string): void {
    if (this.unseenDepth > 0) return;
    for (const piece of text.split(/([ \t\r\n\f]+)/)) {
      if (piece === '') continue;
      if (/^[ \t\r\n\f]/.test(piece)) this.space = true;
      else this.put(piece);
    }
  }

  finish(): ShownHtml {
    while (this.elements.length > 0) this.close(this.elements.at(-1)?.name ?? '');
    return { text: this.pieces.join(''), hidden: this.hidden, addresses: this.addresses };
  }

  private elementOf(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
    const style = (attributes['style'] ?? '').toLowerCase().replace(/\s+/g, '');
    const painted = (this.elements.at(-1)?.painted ?? false) || style.includes('background') || 'bgcolor' in attributes;
    const hides = 'hidden' in attributes || hidingStyle.test(style) || (!painted && whiteLetters.test(style));
    return { name, hides, painted, href: name === 'a' ? (attributes['href'] ?? '') : '', textStart: this.length };
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

  private rule(): void {
    this.breakLine(2);
    this.put('-'.repeat(35));
    this.breakLine(2);
  }

  private writeAddress({ href, textStart }: OpenElement): void {
    const address = href.trim();
    if (/^(?:#|javascript:|data:|cid:)/i.test(address) || this.length === 0) return;
    const shown = this.links === 'after' ? address.replace(/^mailto:/i, '') : address;
    if (this.length <= textStart) return;
    if (this.links === 'after' && sameAddress(this.tail, shown)) return;
    this.space = true;
    this.put(this.links === 'after' ? shown : `(${shown})`);
  }

  private put(text: string): void {
    const before = this.length === 0 ? '' : this.breaks > 0 ? '\n'.repeat(this.breaks) : this.space ? ' ' : '';
    this.breaks = 0;
    this.space = false;
    if (this.hiddenDepth > 0 && this.hiddenStart < 0) this.hiddenStart = this.length + before.length;
    this.pieces.push(before, text);
    this.length += before.length + text.length;
    this.tail = (this.tail + before + text).slice(-2048);
  }
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
