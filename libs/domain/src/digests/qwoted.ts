import { serviceNames } from '../services';
import { besideLinks, firstEmail, firstLink, isWithin } from './addresses';
import { cutShort, endsWithin } from './block-doubts';
import { foldedLine } from './fold';
import type { Block, DigestFormat, MissingField, ReadingContext, ReadQuery } from './format';
import { LabelScan } from './labels';
import { isBlank, isRule, paragraphsOf, spanOf, trimmed, wordsOf, wordsPlace, type Line, type Span } from './lines';
import type { WorkingText } from './working-text';

const scan = new LabelScan([
  { key: 'outlet', words: 'From' },
  { key: 'deadline', words: 'Submit By' },
]);
const [from, submitBy] = [0, 1] as const;
const follows = /^[*_ ]{0,3}because you follow\b/i;
const respond = /^[*_ ]{0,3}respond to this reporter via qwoted\b/i;
const mailHeader = /^[*_> ]{0,6}(?:Date|Sent|To|Cc|Subject|Reply-To)[*_]{0,2}:/i;
const linkAlone = /^[<(]?https?:\/\/\S+$/i;
const relative = /\s*\((?:in [^()]{1,40}|[^()]{1,40} ago)\)$/i;
const requestId = /\binviteable_id(?:=|%3D)(\d{1,12})\b/gi;
/** More than anybody forwards in one mail; bounds the work on hostile texts. */
const mostRequests = 20;
/** Lines that a headline may take above its body. */
const mostAbove = 8;
/** Bodies are cut at 420 characters; folding takes some of them away. */
const shortestCut = 380;

/** Qwoted: one request a mail, answered in its app alone. */
export const qwoted: DigestFormat = {
  service: 'qwoted',
  name: serviceNames.qwoted,
  domains: ['qwoted.com'],
  dkimDomains: ['qwoted.com'],
  noiseSenders: ['no-reply@qwoted.com', 'noreply@qwoted.com', 'support@qwoted.com'],
  replyDomains: [],
  zone: 'America/New_York',
  links: 'after',
  mark: /Submit By[*_]{0,2}:/,
  recognises: (text) => /^[>*_ ]{0,8}respond to this reporter via qwoted\b/im.test(text),
  traces: /^[>*_ ]{0,8}(?:because you follow\b|submit by[*_]{0,2}:|respond to this reporter\b)/im,
  editionOf: () => null,
  split: (work) => {
    const blocks = requestsIn(work);
    const more = `The mail holds more than ${mostRequests} requests, the first were read.`;
    return [{ blocks: blocks.slice(0, mostRequests), promised: null, differences: () => (blocks.length > mostRequests ? [more] : []) }];
  },
  readQuery: readRequest,
};

/** A request runs from its outlet to the link that answers it; the labels within a body are prose, so the last `Submit By` counts. */
function requestsIn(work: WorkingText): Block[] {
  const { text, lines } = work;
  const blocks: Block[] = [];
  let open = -1;
  let submit = -1;
  const close = (end: number): void => {
    const number = blocks.length + 1;
    if (submit > open)
      blocks.push({ number, printed: String(number), first: open, end, heading: tagsAbove(work, blocks.at(-1)?.end ?? 0, open) });
    open = submit = -1;
  };
  for (let at = 0; at < lines.length && blocks.length <= mostRequests; at++) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    const label = scan.find(text, line.start, line.end, 0);
    if (label === from && !(submit > open) && (open < 0 ? !isMailHeader(work, at) : hasHeadline(work, at))) open = at;
    else if (submit < open && beginsRequest(text, line)) open = -1;
    else if (label === submitBy && open >= 0) submit = at;
    else if (submit > open && respond.test(wordsOf(text, line))) close(endOfLink(work, at));
  }
  if (submit > open && open >= 0) close(submit + 1);
  return blocks;
}

/** What stands above the outlet of every request: a `From:` before it is the mail's that brought it. */
const beginsRequest = (text: string, line: Line): boolean => isRule(text, line, '=', 5) || follows.test(wordsOf(text, line));

/** Of two lines that begin with `From:` the lower is the outlet where a headline stands between it and the quoted body, else it is the headline. */
function hasHeadline({ text, lines }: WorkingText, at: number): boolean {
  const below = lines.slice(at + 1, at + mostAbove).filter(({ from, to }) => from < to);
  const quote = below.findIndex(({ from }) => text.charAt(from) === '>');
  return quote > 0 && isBlank(lines[at + 1]);
}

/** The header of a forward has a `From:` too, with an address or with other headers around it. */
function isMailHeader({ text, lines }: WorkingText, at: number): boolean {
  if (firstEmail(text, wordsPlace(lines[at]))) return true;
  return [lines[at - 1], lines[at + 1]].some((line) => line !== undefined && mailHeader.test(wordsOf(text, line)));
}

/** The link may stand on the next line. */
function endOfLink({ text, lines }: WorkingText, at: number): number {
  let next = at + 1;
  while (isBlank(lines[next])) next++;
  const line = lines[next];
  return line && linkAlone.test(wordsOf(text, line)) ? next + 1 : at + 1;
}

/** Topics the subscriber follows that the request was tagged with. */
function tagsAbove({ text, lines }: WorkingText, first: number, end: number): Span | null {
  for (let at = end - 1; at >= first; at--) {
    const line = lines[at] as Line;
    if (!follows.test(wordsOf(text, line))) continue;
    let last = at + 1;
    while (last < end && !isBlank(lines[last]) && !isRule(text, lines[last] as Line, '=', 5)) last++;
    return spanOf(lines, at, last);
  }
  return null;
}

