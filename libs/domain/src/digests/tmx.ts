import { serviceNames } from '../services';
import { firstEmail } from './addresses';
import { foldedLine, foldedParagraphs } from './fold';
import type { Block, CheckedQuery, DigestFormat, MissingField } from './format';
import { dayIn } from './inner-mail';
import { LabelledFields, LabelScan, type Label } from './labels';
import { spanOf, wordsOf, type Line, type Span } from './lines';
import type { WorkingText } from './working-text';

const labels: readonly Label[] = [
  { key: 'summary', words: 'the title', fills: 'summary' },
  { key: 'body', words: 'Synopsis', fills: 'body' },
  { key: 'outlet', words: 'Sent from', fills: 'outlet' },
  { key: 'reply', words: 'the address to reply to', fills: 'reply' },
];
const scan = new LabelScan(labels);
const [synopsis, sentFrom] = [1, 2] as const;
const numbered = /^[*_ ]{0,3}(\d{1,3})[.)][*_ ]{0,3}(?=\S)/;
const replyWords = /\s*\/?\s*\breply to journalist\b/i;
const alias = /^send\+(\d{1,12}\.\d{1,12})@(?:[\w-]+\.)*tmxmessenger\.com$/i;
/** Lines that a title, or what says who sent a query, may be wrapped over. */
const mostLines = 4;

/** TMX Messenger: newsrooms' messages, several a mail or one, answered by mail through an alias. They name no deadline. */
export const tmx: DigestFormat = {
  service: 'tmx',
  name: serviceNames.tmx,
  domains: ['tmxmessenger.com'],
  dkimDomains: ['tmxmessenger.com'],
  noiseSenders: [],
  replyDomains: ['tmxmessenger.com'],
  zone: 'America/New_York',
  links: 'after',
  mark: /Synopsis[*_]{0,2}:/,
  recognises: (text) => /^[>*_ ]{0,8}Sent from[*_]{0,2}:/im.test(text) && /@(?:[\w-]{1,63}\.)?tmxmessenger\.com\b/i.test(text),
  traces: /^[>*_ ]{0,8}(?:Synopsis|Sent from)[*_]{0,2}:|\bsend\+\d{1,12}\.\d{1,12}@/im,
  editionOf: (subject) => (/\bTMX\b.*\bNewsroom Messages\b/i.test(subject) ? { name: '', date: dayIn(subject) } : null),
  split: (work) => {
    const blocks = messagesIn(work);
    return [
      {
        blocks,
        promised: null,
        differences: (queries) => [...unnumberedIn(work, blocks), ...gapsIn(queries), ...unreadIn(work, blocks.length)],
      },
    ];
  },
  readQuery: (work, block) => {
    const { text } = work;
    const fields = fieldsOf(work, block);
    const email = firstEmail(text, fields.place('reply'));
    return {
      summary: fields.line('summary'),
      body: foldedParagraphs(text, fields.place('body')),
      category: block.heading ? foldedLine(text, block.heading) : '',
      journalist: { name: '', profileUrl: '' },
      outlet: { name: fields.line('outlet'), url: '' },
      deadline: null,
      reply: { address: email?.text ?? '', url: '' },
      noAi: false,
      id: alias.exec(email?.text ?? '')?.[1] ?? '',
      places: {
        summary: [fields.place('summary')],
        body: [fields.place('body')],
        category: block.heading ? [block.heading] : [],
        outlet: [fields.place('outlet')],
        reply: email ? [email] : [],
      },
      missing: missingIn(work, block, fields),
      warnings: [],
    };
  },
};

/**
 * A message is a title, a synopsis and who sent it. A synopsis ends with the line that names both sender and alias, or where the next numbered
 * title and its synopsis begin; the same labels elsewhere are prose.
 */
function messagesIn(work: WorkingText): Block[] {
  const { text, lines } = work;
  const blocks: Block[] = [];
  let open: Omit<Block, 'end'> | null = null;
  const close = (end: number): void => {
    if (open) blocks.push({ ...open, end });
    open = null;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    const label = scan.find(text, line.start, line.end, synopsis);
    if (label === synopsis) {
      const title = titleAbove(work, blocks.at(-1)?.end ?? 0, at);
      if (open && !title.isNumbered) continue;
      close(title.first);
      const printed = title.isNumbered ? title.printed : String(blocks.length + 1);
      open = { number: Number(printed), printed, first: title.first, heading: headingAbove(work, blocks.at(-1), title.first) };
    } else if (label === sentFrom && open) {
      const end = endOfSender(work, at);
      if (end > 0) close(end);
    }
  }
  close(lines.length);
  return blocks;
}

