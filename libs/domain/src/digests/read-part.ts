import { civilAt, deadlineReader } from '../deadlines';
import { demandsIn } from '../demands';
import { isForm, isWithin, otherAddressesIn } from './addresses';
import type { Block, DigestFormat, FieldName, MissingField, ReadingContext, ReadQuery, Section } from './format';
import { unfolded } from './fold';
import { textIdentity } from './identity';
import { innerMail } from './inner-mail';
import type { Line, Span } from './lines';
import { originOf, rangesOf } from './traced-text';
import type { DecodedMail, FieldRanges, ParsedDigest, ParsedQuery } from './types';
import type { ShownPart, WorkingText } from './working-text';

// Bodies run to 3,000 units; beyond this a text is no query and only its body is kept.
const longestAnalysed = 20_000;
/** Longer than any browser takes, and than the wire does. */
const longestAddress = 2000;

/** A query as one part has it, with what that part lacks. */
export interface PartQuery {
  query: ParsedQuery;
  printed: string;
  hasId: boolean;
  missing: readonly MissingField[];
  warnings: readonly string[];
}

/** What one part of a mail holds of a digest. */
export interface PartReading {
  part: ShownPart;
  edition: ParsedDigest['edition'];
  /** Whether the day the mail was sent on is known. */
  isDated: boolean;
  sections: readonly Section[];
  /** In the order of the sections' blocks. */
  queries: PartQuery[];
}

/** Reads one part by one service's format; without queries when the part is no digest of it. */
export function readPart(format: DigestFormat, mail: DecodedMail, part: ShownPart, work: WorkingText): PartReading {
  const sections = format.split(work).filter(({ blocks, promised }) => blocks.length > 0 || promised === 0);
  const opening = sections.find(({ blocks }) => blocks.length > 0)?.blocks[0]?.first ?? 0;
  const { edition, near } = datesOf(format, mail, work, opening);
  const deadline = deadlineReader({ near, defaultZone: format.zone, zoneAlwaysAssumed: format.civilZones });
  const context = { deadline, addresses: part.addresses, near };
  const queries = sections.flatMap(({ blocks }) => blocks.map((block) => readBlock(format, context, part, work, block)));
  return { part, edition, isDated: near !== null, sections, queries };
}

/** The edition is the inner mail's where a mail was forwarded; its date is counted in the service's zone. */
function datesOf(
  format: DigestFormat,
  mail: DecodedMail,
  work: WorkingText,
  opening: number,
): { edition: ParsedDigest['edition']; near: number | null } {
  const inner = innerMail(work, opening);
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
  context: ReadingContext & { near: number | null },
  part: ShownPart,
  work: WorkingText,
  block: Block,
): PartQuery {
  const read = format.readQuery(work, block, context);
  const traps = trapsOf(work, block);
  const evidence = traps.map(({ encoding, decoded, word, times }) => ({ encoding, decoded, word, times }));
  const body = read.body.slice(0, longestAnalysed);
  const reply = replyOf(format, read.reply);
  const { questions, requirements } = demandsIn(body, { deadline: read.deadline, near: context.near, zone: format.zone });
  const refusal = requirements.find(({ kind }) => kind === 'no-ai');
  const refused = refusal && unfolded(work.text, read.places.body ?? [], read.body, refusal);
  const query: ParsedQuery = {
    number: block.number,
    summary: read.summary,
    body: read.body,
    category: read.category,
    journalist: { name: read.journalist.name, profileUrl: shortEnough(read.journalist.profileUrl) },
    outlet: { name: read.outlet.name, url: shortEnough(read.outlet.url) },
    deadline: read.deadline,
    reply,
    otherAddresses: otherAddressesIn(body, [reply.address, reply.url]),
    flags: { noAi: read.noAi || refusal !== undefined },
    noAiEvidence: [...(read.noAi ? (['flag'] as const) : []), ...(refusal ? (['prose'] as const) : [])],
    trap: evidence[0] ?? null,
    traps: evidence,
    questions,
    requirements,
    identity: read.id === '' ? textIdentity(format.service, read.body, read.outlet.name) : `${format.service}:${read.id}`,
    ranges: rangesOfFields(work, refused ? withPlace(read, 'noAi', refused) : read, part),
  };
  if (evidence.length > 0) query.ranges['trap'] = { part: part.part, ranges: traps.map(({ start, end }) => [start, end]) };
  const hidden = traps.length > 1 ? [`${traps.length} hidden texts were cut out`] : [];
  return { query, printed: block.printed, hasId: read.id !== '', missing: read.missing, warnings: [...read.warnings, ...hidden] };
}

const withPlace = (read: ReadQuery, field: FieldName, place: Span): ReadQuery => ({
  ...read,
  places: { ...read.places, [field]: [...(read.places[field] ?? []), place] },
});

const shortEnough = (url: string): string => (url.length > longestAddress ? '' : url);

/** The hidden texts that stood within a query. */
function trapsOf(work: WorkingText, { first, end }: Block): WorkingText['traps'] {
  if (work.traps.length === 0) return [];
  const [from, to] = [
    originOf(work, (work.lines[first] as Line).start),
    originOf(work, Math.max(0, (work.lines[end - 1] as Line).end - 1)),
  ];
  const found: WorkingText['traps'] = [];
  for (let at = firstAfter(work.traps, from); at < work.traps.length; at++) {
    const trap = work.traps[at] as WorkingText['traps'][number];
    if (trap.start > to + 1) break;
    found.push(trap);
  }
  return found;
}

function firstAfter(traps: WorkingText['traps'], origin: number): number {
  let low = 0;
  let high = traps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((traps[middle]?.start ?? 0) <= origin) low = middle + 1;
    else high = middle;
  }
  return low;
}

function replyOf(format: DigestFormat, { address, url }: ReadQuery['reply']): ParsedQuery['reply'] {
  const link = shortEnough(url);
  if (address === '' && link !== '') return { kind: isForm(link) ? 'form' : 'link', address, url: link };
  return { kind: isWithin(address, format.replyDomains ?? []) ? 'relay' : 'address', address, url: link };
}

function rangesOfFields(work: WorkingText, { places }: ReadQuery, { part, text }: ShownPart): Record<string, FieldRanges> {
  const ranges: Record<string, FieldRanges> = {};
  for (const field in places) {
    const spans = places[field as FieldName];
    const found = spans ? rangesOf(work, spans, text) : [];
    if (found.length > 0) ranges[field] = { part, ranges: found };
  }
  return ranges;
}
