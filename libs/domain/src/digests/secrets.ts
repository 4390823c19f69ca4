import { isWithin } from './addresses';
import type { Span } from './lines';
import { rangesOf, traced, without } from './traced-text';

/** Stands for each masked unit. */
export const mask = '•';
const masked = (text: string): string => mask.repeat(text.length);

/** How much of a text is secret: a digest's links are content, a sign-in mail's links and codes are keys. */
export type Secrecy = 'digest' | 'unknown' | 'sign-in';

/** Links of a service that sign in: its domains, and the paths of pages that are content, also as the `callbackURL` of such a link. */
export interface SignInLinks {
  domains: readonly string[];
  pages: RegExp;
}

const secretName =
  /^(?:.*token|jwt|.*secret|passw.*|otp|magic.*|sig|signature|auth|authorization|auth_?(?:key|code)|session(?:_?id)?|nonce|subscriber(?:_?id)?|e?mail|mc_eid)$/i;
const subscriberWords = /(?:subscription address is|(?:email|e-mail|message) was sent to|you are subscribed as)\s*:?\s*<?/gi;
const address = /^[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,190}/;
/** What ends a sentence or a line behind a link, marks of direction too. */
const trailing = /[.,;:!?)>\]"'”’\u200E\u200F\u202A-\u202E\u2066-\u2069]+$/;

/**
 * Masks what would let a reader act as the subscriber: tokens in links, JWTs, unsubscribe and magic links, the subscriber's address; in a
 * sign-in mail also every link and code. Each masked unit becomes one `•`, so offsets stay as they are.
 * @param signIn links that sign in without a password; whatever else a link of the service holds is masked
 */
export function maskSecrets(text: string, secrecy: Secrecy, signIn?: SignInLinks): string {
  const tokens = maskTokens(maskKeysAcrossLines(text, secrecy), { secrecy, signIn });
  const codes = secrecy === 'sign-in' ? tokens.replace(/[A-Za-z0-9_-]{4,}/g, (word) => (isCode(word) ? masked(word) : word)) : tokens;
  return maskSubscriber(codes);
}

const shortestToken = 12;