function readRequest(work: WorkingText, block: Block, context: ReadingContext): ReadQuery {
  const { text, lines } = work;
  const submit = submitLine(work, block);
  const [outlet, deadline] = [valueOf(work, block.first, block.first + 1), valueOf(work, submit, endOfParagraph(work, submit, block.end))];
  const { headline: title, body } = headlineAndBody(work, block.first + 1, submit);
  // In markup the headline leads to the request.
  const headline = besideLinks(text, title, (address) => isWithin(address, qwoted.domains));
  const words = foldedLine(text, deadline);
  const link = firstLink(text, spanOf(lines, submit + 1, block.end));
  const id = requestIdIn(text, context.addresses);
  const bodyWords = body.map((place) => foldedLine(text, place)).join(' ');
  const isCut = bodyWords.length >= shortestCut && /(?:\.\.\.|…)$/.test(bodyWords);
  // Markup goes on with links that nobody sees, the request's id among them.
  const isDoubtful = block.heading === null && /^from:/i.test(headline.words);
  const isLost = context.addresses.length === 0 && endsWithin(work, block);
  const tags = block.heading ? [...foldedLine(text, block.heading).matchAll(/#([\p{L}\p{N}_-]+)/gu)].map(([, tag]) => tag) : [];
  return {
    summary: headline.words,
    body: bodyWords,
    category: tags.join(', '),
    journalist: { name: '', profileUrl: '' },
    outlet: { name: foldedLine(text, outlet), url: '' },
    deadline: words === '' ? null : { ...context.deadline(words.replace(relative, '')), raw: words },
    reply: { address: '', url: link?.text ?? '' },
    noAi: false,
    id,
    places: {
      summary: headline.places,
      body,
      category: block.heading && tags.length > 0 ? [block.heading] : [],
      outlet: [outlet],
      deadline: [deadline],
      reply: link ? [link] : [],
    },
    missing: missingOf({ headline: headline.words, body: bodyWords, outlet, tags, deadline: words, reply: link !== undefined, id }),
    warnings: [
      ...(isCut ? ['the mail shows only the first 420 characters of the query, the rest stands in Qwoted'] : []),
      ...(isDoubtful ? ['two lines begin with "From:", so the outlet may be another'] : []),
      ...(isLost ? [cutShort] : []),
    ],
  };
}

function submitLine({ text, lines }: WorkingText, { first, end }: Block): number {
  let at = end - 1;
  while (at > first && scan.find(text, lines[at]?.start ?? 0, lines[at]?.end ?? 0, submitBy) !== submitBy) at--;
  return at;
}

function endOfParagraph({ text, lines }: WorkingText, first: number, end: number): number {
  let at = first + 1;
  while (at < end && !isBlank(lines[at]) && !respond.test(wordsOf(text, lines[at] as Line))) at++;
  return at;
}

/** What stands after the label that a line begins with, up to the end of a stretch of lines. */
function valueOf({ text, lines }: WorkingText, first: number, end: number): Span {
  const line = lines[first] as Line;
  const start = scan.find(text, line.start, line.end, 0) < 0 ? line.end : scan.valueStart;
  return trimmed(text, { start, end: Math.max(start, spanOf(lines, first, end).end) });
}

/** In text the body is quoted; in markup it is what follows the first paragraph, or the first line of a copy without blank ones. */
function headlineAndBody({ text, lines }: WorkingText, first: number, end: number): { headline: Span; body: Span[] } {
  const quote = lines.findIndex((line, at) => at >= first && at < end && text.charAt(line.from) === '>');
  if (quote >= 0) return { headline: spanOf(lines, first, quote), body: unquotedLines(text, lines.slice(quote, end)) };
  const [headline = { start: 0, end: 0 }, ...body] = paragraphsOf(lines, first, end);
  if (body.length > 0) return { headline, body };
  const opening = lines.findIndex((line, at) => at >= first && at < end && line.from < line.to);
  return opening < 0 ? { headline, body } : { headline: spanOf(lines, opening, opening + 1), body: paragraphsOf(lines, opening + 1, end) };
}

const unquotedLines = (text: string, lines: readonly Line[]): Span[] =>
  lines
    .map(({ from: start, to: end }) => trimmed(text, { start: text.charAt(start) === '>' ? start + 1 : start, end }))
    .filter(({ start, end }) => start < end);

/** The request's id stands in the links of the markup, and sometimes in those of the text; several ids tell nothing. */
function requestIdIn(text: string, addresses: readonly string[]): string {
  const ids = new Set([text, ...addresses].flatMap((each) => Array.from(each.matchAll(requestId), ([, id]) => id ?? '')));
  return ids.size === 1 ? ([...ids][0] ?? '') : '';
}

function missingOf(read: {
  headline: string;
  body: string;
  outlet: Span;
  tags: readonly unknown[];
  deadline: string;
  reply: boolean;
  id: string;
}): MissingField[] {
  const missing: MissingField[] = [];
  const owe = (field: MissingField['field'], words: string, there: boolean): void => {
    if (!there) missing.push({ field, words });
  };
  owe('outlet', 'the outlet', read.outlet.start < read.outlet.end);
  owe('summary', 'the headline', read.headline !== '');
  owe('body', 'the text', read.body !== '');
  owe('category', 'the line of topics', read.tags.length > 0);
  owe('deadline', 'the deadline', read.deadline !== '');
  owe('reply', 'the link to answer by', read.reply);
  owe('id', 'the id of the request', read.id !== '');
  return missing;
}
