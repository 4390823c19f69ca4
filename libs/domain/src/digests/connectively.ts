import { serviceNames } from '../services';
import { besideLinks, firstEmail, firstLink, isWithin, type BesideLinks, type FoundAddress } from './addresses';
import { cutOff, endsWithin } from './block-doubts';
import { foldedLine } from './fold';
import type { Block, DigestFormat, MissingField, Section } from './format';
import { dayIn } from './inner-mail';
import { isBlank, isRule, paragraphsOf, spanOf, trimmed, wordsOf, wordsPlace, type Line, type Span } from './lines';
import { mask } from './secrets';
import { titleCase } from './title-case';
import type { WorkingText } from './working-text';

const knownSection = /^[*_ ]{0,3}(?:Q&A|OPPORTUNITY|BYLINED ARTICLE) ALERTS[*_ ]{0,3}$/i;
const anySection = /^[*_ ]{0,3}[A-Z][A-Z& ]{1,40} ALERTS[*_ ]{0,3}$/;
const count = /^[*_ ]{0,3}(\d{1,4}) alerts?[*_ ]{0,3}$/i;
const none = /^[*_ ]{0,3}none of the alerts\b/i;
const navigation = /^[*_ ]{0,3}view (?:all|new|more)\b/i;
const addressAlone = /^(?:[A-Za-z][A-Za-z -]{1,30}: *)?[<(]?(?:https?:\/\/\S+|[^\s@]{1,64}@\S+)$/i;
/** Beyond this a line is no heading. */
const longestHeading = 200;
const closing = /^[*_ ]{0,3}(?:Answer|View) by[*_]{0,2}\s+/i;
/** Longer words after `Answer by` are a question's, not a date. */
const longestDate = 40;
/** Pages of questions, opportunities and articles; the last part is the stable id. */
const pages = /^\/experts\/[a-z-]{3,40}\/([\w-]{3,200})$/;

/** Connectively, relaunched in 2026: alerts once a day, answered on its site. Its links sign in without a password. */
export const connectively: DigestFormat = {
  service: 'connectively',
  name: serviceNames.connectively,
  domains: ['connectively.us'],
  dkimDomains: ['connectively.us'],
  noiseSenders: ['community@connectively.us'],
  // Opportunities that come from TMX may be answered by mail.
  replyDomains: ['tmxmessenger.com'],
  zone: 'America/New_York',
  links: 'after',
  pagesBehindSignIn: pages,
  mark: /(?:Q&A|OPPORTUNITY|BYLINED ARTICLE) ALERTS[*_ \t]{0,8}$/,
  recognises: (text) => /^[>*_ ]{0,8}(?:(?:Answer|View) by[*_ ]|\d{1,4} alerts?[*_ \t]{0,8}$|none of the alerts\b)/im.test(text),
  traces: /^[>*_ ]{0,8}(?:(?:Q&A|OPPORTUNITY|BYLINED ARTICLE) ALERTS|(?:Answer|View) by |\d{1,4} alerts?[ \t]{0,8}$)/im,
  editionOf: (subject) => {
    const date = dayIn(/Connectively Alerts for (.{6,40})/i.exec(subject)?.[1] ?? '');
    return date === '' ? null : { name: '', date };
  },
  split: (work) => [splitAlerts(work)],
  readQuery: (work, block, context) => {
    const { text } = work;
    const item = readItem(work, block);
    const page = item.links.map(pageOf).find((each) => each !== null);
    const relay = firstEmail(text, item.span);
    const deadline = foldedLine(text, item.date);
    return {
      summary: item.question[0]?.words ?? '',
      body: item.question.map(({ words }) => words).join('\n\n'),
      category: block.heading ? titleCase(foldedLine(text, block.heading)) : '',
      journalist: { name: '', profileUrl: '' },
      outlet: { name: item.outlet?.words ?? '', url: '' },
      deadline: deadline === '' ? null : context.deadline(deadline),
      reply: { address: relay?.text ?? '', url: page?.url ?? '' },
      noAi: false,
      id: page?.slug ?? '',
      places: {
        summary: item.question[0]?.places ?? [],
        body: item.question.flatMap(({ places }) => places),
        category: block.heading ? [block.heading] : [],
        outlet: item.outlet?.places ?? [],
        deadline: [item.date],
        reply: relay ? [relay] : page ? [page.place] : [],
      },
      missing: missingIn(item, block.heading !== null, page !== undefined),
      warnings: [],
    };
  },
};

/** The items below a category heading, as many as the mail says they are. */
interface Group {
  heading: Span | null;
  promised: number;
  items: number;
}

/** An item runs from the one before, or from the count of its category, to the line that says by when. */
function splitAlerts(work: WorkingText): Section {
  const { text, lines } = work;
  const blocks: Block[] = [];
  const groups: Group[] = [];
  let empty = false;
  let uncounted = 0;
  let start = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    const words = text.slice(line.from, Math.min(line.to, line.from + longestHeading));
    const counted = count.exec(words);
    if (counted) {
      groups.push({ heading: headingAbove(lines, start, at), promised: Number(counted[1]), items: 0 });
      start = at + 1;
    } else if (dateIn(text, wordsPlace(line))) {
      const end = endOfClosing(text, lines, at);
      const group = groups.at(-1);
      const number = blocks.length + 1;
      if (group) group.items++;
      else uncounted++;
      blocks.push({ number, printed: String(number), first: start, end, heading: group?.heading ?? null });
      start = end;
    } else if (isBetween(text, line, words)) {
      empty ||= none.test(words);
      start = at + 1;
    }
  }
  const promised = groups.reduce((sum, group) => sum + group.promised, 0);
  const known = groups.length > 0 || (empty && blocks.length === 0);
  return {
    blocks,
    promised: known ? promised : null,
    mayGoOn: true,
    differences: () => [
      ...uncountedIn(uncounted),
      ...groups.flatMap((group) => differenceIn(text, group)),
      ...(endsWithin(work, blocks.at(-1)) ? [cutOff(String(blocks.length))] : []),
    ],
  };
}