/** The numbered line above a synopsis, over which a title may run on; in a mail of one message the paragraph above it. */
function titleAbove({ text, lines }: WorkingText, least: number, at: number): { first: number; printed: string; isNumbered: boolean } {
  let first = at;
  let written = 0;
  for (let line = at - 1; line >= least && written < mostLines; line--) {
    const { from, to } = lines[line] as Line;
    if (from === to) {
      if (written > 0) break;
      continue;
    }
    written++;
    first = line;
    const printed = numbered.exec(text.slice(from, to))?.[1];
    if (printed !== undefined) return { first, printed, isNumbered: true };
  }
  return { first, printed: '', isNumbered: false };
}

/** A category stands above the first message of its group and goes for those that follow. */
function headingAbove({ text, lines }: WorkingText, before: Block | undefined, first: number): Span | null {
  for (let at = first - 1; at >= (before?.end ?? 0); at--) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    const words = wordsOf(text, line);
    if (words.length <= 60 && /\p{L}/u.test(words) && !/[.?!:;@]/.test(words)) return { start: line.from, end: line.to };
    break;
  }
  return before?.heading ?? null;
}

/** Where the line that says who sent a message ends, with its alias; 0 when the words are prose. */
function endOfSender({ text, lines }: WorkingText, at: number): number {
  for (let end = at + 1; end <= Math.min(lines.length, at + mostLines); end++) {
    const address = firstEmail(text, spanOf(lines, at, end))?.text ?? '';
    if (/[@.]tmxmessenger\.com$/i.test(address)) return end;
    if (address !== '' && replyWords.test(text.slice(lines[at]?.from, lines[end - 1]?.to))) return end;
  }
  return 0;
}

function fieldsOf(work: WorkingText, { first, end }: Block): LabelledFields {
  const { text, lines } = work;
  const fields = new LabelledFields(text, labels);
  const isLabel = (at: number, label: number): boolean => scan.find(text, lines[at]?.start ?? 0, lines[at]?.end ?? 0, label) === label;
  let body = first;
  while (body < end - 1 && !isLabel(body, synopsis)) body++;
  const valueStart = isLabel(body, synopsis) ? scan.valueStart : (lines[body]?.end ?? 0);
  let sender = end - 1;
  while (sender > body && !isLabel(sender, sentFrom)) sender--;
  const title = spanOf(lines, first, body);
  const number = numbered.exec(text.slice(title.start, title.end))?.[0].length ?? 0;
  fields.set('summary', { start: Math.min(title.end, title.start + number), end: title.end });
  if (sender === body) {
    fields.set('body', { start: valueStart, end: Math.max(valueStart, spanOf(lines, body, end).end) });
    return fields;
  }
  fields.set('body', { start: valueStart, end: Math.max(valueStart, lines[sender]?.start ?? 0) });
  isLabel(sender, sentFrom);
  const from = { start: scan.valueStart, end: spanOf(lines, sender, end).end };
  const words = text.slice(from.start, from.end);
  const reply = replyWords.exec(words)?.index ?? words.length;
  fields.set('outlet', { start: from.start, end: from.start + reply });
  fields.set('reply', { start: from.start + reply, end: from.end });
  return fields;
}

/** Where messages are numbered they stand below a category; a message alone has none. */
function missingIn(work: WorkingText, block: Block, fields: LabelledFields): MissingField[] {
  const missing = fields.missing();
  return isNumbered(work, block) && !block.heading ? [...missing, { field: 'category', words: 'its category' }] : missing;
}

const isNumbered = ({ text, lines }: WorkingText, { first }: Block): boolean => numbered.test(wordsOf(text, lines[first] as Line));

/** Of several messages each has a number: without it what stands above a synopsis may be the category. */
function unnumberedIn(work: WorkingText, blocks: readonly Block[]): string[] {
  const lost = blocks.length > 1 ? blocks.filter((block) => !isNumbered(work, block)) : [];
  return lost.map(({ printed }) => `Query ${printed}: the line with its number and title is missing.`);
}

/** Messages are numbered from one: a number that is missing may be one that could not be read. */
function gapsIn(queries: readonly CheckedQuery[]): string[] {
  const numbers = new Set(queries.map(({ printed }) => Number(printed)));
  const last = [...numbers].reduce((most, number) => Math.max(most, number), 0);
  const missing = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !numbers.has(number));
  return missing.length === 0 ? [] : [`The mail counts to ${last}, but ${missing.slice(0, 20).join(', ')} could not be read.`];
}

/** Each message has an address of its own: one that no message took is a message that was not read. */
function unreadIn({ text }: WorkingText, read: number): string[] {
  const addresses = new Set(Array.from(text.matchAll(/\bsend\+\d{1,12}\.\d{1,12}@/gi), ([found]) => found.toLowerCase())).size;
  return addresses <= read
    ? []
    : [`The mail names ${addresses} addresses to reply to, ${read} message${read === 1 ? ' was' : 's were'} read.`];
}
