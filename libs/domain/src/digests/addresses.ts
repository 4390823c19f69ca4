import { foldedLine } from './fold';
import { trimmed, type Span } from './lines';

/** An address or link in a text, with its UTF-16 offsets. */
export interface FoundAddress extends Span {
  text: string;
}

const codesOf = (pattern: RegExp): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
const local = codesOf(/[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]/);
const domain = codesOf(/[A-Za-z0-9.-]/);

/** The e-mail addresses in a text, in order. Linear in its length. */
export const emailsIn = (text: string): FoundAddress[] => findEmails(text, Number.POSITIVE_INFINITY);

/** The first e-mail address in a stretch of a text, with offsets in the whole; undefined when there is none. */
export const firstEmail = (text: string, span: Span): FoundAddress | undefined =>
  findEmails(text.slice(span.start, span.end), 1).map((found) => moved(found, span))[0];

function findEmails(text: string, most: number): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (let at = text.indexOf('@'); at >= 0 && found.length < most; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && local[text.charCodeAt(start - 1)] === 1) start--;
    let end = at + 1;
    while (end < text.length && end - at < 190 && domain[text.charCodeAt(end)] === 1) end++;
    while (end > at && '.-'.includes(text.charAt(end - 1))) end--;
    while (start < at && ".'/=?".includes(text.charAt(start))) start++;
    if (start < at && /\.[A-Za-z]{2,}$/.test(text.slice(at + 1, end))) found.push({ text: text.slice(start, end), start, end });
  }
  return found;
}

const linkWords = /https?:\/\/[^\s<>"”]+/i;
const everyLink = new RegExp(linkWords, 'gi');
const shortestLink = 11;

/** The http links in a text, in order, without the punctuation that ends a sentence. */
export function linksIn(text: string): FoundAddress[] {
  if (!text.includes('://')) return [];
  return Array.from(text.matchAll(everyLink), foundLink).filter((link) => link.text.length >= shortestLink);
}

/** The first http link in a stretch of a text, with offsets in the whole; undefined when there is none. */
export function firstLink(text: string, span: Span): FoundAddress | undefined {
  const piece = text.slice(span.start, span.end);
  const match = piece.includes('://') ? linkWords.exec(piece) : null;
  if (!match) return undefined;
  const first = foundLink(match);
  const link = first.text.length >= shortestLink ? first : linksIn(piece)[0];
  return link && moved(link, span);
}

function foundLink(match: RegExpMatchArray): FoundAddress {
  const text = withoutTail(match[0]);
  const start = match.index ?? 0;
  return { text, start, end: start + text.length };
}

const moved = ({ text, start, end }: FoundAddress, by: Span): FoundAddress => ({ text, start: start + by.start, end: end + by.start });

function withoutTail(link: string): string {
  const opening = link.indexOf('(');
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    if (last === ')' && opening >= 0 && opening <= end) break;
    if (!".,;:!?)]'’*".includes(last)) break;
  }
  return end === link.length ? link : link.slice(0, end);
}

const formPages =
  '(?:docs\\.google\\.com\\/forms\\/|forms\\.gle\\/|(?:[\\w-]+\\.)?(?:typeform|jotform|surveymonkey|paperform|cognitoforms|wufoo|formstack|qualtrics|hsforms|fillout|alchemer)\\.\\w+\\/|tally\\.so\\/|airtable\\.com\\/(?:\\w+\\/)?(?:shr|pag)|forms?\\.[\\w-]+\\.\\w+\\/)';
const formLink = new RegExp(`^https?:\\/\\/${formPages}`, 'i');
const bareForm = new RegExp(`(?<![\\w/.@-])${formPages}[^\\s<>"”]+`, 'gi');

/** Whether a link leads to a form that somebody fills in. */
export const isForm = (link: string): boolean => formLink.test(link);

/** The forms in a text that stand there without `https://`, as people write them. */
const bareFormsIn = (text: string): FoundAddress[] =>
  Array.from(text.matchAll(bareForm), foundLink).map((link) => ({ ...link, text: `https://${link.text}` }));

/** Addresses and forms that a body names beside the reply channel, each once. */
export function otherAddressesIn(body: string, own: readonly string[]): string[] {
  // An address has an at sign, a link or form a slash.
  if (!body.includes('@') && !body.includes('/')) return [];
  const named = [...emailsIn(body), ...linksIn(body).filter(({ text }) => isForm(text)), ...bareFormsIn(body)].sort(
    (a, b) => a.start - b.start,
  );
  if (named.length === 0) return [];
  const known = new Set(own.map((each) => each.toLowerCase()));
  const others = new Map(named.map(({ text }) => [text.toLowerCase(), text]));
  return [...others].filter(([key]) => !known.has(key)).map(([, text]) => text);
}

const usualAddress = /^https?:\/\/(?:[a-z\d-]+\.)+[a-z\d-]{2,}(?:\/(?:[\w./-]*[\w/-])?)?$/i;

/**
 * The first web address of some words as printed, also where a mail programme put it twice (`a<a>`); a bare domain gets `https://`. '' for
 * anything else, such as `N/A` or a broken link.
 */
export function webAddress(words: string): string {
  if (usualAddress.test(words)) return words;
  const word = words.trim().split(/\s/, 1)[0] ?? '';
  return checkedAddress(withoutTail(word.replace(/^[<(]+/, '').replace(/[<>].*$/s, '')));
}

function checkedAddress(word: string): string {
  const link = /^https?:\/\//i.test(word) ? word : /^(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)/i.test(word) ? `https://${word}` : '';
  const host = /^https?:\/\/([^/?#]+)/i.exec(link)?.[1] ?? '';
  return /^(?:[\p{L}\d_-]+\.)+[\p{L}\d-]{2,}(?::\d+)?$/u.test(host) ? link : '';
}

/** A stretch of a text beside some of its links: the words as one line, where they stand, and those links. */
export interface BesideLinks {
  words: string;
  places: Span[];
  links: FoundAddress[];
}

/** Takes links out of a stretch of a text, with the brackets that a mail programme put around them. */
export function besideLinks(text: string, span: Span, isTaken: (link: string) => boolean): BesideLinks {
  const all = linksIn(text.slice(span.start, span.end)).map((link) => moved(link, span));
  const links = all.filter((link) => isTaken(link.text));
  const places: Span[] = [];
  let start = span.start;
  const keep = (end: number): void => {
    const place = trimmed(text, { start, end: Math.max(start, end) });
    if (place.start < place.end) places.push(place);
  };
  for (const link of links) {
    const opened = link.start > start && '<('.includes(text.charAt(link.start - 1));
    keep(opened ? link.start - 1 : link.start);
    start = opened && link.end < span.end && '>)'.includes(text.charAt(link.end)) ? link.end + 1 : link.end;
  }
  keep(span.end);
  return { words: places.map((place) => foldedLine(text, place)).join(' '), places, links };
}

/** Whether an e-mail address or the host of a web address lies in one of some domains. */
export function isWithin(address: string, domains: readonly string[]): boolean {
  const linked = address.includes('://') ? /^https?:\/\/([^/?#:]*)/i.exec(address)?.[1] : undefined;
  const host = (linked ?? address.slice(address.lastIndexOf('@') + 1)).toLowerCase();
  return domains.some(
    (domain) => host.endsWith(domain) && (host.length === domain.length || host.charAt(host.length - domain.length - 1) === '.'),
  );
}
