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
  const tokens = text.replace(/[^\s<>"'()]{12,}/g, (token) => maskToken(token, secrecy));
  const codes = secrecy === 'sign-in' ? tokens.replace(/[A-Za-z0-9_-]{4,}/g, (word) => (isCode(word) ? masked(word) : word)) : tokens;
  return maskSubscriber(codes);
}

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

/** A link without its scheme: host, path, query. */
function maskLink(link: string, secrecy: Secrecy): string {
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
  const key = /magic|verify|confirm|log-?in|sign-?in|reset|invite/i.test(path);
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

function maskEvery(text: string, word: string): string {
  const lower = text.toLowerCase();
  // Lower case of a few letters is longer than the letter; then only the exact spelling is looked for.
  const searched = lower.length === text.length ? lower : text;
  const needle = searched === lower ? word.toLowerCase() : word;
  let result = '';
  let from = 0;
  for (let at = searched.indexOf(needle); at >= 0; at = searched.indexOf(needle, from)) {
    result += text.slice(from, at) + masked(needle);
    from = at + needle.length;
  }
  return result + text.slice(from);
}
