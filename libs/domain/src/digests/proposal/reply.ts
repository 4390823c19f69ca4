import { emailsIn, isForm, linksIn } from '../addresses';
import type { Service } from '../../services';
import type { ParsedQuery } from '../types';
import type { Span } from './reading-text';

/** Addresses that a service's answers go through. */
const relays: readonly (readonly [RegExp, Service])[] = [
  [/@helpareporter\.(?:com|net)$/i, 'haro'],
  [/@tmxmessenger\.com$/i, 'tmx'],
  [/@helpab2bwriter\.com$/i, 'helpab2bwriter'],
];
const pages: readonly (readonly [RegExp, Service])[] = [
  [/^https?:\/\/(?:[\w-]+\.)*qwoted\.com\//i, 'qwoted'],
  [/^https?:\/\/(?:[\w-]+\.)*connectively\.us\//i, 'connectively'],
  [/^https?:\/\/(?:[\w-]+\.)*sourcebottle\.com\//i, 'sourcebottle'],
];

/** The service whose relay or page an address is. */
export const serviceOfReply = (address: string, url: string): Service =>
  relays.find(([pattern]) => pattern.test(address))?.[1] ?? pages.find(([pattern]) => pattern.test(url))?.[1] ?? 'manual';

/** How a query is answered, and where the text says so. */
export interface FoundReply {
  value: ParsedQuery['reply'];
  place: Span;
}

/** The way an address or a link is one of. */
export function replyBy(address: string, url: string): ParsedQuery['reply'] {
  if (address !== '') return { kind: relays.some(([pattern]) => pattern.test(address)) ? 'relay' : 'address', address, url: '' };
  return { kind: isForm(url) ? 'form' : 'link', address: '', url };
}

const asks =
  /\b(?:e-?mail|send|reply|respond|contact|reach(?: me| out)?|write|pitch(?:es)?|submit|get in touch|apply|fill (?:in|out)|answers?|responses?|form|survey)\b[^.?!\n]{0,90}$/i;

/** The reply channel some stretches name: an address or link that answers are asked for at, else the only address, else a form. */
export function replyIn(text: string, spans: readonly Span[]): FoundReply | null {
  const emails = spans.flatMap(({ start, end }) => emailsIn(text.slice(start, end)).map((found) => placed(found, start)));
  const links = spans.flatMap(({ start, end }) => linksIn(text.slice(start, end)).map((found) => placed(found, start)));
  const asked = (found: Placed): boolean => asks.test(text.slice(Math.max(0, found.start - 110), found.start));
  const email = emails.find(asked) ?? (new Set(emails.map(({ words }) => words.toLowerCase())).size === 1 ? emails[0] : undefined);
  if (email) return { value: replyBy(email.words, ''), place: email };
  const link =
    links.find(({ words }) => isForm(words)) ?? links.find((found) => asked(found) && serviceOfReply('', found.words) !== 'manual');
  return link ? { value: replyBy('', link.words), place: link } : null;
}

type Placed = Span & { words: string };
const placed = ({ text, start, end }: { text: string; start: number; end: number }, from: number): Placed => ({
  words: text,
  start: from + start,
  end: from + end,
});