const keyParameter = /\b(?:[\w.-]{0,40}token|jwt|otp|magic[\w.-]{0,40})=([^\s&<>"'()]+)/gi;

/** Where links sign in, a key is masked wherever a copy may have broken its link: as if there were no line ends, in no link too. */
function maskKeysAcrossLines(text: string, secrecy: Secrecy): string {
  if (secrecy === 'digest' || !text.includes('=')) return text;
  const breaks = Array.from(text.matchAll(/\r?\n[> ]{0,8}/g), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
  const joined = without(traced(text), breaks);
  let result = '';
  let kept = 0;
  for (const { 0: found, 1: value = '', index } of joined.text.matchAll(keyParameter)) {
    const end = index + found.length;
    for (const [at, [start, stop]] of rangesOf(joined, [{ start: end - value.length, end }], text).entries()) {
      const last = endOfKey(text, start, stop, at === 0);
      result += text.slice(kept, start) + text.slice(start, last).replace(/[^\r\n]/g, mask);
      kept = last;
      if (last < stop) break;
    }
  }
  return kept === 0 ? text : result + text.slice(kept);
}

const plainWord = /^(?:\p{Lu}?\p{Ll}+|\p{Lu}{1,6})(?:[.&+’-](?:\p{Lu}?\p{Ll}+|\p{Lu}{1,6}))*[.,:;!?]?$/u;

/** A key that ends its line is not broken where the next begins with a word, such as "Garden", "e-mail" or "NBC", or is an address. */
function endOfKey(text: string, start: number, stop: number, isFirst: boolean): number {
  let last = start;
  for (const { 0: piece, index } of text.slice(start, stop).matchAll(/\S+/g)) {
    const end = start + index + piece.length;
    const goesOn = (isFirst && index === 0) || text.charAt(end).trim() !== '';
    if (!goesOn && (plainWord.test(piece) || piece.includes('@'))) return last;
    last = end;
  }
  return last;
}

interface Masking {
  secrecy: Secrecy;
  signIn: SignInLinks | undefined;
}

/** Every secret in a token has a link's scheme or the first letters of a JWT in it. */
function maskTokens(text: string, masking: Masking): string {
  let scheme = text.indexOf('://');
  let jwt = jwtFrom(text, 0);
  let result = '';
  let kept = 0;
  let passed = 0;
  while (scheme >= 0 || jwt >= 0) {
    const next = scheme < 0 || (jwt >= 0 && jwt < scheme) ? jwt : scheme;
    let start = next;
    while (start > passed && !endsToken(text, start - 1)) start--;
    tokenEnd.lastIndex = next;
    passed = tokenEnd.test(text) ? tokenEnd.lastIndex - 1 : text.length;
    const token = text.slice(start, passed);
    const shown = token.length < shortestToken ? token : maskToken(token, masking);
    if (shown !== token) {
      result += text.slice(kept, start) + shown;
      kept = passed;
    }
    const wraps = masking.signIn !== undefined || shown.endsWith(mask);
    for (let rest = wraps ? restOfLink(text, passed) : null; rest; rest = restOfLink(text, passed)) {
      result += text.slice(kept, rest.start) + masked(text.slice(rest.start, rest.end));
      kept = passed = rest.end;
    }
    // Each mark is searched for once per place it stands at, or many of one kind would cost the square of the text.
    if (scheme >= 0 && scheme < passed) scheme = text.indexOf('://', passed);
    if (jwt >= 0 && jwt < passed) jwt = jwtFrom(text, passed);
  }
  return kept === 0 ? text : result + text.slice(kept);
}

/** Where the first letters of a JWT, `eyJ`, stand from `start` on: looked for by the last of them, as every word has an `e`. */
function jwtFrom(text: string, start: number): number {
  let at = text.indexOf('J', start + 2);
  while (at >= 0 && !text.startsWith('ey', at - 2)) at = text.indexOf('J', at + 1);
  return at < 0 ? at : at - 2;
}

const wrappedRest = /\r?\n[> ]{0,8}([^\s<>"'()]+)/y;
const drawnByLot = /=|%[0-9A-F]{2}|^(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[\w.~+-]{12,}$/i;

/** Where a link that fills its line goes on in the next, as in copies that were wrapped; only what looks like a piece of a token counts. */
function restOfLink(text: string, lineEnd: number): Span | null {
  wrappedRest.lastIndex = lineEnd;
  const rest = wrappedRest.exec(text)?.[1] ?? '';
  if (rest === '' || rest.includes('://') || !drawnByLot.test(rest)) return null;
  return { start: wrappedRest.lastIndex - rest.length, end: wrappedRest.lastIndex };
}

/** White space, brackets and quotes. */
const tokenEnd = /[\s<>"'()]/g;
function endsToken(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code === 34 || code === 60 || code === 62 || (code >= 39 && code <= 41);
  return code >= 160 && text.charAt(at).trim() === '';
}

const isCode = (word: string): boolean =>
  /^\d{4,10}$/.test(word) || (/\d/.test(word) && /[A-Z]/.test(word)) || (word.length >= 20 && /\d/.test(word));

function maskToken(token: string, masking: Masking): string {
  const scheme = token.indexOf('://');
  if (scheme <= 0) return maskJwt(token);
  const link = token.slice(scheme + 3);
  const shown = maskLink(maskJwt(link), masking);
  return shown === link ? token : token.slice(0, scheme + 3) + shown;
}

function maskJwt(token: string): string {
  const start = token.indexOf('eyJ');
  if (start < 0) return token;
  const end = start + (/[^\w.~=-]/.exec(token.slice(start))?.index ?? token.length - start);
  const parts = token.slice(start, end).split('.');
  return parts.length >= 2 && (parts[0] ?? '').length >= 10
    ? token.slice(0, start) + masked(token.slice(start, end)) + token.slice(end)
    : token;
}

const subscription = /unsubscribe|optout|opt-out|list-manage\.com/i;
const keyWords = /magic|verify|confirm|log-?in|sign-?in|reset|invite/i;
/** Nearly every link of a digest has none of these, and nothing to mask. */
const mayBeSecret = new RegExp(`[?#]|${subscription.source}|${keyWords.source}`, 'i');

/** A link without its scheme: host, path, query. */
function maskLink(link: string, { secrecy, signIn }: Masking): string {
  if (secrecy === 'digest' && !mayBeSecret.test(link)) return link;
  const tail = trailing.exec(link.slice(-12))?.[0] ?? '';
  const whole = link.slice(0, link.length - tail.length);
  const hostEnd = Math.max(0, whole.search(/[/?#]/));
  if (hostEnd === 0) return link;
  const queryStart = whole.search(/[?#]/);
  const path = queryStart < 0 ? whole.slice(hostEnd) : whole.slice(hostEnd, queryStart);
  const query = queryStart < 0 ? '' : whole.slice(queryStart);
  const host = whole.slice(0, hostEnd);
  if (signIn) return host + maskPage(signIn, host, path, query) + tail;
  if (secrecy === 'sign-in') return host + maskedBeyondMark(path) + maskedBeyondMark(query) + tail;
  if (secrecy === 'unknown' || /unsubscribe|optout|list-manage\.com/i.test(host) || /unsubscribe|opt-?out/i.test(path)) {
    return host + maskOpaque(path) + maskedBeyondMark(query) + tail;
  }
  const key = keyWords.test(path);
  return host + (key ? maskOpaque(path) : path) + maskParameters(key ? maskOpaque(query) : query) + tail;
}

/** A link of another site may lead to one that signs in: what looks drawn by lot is masked there. */
function maskPage({ domains, pages }: SignInLinks, host: string, path: string, query: string): string {
  if (!isWithin(host, domains)) return maskOpaque(path) + maskParameters(maskOpaque(query));
  return (pages.test(path) ? path : maskOpaque(path)) + maskAllBut(pages, query);
}

/** Masks every parameter but the page that a link leads to after signing in. */
function maskAllBut(pages: RegExp, query: string): string {
  return query.replace(/[^?&;#]+/g, (parameter) => {
    const page = /^callbackURL=(.*)$/is.exec(parameter)?.[1]?.replace(/%2F/gi, '/');
    if (page !== undefined && pages.test(page)) return parameter;
    const equals = parameter.indexOf('=');
    return parameter.slice(0, equals + 1) + masked(parameter.slice(equals + 1));
  });
}

const maskedBeyondMark = (text: string): string => text.slice(0, 1) + masked(text.slice(1));

/** Masks what looks drawn by lot: 12 and more units of letters and digits between marks. */
const maskOpaque = (path: string): string =>
  path.replace(/[^/?&=#]{12,}/g, (segment) => (/\d/.test(segment) && /[A-Za-z]/.test(segment) ? masked(segment) : segment));

/** Parameter by parameter, so that a long text without one costs no more than its length. */
function maskParameters(query: string): string {
  return query.replace(/[^&;#]+/g, (pair) => {
    const equals = pair.search(/[^?=]=/) + 1;
    if (equals === 0) return pair;
    const start = Math.max(pair.lastIndexOf('?', equals - 1), pair.lastIndexOf('=', equals - 1)) + 1;
    const name = pair.slice(start, equals).replace(/^amp;/, '');
    return secretName.test(name) ? pair.slice(0, equals + 1) + masked(pair.slice(equals + 1)) : pair;
  });
}

function maskSubscriber(text: string): string {
  const found = new Set<string>();
  for (const words of text.matchAll(subscriberWords)) {
    const end = words.index + words[0].length;
    const subscriber = address.exec(text.slice(end, end + 260))?.[0].replace(trailing, '');
    if (subscriber !== undefined && /\.[A-Za-z]{2,}$/.test(subscriber)) found.add(subscriber);
    if (found.size >= 5) break;
  }
  let result = text;
  for (const subscriber of found) result = maskEvery(result, subscriber);
  return result;
}

/** Masks an address wherever it stands, in any case. */
function maskEvery(text: string, subscriber: string): string {
  const word = subscriber.toLowerCase();
  const before = subscriber.indexOf('@');
  let result = '';
  let kept = 0;
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    const start = sign - before;
    const end = start + subscriber.length;
    if (start < kept || !mayBeSame(text.charCodeAt(start), word.charCodeAt(0)) || text.slice(start, end).toLowerCase() !== word) continue;
    result += text.slice(kept, start) + masked(subscriber);
    kept = end;
  }
  return result + text.slice(kept);
}

/** Whether two units could be the same letter; no is certain, and spares a look at all of an address. */
const mayBeSame = (one: number, other: number): boolean => one >= 128 || other >= 128 || (one | 32) === (other | 32);
