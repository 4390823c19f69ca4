import type { Reparse, ReparseBody, ReparseChange } from '@sourcedesk/contracts/reparsing';
import { diffTexts } from '@sourcedesk/domain/text-diff';
import { type Service, serviceNames } from '@sourcedesk/domain/services';
import type { DiffSegment } from '@sourcedesk/ui';
import { clockWords, dateWords } from '@sourcedesk/ui';
import { fieldNames } from './digest-words';

const day = 24 * 3_600_000;

/** The instants of a range of days, the last one included, in the reader's own zone; null where a day is missing or they are the wrong way round. */
export function rangeOf(from: string, to: string, service: Service | ''): ReparseBody | null {
  const [since, last] = [midnight(from), midnight(to)];
  if (since === null || last === null || last < since) return null;
  const until = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1);
  return { from: since.toISOString(), to: until.toISOString(), service: service === '' ? null : service };
}

function midnight(date: string): Date | null {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(dayOfMonth));
}

/** "1 Oct 2026 to 29 Nov 2026, HARO": the days of a re-reading as they were chosen. */
export function rangeWords({ from, to, service }: Pick<Reparse, 'from' | 'to' | 'service'>): string {
  const [first, last] = [dateWords(Date.parse(from)), dateWords(Math.max(Date.parse(from), Date.parse(to) - 1))];
  return `${first === last ? first : `${first} to ${last}`}, ${service === null ? 'every service' : serviceNames[service]}`;
}

/** The first day of so many days up to and with another, as YYYY-MM-DD. */
export const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * day).toISOString().slice(0, 10);

const of = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** "1 e-mail", "12 e-mails". */
export const mailsWords = (count: number): string => of(count, 'e-mail', 'e-mails');