const uncountedIn = (items: number): string[] =>
  items === 0
    ? []
    : [`${items} alert${items === 1 ? ' stands' : 's stand'} above the first count of a category: a line of the mail may be missing.`];

/** The date that a line says after `Answer by`, without the link and address behind it; null on other lines. */
function dateIn(text: string, line: Span): Span | null {
  const words = closing.exec(text.slice(line.start, line.end));
  if (!words) return null;
  const rest = { start: line.start + words[0].length, end: line.end };
  const end = Math.min(rest.end, firstLink(text, rest)?.start ?? rest.end, firstEmail(text, rest)?.start ?? rest.end);
  const date = trimmed(text, { start: rest.start, end });
  while (date.end > date.start && '<('.includes(text.charAt(date.end - 1))) date.end--;
  const length = date.end - date.start;
  return length > 0 && length <= longestDate && !text.slice(date.start, date.end).includes('?') ? trimmed(text, date) : null;
}

const isBetween = (text: string, line: Line, words: string): boolean =>
  isRule(text, line, '-', 20) || knownSection.test(words) || anySection.test(words) || none.test(words) || navigation.test(words);

/** Its link or address may stand on a line of its own. */
function endOfClosing(text: string, lines: readonly Line[], at: number): number {
  let end = at + 1;
  for (let next = end; next < lines.length; next++) {
    const line = lines[next] as Line;
    if (line.from === line.to) continue;
    if (!addressAlone.test(wordsOf(text, line))) break;
    end = next + 1;
  }
  return end;
}

function headingAbove(lines: readonly Line[], first: number, at: number): Span | null {
  let last = at - 1;
  while (last >= first && isBlank(lines[last])) last--;
  const line = lines[last];
  return line && last >= first ? { start: line.from, end: line.to } : null;
}

