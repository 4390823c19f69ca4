import { civilAt } from '../deadlines';
import { demandsIn } from '../demands';
import { otherAddressesIn } from './addresses';
import { numberOfStart, readFields, type Block } from './blocks';
import type { DigestFormat, ReadQuery } from './format';
import { isIndexHeading, sectionsOf, type IndexEntry } from './index-lines';
import { innerMail } from './inner-mail';
import { originOf, rangesOf, slice, type TracedText } from './traced-text';
import type { DecodedMail, FieldRanges, ParsedDigest, ParsedQuery } from './types';
import type { ShownPart, WorkingText } from './working-text';

// Bodies run to 3,000 units; beyond this a text is no query and only its body is kept.
const longestAnalysed = 20_000;

/** What a part of a mail holds of a digest. */
export type ReadDigest = Pick<ParsedDigest, 'edition' | 'counts' | 'warnings' | 'queries'>;

/** Reads one part by one service's format; no queries when the part is no digest of it. */
export function readDigest(format: DigestFormat, mail: DecodedMail, shown: ShownPart, work: WorkingText): ReadDigest {
  const sections = sectionsOf(work, work.lines, format.grammar);
  const { edition, near } = datesOf(format, mail, work);
  let warnings: string[] = sections.length > 1 ? [`The mail holds ${sections.length} digests, all were read.`] : [];
  let queries: ParsedQuery[] = [];
  for (const { index, blocks } of sections) {
    const read = blocks.map((block) => readBlock(format, near, shown, work, block));
    const own = read.map(({ query }) => query);
    warnings = [...warnings, ...read.flatMap((each) => each.warnings), ...compareIndex(format, index, own)];
    queries = [...queries, ...own];
  }
  if (queries.length > 0 && near === null) warnings.push('The date of the mail is unknown, so days without a year cannot be read.');
  const indexed = sections.some(({ index }) => index !== null);
  const index = indexed ? sections.reduce((sum, each) => sum + (each.index?.length ?? 0), 0) : null;
  return { edition, counts: { index, parsed: queries.length }, warnings, queries };
}

/** The edition is the inner mail's where a mail was forwarded; its date is counted in the service's zone. */
function datesOf(format: DigestFormat, mail: DecodedMail, work: WorkingText): { edition: ParsedDigest['edition']; near: number | null } {
  const opening = work.lines.findIndex((line) => isIndexHeading(line) || numberOfStart(line, format.grammar) > 0);
  const inner = innerMail(work.lines.slice(0, Math.max(0, opening)));
  const named = format.editionOf(mail.subject) ?? format.editionOf(inner?.subject ?? '');
  const received = mail.date === null ? Number.NaN : Date.parse(mail.date);
  const date = [named?.date ?? '', inner?.date ?? '', dayAt(received, format.zone)].find((each) => !Number.isNaN(Date.parse(each)));
  if (date === undefined) return { edition: null, near: null };
  const own = !Number.isNaN(received) && dayAt(received, format.zone) === date;
  return { edition: { name: named?.name ?? '', date }, near: own ? received : Date.parse(`${date}T17:00:00Z`) };
}

