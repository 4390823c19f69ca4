const mask = '•';
const masked = (text: string): string => mask.repeat(text.length);

/** How much of a text is secret: a digest's links are content, a sign-in mail's links and codes are keys. */
export type Secrecy = 'digest' | 'unknown' | 'sign-in';

const secretName =
  /^(?:.*token|jwt|.*secret|passw.*|otp|magic.*|sig|signature|auth|authorization|auth_?(?:key|code)|session(?:_?id)?|nonce|subscriber(?:_?id)?|e?mail|mc_eid)$/i;
const subscriberWords = /(?:subscription address is|(?:email|e-mail|message) was sent to|you are subscribed as)\s*:?\s*<?/gi;
const address = /^[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,190}/;
const trailing = /[.,;:!?)>\]"'”’]+$/;

/**
 * Masks what would let a reader act as the subscriber: tokens in links, JWTs, unsubscribe and magic links, the subscriber's address; in a
 * sign-in mail also every link and code. Each masked unit becomes one `•`, so offsets stay as they are.
 */
export function maskSecrets(text: string, secrecy: Secrecy): string {
  const tokens = maskTokens(text, secrecy);
  const codes = secrecy === 'sign-in' ? tokens.replace(/[A-Za-z0-9_-]{4,}/g, (word) => (isCode(word) ? masked(word) : word)) : tokens;
  return maskSubscriber(codes);
}

/** What every secret in a token has in it: a link's scheme or the first letters of a JWT. */
const tokenMarks = ['://', 'eyJ'] as const;
const afterToken = /[\s<>"'()]/g;
const shortestToken = 12;

function maskTokens(text: string, secrecy: Secrecy): string {
  const marks = tokenMarks.map((mark) => text.indexOf(mark));
  let result = '';
  let kept = 0;
  let passed = 0;
  for (;;) {
    // Each mark is searched for once per place it stands at, or many of one kind would cost the square of the text.
    tokenMarks.forEach((mark, kind) => {
      const at = marks[kind] ?? -1;
      if (at >= 0 && at < passed) marks[kind] = text.indexOf(mark, passed);
    });
    const next = marks.reduce((least, at) => (at >= 0 && (least < 0 || at < least) ? at : least), -1);
    if (next < 0) return kept === 0 ? text : result + text.slice(kept);
    let start = next;
    while (start > passed && !endsToken(text.charCodeAt(start - 1))) start--;
    afterToken.lastIndex = next;
    passed = afterToken.exec(text)?.index ?? text.length;
    const token = text.slice(start, passed);
    const shown = token.length < shortestToken ? token : maskToken(token, secrecy);
    if (shown === token) continue;
    result += text.slice(kept, start) + shown;
    kept = passed;
  }
}

const asciiEnds = new Set(Array.from('\t\n\v\f\r <>"\'()', (char) => char.charCodeAt(0)));
const endsToken = (code: number): boolean => (code < 128 ? asciiEnds.has(code) : /\s/.test(String.fromCharCode(code)));

const isCode = (word: string): boolean =>
  /^\d{4,10}$/.test(word) || (/\d/.test(word) && /[A-Z]/.test(word)) || (word.length >= 20 && /\d/.test(word));

function maskToken(token: string, secrecy: Secrecy): string {
  const scheme = token.indexOf('://');
  if (scheme > 0) return token.slice(0, scheme + 3) + maskLink(maskJwt(token.slice(scheme + 3)), secrecy);
  return maskJwt(token);
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
function maskLink(link: string, secrecy: Secrecy): string {
  if (secrecy === 'digest' && !mayBeSecret.test(link)) return link;
  const tail = trailing.exec(link.slice(-12))?.[0] ?? '';
  const whole = link.slice(0, link.length - tail.length);
  const hostEnd = Math.max(0, whole.search(/[/?#]/));
  if (hostEnd === 0) return link;
  const queryStart = whole.search(/[?#]/);
  const path = queryStart < 0 ? whole.slice(hostEnd) : whole.slice(hostEnd, queryStart);
  const query = queryStart < 0 ? '' : whole.slice(queryStart);
  const host = whole.slice(0, hostEnd);
  if (secrecy === 'sign-in') return host + maskedBeyondMark(path) + maskedBeyondMark(query) + tail;
  if (secrecy === 'unknown' || /unsubscribe|optout|list-manage\.com/i.test(host) || /unsubscribe|opt-?out/i.test(path)) {
    return host + maskOpaque(path) + maskedBeyondMark(query) + tail;
  }
  const key = keyWords.test(path);
  return host + (key ? maskOpaque(path) : path) + maskParameters(key ? maskOpaque(query) : query) + tail;
}

const maskedBeyondMark = (text: string): string => text.slice(0, 1) + masked(text.slice(1));

/** Masks what looks drawn by lot: 12 and more units of letters and digits between marks. */
const maskOpaque = (path: string): string =>
  path.replace(/[^/?&=#]{12,}/g, (segment) => (/\d/.test(segment) && /[A-Za-z]/.test(segment) ? masked(segment) : segment));

function maskParameters(query: string): string {
  return query.replace(/[^?&;#=]+=[^&;#]*/g, (pair) => {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).replace(/^amp;/, '');
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
    if (start < kept || text.slice(start, end).toLowerCase() !== word) continue;
    result += text.slice(kept, start) + masked(subscriber);
    kept = end;
  }
  return result + text.slice(kept);
}
