import { firstLink, webAddress } from './addresses';
import { foldedLine } from './fold';
import { trimmed, type Span } from './lines';
import { mask } from './secrets';

/** An outlet as a field names it; `urlPlace` is null where it has no address. */
export interface ReadOutlet {
  name: string;
  url: string;
  place: Span;
  urlPlace: Span | null;
}

/** Reads `Name (https://...)`; both may hold parentheses, so the address begins at the last `(http` and ends with the field. */
export function readOutlet(text: string, field: Span): ReadOutlet {
  const place = trimmed(text, field);
  const words = text.slice(place.start, place.end);
  const last = words.lastIndexOf('(');
  const usual = words.lastIndexOf('(http');
  const opening = usual >= 0 && usual === last ? usual : Math.max(usual, words.lastIndexOf('(HTTP'), words.search(/\(\s+https?:[^(]*$/i));
  const start = opening >= 0 ? opening : last;
  const inside = words.slice(start + 1, words.endsWith(')') ? -1 : undefined).trim();
  const url = start < 0 || (opening < 0 && /\s/.test(inside)) ? '' : webAddress(inside);
  if (url === '') return besideLink(text, place);
  const name = trimmed(text, { start: place.start, end: place.start + start });
  const printed = url.length <= inside.length ? url : url.replace('https://', '');
  const at = text.indexOf(printed, place.start + start);
  return { name: foldedLine(text, name), url, place: name, urlPlace: { start: at, end: at + printed.length } };
}

/** Reads `Name https://...`, as linked words are printed; a name alone has no address. */
function besideLink(text: string, field: Span): ReadOutlet {
  const { name, place } = withoutLink(text, field);
  const link = place.end < field.end ? firstLink(text, { start: place.end, end: field.end }) : undefined;
  return { name, url: link?.text ?? '', place, urlPlace: link ? { start: link.start, end: link.end } : null };
}

/** A link behind words, unless it was masked: one that counts clicks is nobody's address. */
const linkBehind = new RegExp(`\\s\\((https?:[^\\s()${mask}]+)\\)$`, 'i');

/** Reads a field that is an address, printed once or, by a mail programme, twice; or one behind words, `Value (https://...)`. */
export function readAddress(text: string, field: Span): { url: string; places: Span[] } {
  const place = trimmed(text, field);
  const words = text.slice(place.start, place.end);
  const url = webAddress(words) || webAddress(linkBehind.exec(words)?.[1] ?? '');
  const [start = -1, printed = ''] =
    [url, url.replace('https://', '')].flatMap((each): [number, string][] => {
      const at = each === '' ? -1 : words.indexOf(each);
      return at < 0 ? [] : [[place.start + at, each]];
    })[0] ?? [];
  return { url, places: start < 0 ? [] : [{ start, end: start + printed.length }] };
}

/** Reads the first link of a field. */
export function readLink(text: string, field: Span | undefined): { url: string; places: Span[] } {
  const link = field && firstLink(text, field);
  return link ? { url: link.text, places: [link] } : { url: '', places: [] };
}

/** `Value (https://...)`, `Value <https://...>` or `Value https://...` without the address that a text part adds to linked words, and without brackets that hold none. */
export function withoutLink(text: string, field: Span): { name: string; place: Span } {
  const place = trimmed(text, field);
  const link = /(?:\s?\(\s*\)|\s\((?:https?:\/\/|mailto:)[^\s()]*\)|\s?<(?:https?:\/\/|mailto:)[^\s<>]*>|\shttps?:\/\/\S+)$/i.exec(
    text.slice(place.start, place.end),
  );
  const own = link && link.index > 0 ? trimmed(text, { start: place.start, end: place.start + link.index }) : place;
  return { name: foldedLine(text, own), place: own };
}