function dayAt(instant: number, zone: string): string {
  if (Number.isNaN(instant)) return '';
  const { year, month, day } = civilAt(instant, zone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function readBlock(
  format: DigestFormat,
  near: number | null,
  shown: ShownPart,
  work: WorkingText,
  block: Block,
): { query: ParsedQuery; warnings: string[] } {
  const fields = readFields(work, block, format.grammar);
  const read = format.readQuery(fields, { near });
  const whole = slice(work, block.lines[0]?.start ?? 0, block.lines.at(-1)?.end ?? 0);
  const [first, last] = [originOf(whole, 0), originOf(whole, whole.text.length - 1)];
  const traps = work.traps.filter(({ start }) => start > first && start <= last + 1);
  const noAi = fields.marks.get('noAi');
  const { questions, requirements } = demandsIn(read.body.text.slice(0, longestAnalysed), {
    deadline: read.deadline.value,
    near,
    zone: format.zone,
  });
  const evidence = traps.map(({ encoding, decoded, word, times }) => ({ encoding, decoded, word, times }));
  const refusal = requirements.find(({ kind }) => kind === 'no-ai');
  const warnings = [...missingIn(format, fields.values), ...read.warnings, ...deadlineWarnings(read)];
  if (traps.length > 1) warnings.push(`${traps.length} hidden texts were cut out`);
  const trapRange: Record<string, FieldRanges> =
    traps.length > 0 ? { trap: { part: shown.part, ranges: traps.map(({ start, end }) => [start, end]) } } : {};
  const query: ParsedQuery = {
    number: block.number,
    summary: read.summary.text,
    body: read.body.text,
    category: read.category.text,
    journalist: { name: read.journalist.text, profileUrl: read.profileUrl.value },
    outlet: { name: read.outlet.name, url: read.outlet.url },
    deadline: read.deadline.value,
    reply: { kind: read.reply.kind, address: read.reply.address, url: read.reply.url },
    otherAddresses: otherAddressesIn(read.body.text.slice(0, longestAnalysed), [read.reply.address, read.reply.url]),
    flags: { noAi: noAi !== undefined || refusal !== undefined },
    noAiEvidence: [...(noAi ? (['flag'] as const) : []), ...(refusal ? (['prose'] as const) : [])],
    trap: evidence[0] ?? null,
    traps: evidence,
    questions,
    requirements,
    identity: read.identity,
    ranges: { ...rangesOfFields(read, [noAi, refusal && slice(read.body, refusal.start, refusal.end)], shown), ...trapRange },
  };
  return { query, warnings: warnings.map((words) => `Query ${block.number}: ${words}.`) };
}

function missingIn(format: DigestFormat, values: ReadonlyMap<string, TracedText>): string[] {
  return format.grammar.labels
    .filter(({ key, mandatory }) => mandatory && (values.get(key)?.text.trim() ?? '') === '')
    .map(({ words }) => `${words} is missing`);
}

function deadlineWarnings({ deadline: { value } }: ReadQuery): string[] {
  return value?.certainty === 'unclear' ? [`the deadline "${value.raw}" cannot be read`] : [];
}

function rangesOfFields(read: ReadQuery, noAi: readonly (TracedText | undefined)[], shown: ShownPart): Record<string, FieldRanges> {
  const ranges: Record<string, FieldRanges> = {};
  const put = (field: string, piece: TracedText | undefined): void => {
    const found = piece ? rangesOf(piece, shown.text) : [];
    if (found.length === 0) return;
    const earlier = ranges[field];
    if (earlier) earlier.ranges.push(...found);
    else ranges[field] = { part: shown.part, ranges: found };
  };
  put('summary', read.summary);
  put('body', read.body);
  put('category', read.category);
  put('journalist', read.journalist);
  put('profileUrl', read.profileUrl.source);
  put('outlet', read.outlet.source);
  put('outletUrl', read.outlet.urlSource);
  for (const source of read.deadline.sources) put('deadline', source);
  put('reply', read.reply.source);
  for (const source of noAi) put('noAi', source);
  return ranges;
}

/** The index repeats summary and outlet of every query: where it does not, the parse or the mail is wrong, and a person is told. */
function compareIndex(format: DigestFormat, index: IndexEntry[] | null, queries: readonly ParsedQuery[]): string[] {
  if (index === null) return ['The digest has no index to check the queries against.'];
  const entries = new Map(index.map(({ number, text }) => [number, text]));
  const warnings: string[] = [];
  for (const query of queries) {
    const entry = entries.get(query.number);
    entries.delete(query.number);
    if (entry === undefined) warnings.push(`Query ${query.number}: the index has no such number.`);
    else if (!format.indexLines(query).some((line) => sameLine(line, entry))) {
      warnings.push(`Query ${query.number}: the index reads "${entry}", the query "${format.indexLines(query)[0] ?? ''}".`);
    }
  }
  for (const [number, text] of entries) warnings.push(`Query ${number}: only the index has it, as "${text}".`);
  return warnings;
}

const sameLine = (one: string, other: string): boolean => one === other || spaced(one) === spaced(other);
const spaced = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/ \(#\w+\)$/, '')
    .replace(/\s+/g, ' ')
    .trim();
