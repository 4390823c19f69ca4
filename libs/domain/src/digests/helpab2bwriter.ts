import { serviceNames } from '../services';
import { firstEmail } from './addresses';
import { foldedParagraphs } from './fold';
import type { Block, DigestFormat } from './format';
import { LabelledFields, LabelScan, type Label } from './labels';
import { isBlank, spanOf, wordsPlace, type Line } from './lines';
import { readOutlet, withoutLink } from './outlet';
import type { WorkingText } from './working-text';

const labels: readonly Label[] = [
  { key: 'summary', words: 'Title', fills: 'summary' },
  { key: 'journalist', words: 'Writer', fills: 'journalist' },
  { key: 'outlet', words: 'Publication', fills: 'outlet' },
  { key: 'category', words: 'Industries', fills: 'category' },
  { key: 'body', words: "Writer's Request", fills: 'body' },
  { key: 'deadline', words: 'Deadline', fills: 'deadline' },
  { key: 'reply', words: 'To submit a quote, please email the writer', fills: 'reply' },
];
const scan = new LabelScan(labels);
const [title, request, deadline, submit] = [0, 4, 5, 6] as const;
const alias = /^([^@]+)@helpab2bwriter\.com$/i;

/** Help a B2B Writer: one request a mail, answered through an alias. */
export const helpab2bwriter: DigestFormat = {
  service: 'helpab2bwriter',
  name: serviceNames.helpab2bwriter,
  domains: ['helpab2bwriter.com'],
  dkimDomains: ['helpab2bwriter.com'],
  noiseSenders: [],
  replyDomains: ['helpab2bwriter.com'],
  zone: 'America/New_York',
  links: 'after',
  mark: /Writer['’]s Request[*_]{0,2}:/,
  recognises: (text) => /^[>*_ ]{0,8}Publication[*_]{0,2}:/im.test(text) && /^[>*_ ]{0,8}Industries[*_]{0,2}:/im.test(text),
  traces: /^[>*_ ]{0,8}(?:Writer['’]s Request[*_]{0,2}:|To submit a quote\b)/im,
  editionOf: () => null,
  split: (work) => [{ blocks: requestsIn(work), promised: null, differences: () => [] }],
  readQuery: (work, block, context) => {
    const { text } = work;
    const fields = fieldsOf(work, block);
    const email = firstEmail(text, fields.place('reply'));
    const outlet = readOutlet(text, fields.place('outlet'));
    const name = withoutLink(text, fields.place('journalist'));
    const words = fields.line('deadline');
    return {
      summary: fields.line('summary'),
      body: foldedParagraphs(text, fields.place('body')),
      category: fields.line('category'),
      journalist: { name: name.name, profileUrl: '' },
      outlet: { name: outlet.name, url: outlet.url },
      deadline: words === '' ? null : context.deadline(words),
      reply: { address: email?.text ?? '', url: '' },
      noAi: false,
      id: alias.exec(email?.text ?? '')?.[1]?.toLowerCase() ?? '',
      places: {
        summary: [fields.place('summary')],
        body: [fields.place('body')],
        category: [fields.place('category')],
        journalist: [name.place],
        outlet: [outlet.place],
        outletUrl: outlet.urlPlace ? [outlet.urlPlace] : [],
        deadline: [fields.place('deadline')],
        reply: email ? [email] : [],
      },
      missing: fields.missing(),
      warnings: [],
    };
  },
};

/** Requests from their title to the address that answers them. */
function requestsIn({ text, lines }: WorkingText): Block[] {
  const blocks: Block[] = [];
  let open = -1;
  let asked = false;
  const close = (end: number): void => {
    const number = blocks.length + 1;
    if (asked) blocks.push({ number, printed: String(number), first: open, end, heading: null });
    open = -1;
    asked = false;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    const label = scan.find(text, line.start, line.end, 0);
    if (label === title && !asked) open = at;
    else if (label === request && open >= 0) asked = true;
    else if (label === submit && asked) close(endOfAddress(text, lines, at));
  }
  if (asked) close(lines.length);
  return blocks;
}

/** The address may stand on the next line that is not blank. */
function endOfAddress(text: string, lines: readonly Line[], at: number): number {
  if (firstEmail(text, wordsPlace(lines[at]))) return at + 1;
  let next = at + 1;
  while (isBlank(lines[next])) next++;
  return firstEmail(text, wordsPlace(lines[next])) ? next + 1 : at + 1;
}

/** The labels before the request come in order, once each; within it they are prose, so the last `Deadline:` before the address ends it. */
function fieldsOf({ text, lines }: WorkingText, { first, end }: Block): LabelledFields {
  const found: { label: number; at: number; valueStart: number }[] = [];
  for (let at = first; at < end; at++) {
    const line = lines[at] as Line;
    const last = found.at(-1)?.label ?? -1;
    const label = scan.find(text, line.start, line.end, last === deadline ? deadline : last + 1);
    if (label < 0) continue;
    if (label === last) found.pop();
    found.push({ label, at, valueStart: scan.valueStart });
  }
  const fields = new LabelledFields(text, labels);
  found.forEach(({ label, valueStart }, position) => {
    const next = found[position + 1];
    const valueEnd = next ? (lines[next.at] as Line).start : spanOf(lines, first, end).end;
    fields.set(labels[label]?.key ?? '', { start: valueStart, end: Math.max(valueStart, valueEnd) });
  });
  return fields;
}