/** "2 queries change, 1 is new, 1 is read no more"; '' where no query is concerned. */
export function countWords({ added, changed, gone }: Reparse['counts']): string {
  return [
    changed > 0 ? of(changed, 'query changes', 'queries change') : '',
    added > 0 ? (added === 1 ? '1 query is new' : `${added} queries are new`) : '',
    gone > 0 ? (gone === 1 ? '1 query is read no more and stays' : `${gone} queries are read no more and stay`) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What a comparison came to, in a sentence. */
export function resultWords({ status, messages, done, different, counts, skipped }: Reparse): string {
  const mails = mailsWords(messages);
  if (status === 'comparing') return `${done} of ${mails} compared`;
  if (status === 'dropped' && done < messages) return `${done} of ${mails} compared, then stopped`;
  if (status === 'applying') return `${done} of ${mailsWords(different)} read again`;
  if (different === 0)
    return status === 'ready' ? `${mails} compared: everything reads as it stands.` : `${mails} compared, nothing differed`;
  const queries = countWords(counts);
  const told = `${different} of ${mails} ${different === 1 ? 'reads' : 'read'} differently${queries === '' ? '' : `: ${queries}`}`;
  const left =
    skipped === 0
      ? ''
      : `. ${of(skipped, 'e-mail was', 'e-mails were')} left alone: by then ${skipped === 1 ? 'it' : 'they'} read otherwise than was shown`;
  return `${told}${left}${status === 'ready' ? '.' : ''}`;
}

/** What applying does, asked before it is done. */
export function applyWords({ different, counts }: Reparse): string {
  const queries = countWords(counts);
  const mails = of(different, 'e-mail is', 'e-mails are');
  return `${mails} read again${queries === '' ? '; no query changes' : `: ${queries}`}. What people corrected stays. Pitches keep their query; those whose address changes go back to review.`;
}

const more: Readonly<Record<string, string>> = {
  otherAddresses: 'Other addresses',
  traps: 'Hidden texts',
  questions: 'Questions',
  requirements: 'Requirements',
  identity: 'Identity',
  status: 'State',
  reason: 'Reason',
  service: 'Service',
  edition: 'Edition',
  index: 'Queries in the index',
  warnings: 'To look at',
  text: 'Text of the e-mail',
};

const statusWords: Readonly<Record<string, string>> = { pending: 'being read', parsed: 'read', quarantined: 'not readable' };

type Value = ReparseChange['before'];
const isObject = (value: Value | undefined): value is Record<string, Value> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a field as a person reads it. */
export function valueWords(field: string, value: Value): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((each) => valueWords(field, each)).join('\n');
  if (!isObject(value)) {
    const text = String(value);
    return (field === 'status' ? statusWords[text] : field === 'service' ? serviceNames[text as Service] : undefined) ?? text;
  }
  if (field === 'traps') return `“${String(value['decoded'])}”`;
  if (field === 'deadline') return deadlineWords(value);
  const told = { reply: ['kind', 'address', 'url'], outlet: ['name', 'url'], edition: ['name', 'date'] }[field];
  const parts = (told ?? ['text']).map((name) => value[name]).filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join(' · ') : JSON.stringify(value);
}

const certaintyWords: Readonly<Record<string, string>> = {
  'assumed-zone': 'zone assumed',
  'date-only': 'the day alone',
  unclear: 'unclear',
};

function deadlineWords({ at, raw, certainty }: Record<string, Value>): string {
  const moment = typeof at === 'string' ? `${dateWords(at)} ${clockWords(Date.parse(at))}` : '';
  return [moment, String(raw ?? ''), certaintyWords[String(certainty)] ?? ''].filter((part) => part !== '').join(' · ');
}

/** One field of a query or a message, before and after. */
export interface FieldChange {
  id: string;
  name: string;
  /** None where there are no words to compare. */
  segments: readonly DiffSegment[];
  /** What the words do not tell. */
  note: string;
}

/** A query with what differs in it, or, without a query, the message itself. */
export interface QueryChanges {
  key: string;
  kind: ReparseChange['kind'];
  /** Id of a query that is here; null: not yet, or the message. */
  queryId: string | null;
  title: string;
  note: string;
  fields: FieldChange[];
}

/** A message with what differs in it. */
export interface MessageChanges {
  id: string;
  subject: string;
  receivedAt: string;
  parts: QueryChanges[];
}

/** Differences by message and query. Ids rise as differences were found: inside a message they stand in that order, whatever the order of the pages. */
export function changesByMessage(changes: readonly ReparseChange[]): MessageChanges[] {
  const messages = new Map<string, MessageChanges>();
  for (const { message } of changes) messages.set(message.id, messages.get(message.id) ?? { ...message, parts: [] });
  for (const change of [...changes].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const parts = messages.get(change.message.id)?.parts ?? [];
    const part = partOf(change);
    const known = parts.find(({ key }) => key === part.key);
    if (known === undefined) parts.push(part);
    else known.fields.push(...part.fields);
  }
  return [...messages.values()];
}

function partOf(change: ReparseChange): QueryChanges {
  const { id, kind, query, before, after } = change;
  const part = { key: `${kind} ${query?.id ?? (kind === 'added' ? id : '')}`, kind, queryId: query?.id ?? null };
  if (kind === 'message') return { ...part, title: 'The e-mail itself', note: '', fields: [fieldOf(change)] };
  if (kind === 'changed') return { ...part, title: query?.summary ?? '', note: '', fields: [fieldOf(change)] };
  const told = isObject(kind === 'added' ? after : before) ? ((kind === 'added' ? after : before) as Record<string, Value>) : {};
  const body = valueWords('body', told['body'] ?? null);
  return {
    ...part,
    title: query?.summary ?? valueWords('summary', told['summary'] ?? null),
    note: kind === 'added' ? 'A query that was not read before; it comes in.' : 'Is read no more; it stays with its pitches.',
    fields: kind === 'added' && body !== '' ? [{ id, name: 'Query', segments: [{ kind: 'same', text: body }], note: '' }] : [],
  };
}

function fieldOf({ id, field, before, after }: ReparseChange): FieldChange {
  const name = fieldNames[field] ?? more[field] ?? field;
  if (field === 'text') return { id, name, segments: [], note: 'Is decoded differently.' };
  if (field === 'identity') return { id, name, segments: [], note: 'It is told from other queries by something else than before.' };
  const [one, other] = [valueWords(field, before), valueWords(field, after)];
  if (one === other) return { id, name, segments: [], note: 'The words are the same; where they stand or what they mean is not.' };
  return { id, name, segments: diffTexts(one, other), note: one === '' ? 'Was empty.' : other === '' ? 'Is empty now.' : '' };
}