function differenceIn(text: string, { heading, promised, items }: Group): string[] {
  const name = heading ? `Category ${titleCase(foldedLine(text, heading))}` : 'A category without a name';
  return items === promised ? [] : [`${name}: the mail says ${promised} alert${promised === 1 ? '' : 's'}, ${items} were read.`];
}

/** The service's own link behind a question; other links are the journalist's words. */
const isOwnLink = (link: string): boolean => isWithin(link, connectively.domains) || link.includes(mask);

interface Item {
  span: Span;
  /** Its paragraphs. */
  question: BesideLinks[];
  outlet: BesideLinks | undefined;
  date: Span;
  links: FoundAddress[];
}

/** The outlet is the last paragraph before the date, or the last line where a copy has lost its blank lines. */
function readItem({ text, lines }: WorkingText, { first, end }: Block): Item {
  let last = end - 1;
  while (last > first && !dateIn(text, wordsPlace(lines[last]))) last--;
  let written = paragraphsOf(lines, first, last)
    .map((place) => unbolded(besideLinks(text, place, isOwnLink)))
    .filter(({ words }) => words !== '');
  if (written.length === 1) {
    const each = lines.slice(first, last).map((line) => unbolded(besideLinks(text, wordsPlace(line), isOwnLink)));
    const dense = each.filter(({ words }) => words !== '');
    written = dense.length > 1 ? [joined(dense.slice(0, -1)), dense.at(-1) as BesideLinks] : dense;
  }
  const outlet = written.length > 1 ? written.at(-1) : undefined;
  const span = spanOf(lines, first, end);
  return {
    span,
    question: outlet ? written.slice(0, -1) : written,
    outlet,
    date: dateIn(text, wordsPlace(lines[last])) ?? { start: span.start, end: span.start },
    links: besideLinks(text, span, isOwnLink).links,
  };
}

const bold = /^\*[^*\s](?:[^*]*[^*\s])?\*$/;

/** Words without the marks of bold type around all of them. */
function unbolded(piece: BesideLinks): BesideLinks {
  if (!bold.test(piece.words)) return piece;
  const last = piece.places.length - 1;
  const places = piece.places.map(({ start, end }, at) => ({ start: start + (at === 0 ? 1 : 0), end: end - (at === last ? 1 : 0) }));
  return { ...piece, words: piece.words.slice(1, -1), places };
}

const joined = (pieces: readonly BesideLinks[]): BesideLinks => ({
  words: pieces.map(({ words }) => words).join(' '),
  places: pieces.flatMap(({ places }) => places),
  links: pieces.flatMap(({ links }) => links),
});

/** The page that a link leads to, directly or after signing in: where the answer is written. */
function pageOf(link: FoundAddress): { slug: string; url: string; place: Span } | null {
  const origin = /^https?:\/\/[^/?#]+/i.exec(link.text)?.[0] ?? '';
  const callback = /[?&](?:amp;)?callbackURL=([^&\s]*)/i.exec(link.text)?.[1]?.replace(/%2F/gi, '/');
  const path = callback ?? link.text.slice(origin.length).replace(/[?#].*$/, '');
  const slug = pages.exec(path)?.[1];
  return slug === undefined ? null : { slug, url: `${origin}${path}`, place: { start: link.start, end: link.end } };
}

function missingIn({ question, outlet }: Item, hasCategory: boolean, hasPage: boolean): MissingField[] {
  const missing: MissingField[] = [];
  if (!hasCategory) missing.push({ field: 'category', words: 'its category' });
  if (question.length === 0) missing.push({ field: 'summary', words: 'the question' });
  if (!outlet) missing.push({ field: 'outlet', words: 'the outlet' });
  if (!hasPage) missing.push({ field: 'id', words: 'the link to its page' });
  return missing;
}
