/** An address or link in a text, with its UTF-16 offsets. */
export interface FoundAddress {
  text: string;
  start: number;
  end: number;
}

const codesOf = (pattern: RegExp): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
const local = codesOf(/[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]/);
const domain = codesOf(/[A-Za-z0-9.-]/);

/** The e-mail addresses in a text, in order. Linear in its length. */
export function emailsIn(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && local[text.charCodeAt(start - 1)] === 1) start--;
    let end = at + 1;
    while (end < text.length && end - at < 190 && domain[text.charCodeAt(end)] === 1) end++;
    while (end > at && /[.-]/.test(text.charAt(end - 1))) end--;
    while (start < at && /[.'/=?]/.test(text.charAt(start))) start++;
    if (start < at && /\.[A-Za-z]{2,}$/.test(text.slice(at + 1, end))) found.push({ text: text.slice(start, end), start, end });
  }
  return found;
}

/** The http links in a text, in order, without the punctuation that ends a sentence. */
export function linksIn(text: string): FoundAddress[] {
  if (!text.includes('://')) return [];
  return Array.from(text.matchAll(/https?:\/\/[^\s<>"”]+/gi), (match) => {
    const link = withoutTail(match[0]);
    return { text: link, start: match.index, end: match.index + link.length };
  }).filter((link) => link.text.length > 10);
}

function withoutTail(link: string): string {
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    if (last === ')' && link.lastIndexOf('(', end) >= 0) break;
    if (!/[.,;:!?)\]'’*]/.test(last)) break;
  }
  return link.slice(0, end);
}

const formHosts =
  /^https?:\/\/(?:docs\.google\.com\/forms\/|forms\.gle\/|forms\.office\.com\/|(?:[\w-]+\.)?(?:typeform|jotform|surveymonkey|paperform|cognitoforms|wufoo|formstack|qualtrics)\.\w+\/|tally\.so\/|airtable\.com\/(?:\w+\/)?(?:shr|pag)|form\.\w+\.\w+\/)/i;

/** Whether a link leads to a form that somebody fills in. */
export const isForm = (link: string): boolean => formHosts.test(link);

/** Addresses and forms that a body names beside the reply channel, each once. */
export function otherAddressesIn(body: string, own: readonly string[]): string[] {
  const named = [...emailsIn(body), ...linksIn(body).filter(({ text }) => isForm(text))].sort((a, b) => a.start - b.start);
  if (named.length === 0) return [];
  const known = new Set(own.map((each) => each.toLowerCase()));
  const others = new Map(named.map(({ text }) => [text.toLowerCase(), text]));
  return [...others].filter(([key]) => !known.has(key)).map(([, text]) => text);
}

/**
 * The first web address of some words as printed, also where a mail programme put it twice (`a<a>`); a bare domain gets `https://`. '' for
 * anything else, such as `N/A` or a broken link.
 */
export function webAddress(words: string): string {
  const word = words.trim().split(/\s/, 1)[0] ?? '';
  return checkedAddress(withoutTail(word.replace(/^[<(]+/, '').replace(/[<>].*$/s, '')));
}

function checkedAddress(word: string): string {
  const link = /^https?:\/\//i.test(word) ? word : /^(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]|$)/i.test(word) ? `https://${word}` : '';
  const host = /^https?:\/\/([^/?#]+)/i.exec(link)?.[1] ?? '';
  return /^(?:[\p{L}\d_-]+\.)+[\p{L}\d-]{2,}(?::\d+)?$/u.test(host) ? link : '';
}
