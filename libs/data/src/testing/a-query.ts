import { randomBytes } from 'node:crypto';
import type { Deadline, Door, Requirement, Trap } from '@sourcedesk/contracts/intake';
import { replyDomainsOf } from '@sourcedesk/domain/digests';
import type { EditionAlertId, MessageId, QueryId, UserId } from '@sourcedesk/domain/ids';
import type { Service } from '@sourcedesk/domain/services';
import { newId } from '../new-id';
import { beginningOf } from '../beginning-of';
import { searchWords } from '../search-words';
import type { Desk } from './a-desk';
import { insertRow } from './insert-row';

type Home = Pick<Desk, 'db' | 'agencyId'>;

export interface MessageOptions {
  door?: Door;
  trusted?: boolean;
  receivedBy?: UserId;
  receivedAt?: Date;
  status?: 'pending' | 'parsed' | 'quarantined';
  reason?: string;
  service?: Service;
  edition?: { name: string; date: string };
  subject?: string;
  sender?: string;
  indexCount?: number;
  warnings?: readonly string[];
  /** The raw bytes as stored, sealed; random bytes unless told. */
  sealed?: Buffer;
  /** The decoded parts as shown. */
  parts?: readonly { part: string; text: string }[];
}

/** A message as received, with its raw bytes, and its text when it was parsed. */
export async function aMessage({ db, agencyId }: Home, options: MessageOptions = {}): Promise<MessageId> {
  const id = newId<MessageId>();
  const { status = 'parsed', receivedAt = db.clock.now() } = options;
  const parsed = status === 'parsed';
  await insertRow(db, 'inbound_message', {
    agency_id: agencyId,
    id,
    bytes_hash: randomBytes(32),
    door: options.door ?? 'upload',
    trust: (options.trusted ?? true) ? 'desk' : 'unvouched',
    received_by: options.receivedBy,
    received_at: receivedAt,
    status,
    reason: options.reason ?? (status === 'quarantined' ? 'No digest was recognised.' : undefined),
    service: parsed ? (options.service ?? 'haro') : options.service,
    edition_name: options.edition?.name ?? (parsed ? 'Morning Edition' : undefined),
    edition_date: options.edition?.date ?? (parsed ? receivedAt.toISOString().slice(0, 10) : undefined),
    subject: options.subject ?? 'Queries of the morning',
    sender: options.sender ?? 'digest@queries.example',
    index_count: options.indexCount,
    warnings: options.warnings,
    parsed_at: parsed ? receivedAt : undefined,
  });
  await insertRow(db, 'inbound_raw', { agency_id: agencyId, id, sealed: options.sealed ?? randomBytes(64) });
  const parts = options.parts ?? (parsed ? [{ part: 'text', text: 'Queries of the morning' }] : null);
  if (parts) await insertRow(db, 'inbound_text', { agency_id: agencyId, id, parts: JSON.stringify(parts) });
  return id;
}

/** An alert about an edition of HARO that has not come today, raised now; its name is new unless told. */
export async function anEditionAlert({ db, agencyId }: Home, { name }: { name?: string } = {}): Promise<EditionAlertId> {
  const id = newId<EditionAlertId>();
  const now = db.clock.now();
  const edition = { edition_date: now.toISOString().slice(0, 10), edition_name: name ?? `Edition ${id.slice(-12)}` };
  await insertRow(db, 'edition_alert', {
    agency_id: agencyId,
    id,
    service: 'haro',
    ...edition,
    due_at: now,
    cause: 'quiet',
    raised_at: now,
  });
  return id;
}

export interface QueryOptions {
  messageId?: MessageId;
  service?: Service;
  number?: number;
  summary?: string;
  body?: string;
  category?: string;
  journalist?: { name: string; identity?: string };
  outlet?: { name: string; url?: string };
  /** A day from now unless told; null: the query names none. */
  deadlineAt?: Date | string | null;
  certainty?: Deadline['certainty'];
  deadlineZone?: string;
  deadlineRaw?: string;
  extendedFrom?: Date;
  replyKind?: 'relay' | 'address' | 'link' | 'form';
  replyAddress?: string;
  replyUrl?: string;
  trusted?: boolean;
  noAi?: boolean;
  trap?: Trap | null;
  questions?: readonly { text: string; start: number; end: number }[];
  requirements?: readonly Requirement[];
  receivedAt?: Date;
}

/** A query with the message, journalist and outlet it comes from: Nora Feld of The Harbour Post asks about sleep on night trains. */
export async function aQuery(home: Home, options: QueryOptions = {}): Promise<QueryId> {
  const { db, agencyId } = home;
  const id = newId<QueryId>();
  const receivedAt = options.receivedAt ?? db.clock.now();
  const messageId = options.messageId ?? (await aMessage(home, { receivedAt, service: options.service, trusted: options.trusted }));
  const { name: journalist, identity } = options.journalist ?? { name: 'Nora Feld' };
  const outlet = options.outlet ?? { name: 'The Harbour Post', url: 'https://harbour-post.example' };
  const deadline = deadlineOf(options, receivedAt);
  const { number = 1, summary = 'How to sleep on a night train' } = options;
  const { body = 'What helps people to sleep on a night train? Please name two studies.' } = options;
  await insertRow(db, 'query', {
    agency_id: agencyId,
    id,
    identity: `test:${id}`,
    service: options.service ?? 'haro',
    number,
    message_id: messageId,
    edition_name: 'Morning Edition',
    edition_date: receivedAt.toISOString().slice(0, 10),
    summary,
    body,
    category: options.category ?? 'Travel',
    journalist_id: await remembered(home, 'journalist', 'identity', identity ?? `https://people.example/${journalist}`, {
      name: journalist,
    }),
    journalist_name: journalist,
    outlet_id: await remembered(home, 'outlet', 'folded', outlet.name.toLowerCase(), { name: outlet.name, url: outlet.url ?? '' }),
    outlet_name: outlet.name,
    outlet_url: outlet.url ?? '',
    ...deadline,
    extended_from: options.extendedFrom,
    ...replyOf(options, id),
    trusted: options.trusted ?? true,
    no_ai: options.noAi ?? false,
    no_ai_evidence: options.noAi ? ['flag'] : [],
    traps: JSON.stringify(options.trap ? [options.trap] : []),
    questions: JSON.stringify(options.questions ?? []),
    requirements: JSON.stringify(options.requirements ?? []),
    words: searchWords(summary, outlet.name, journalist, body),
    beginning: beginningOf(body),
    received_at: receivedAt,
    updated_at: receivedAt,
  });
  await sighted(home, { id, messageId, number, at: receivedAt, deadline });
  return id;
}

function deadlineOf(options: QueryOptions, receivedAt: Date) {
  if (options.deadlineAt === null && !options.certainty)
    return { deadline_at: null, deadline_zone: null, deadline_raw: null, deadline_certainty: null };
  const at =
    options.deadlineAt === undefined ? new Date(receivedAt.getTime() + 86_400_000) : options.deadlineAt && new Date(options.deadlineAt);
  return {
    deadline_at: at,
    deadline_zone: options.deadlineZone ?? 'America/New_York',
    deadline_raw: options.deadlineRaw ?? (at ? `${at.toISOString()} (as printed)` : 'as soon as possible'),
    deadline_certainty: options.certainty ?? 'exact',
  };
}

function replyOf(options: QueryOptions, id: QueryId) {
  const kind = options.replyKind ?? 'relay';
  const byMail = kind === 'relay' || kind === 'address';
  return {
    reply_kind: kind,
    reply_address: options.replyAddress ?? (byMail ? `query-${id}@${ownDomain(options.service)}` : ''),
    reply_url: options.replyUrl ?? (byMail ? '' : `https://answers.example/${id}`),
  };
}

/** Where a service's own aliases lie, so that no address is foreign unless a test says so. */
const ownDomain = (service: Service = 'haro'): string => replyDomainsOf(service)?.[0] ?? 'relay.example';

async function remembered(
  { db, agencyId }: Home,
  table: 'journalist' | 'outlet',
  key: string,
  value: string,
  row: object,
): Promise<string> {
  const columns = ['agency_id', 'id', key, ...Object.keys(row)];
  const { rows } = await db.owner.query<{ id: string }>(
    `insert into app.${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})
     on conflict (agency_id, ${key}) do update set name = excluded.name returning id`,
    [agencyId, newId(), value, ...Object.values(row)],
  );
  return (rows[0] as { id: string }).id;
}

async function sighted(
  { db, agencyId }: Home,
  query: { id: QueryId; messageId: MessageId; number: number; at: Date; deadline: { deadline_at?: unknown; deadline_raw?: unknown } },
): Promise<void> {
  await insertRow(db, 'sighting', {
    agency_id: agencyId,
    id: newId(),
    query_id: query.id,
    message_id: query.messageId,
    number: query.number,
    deadline_at: query.deadline.deadline_at,
    deadline_raw: query.deadline.deadline_raw,
    ranges: JSON.stringify({}),
    seen_at: query.at,
  });
  await db.owner.query(
    'update app.inbound_message set query_ids = query_ids || $3::uuid, parsed_count = parsed_count + 1 where agency_id = $1 and id = $2',
    [agencyId, query.messageId, query.id],
  );
}

/** A further message that a query stood in. */
export async function aSighting(home: Home, id: QueryId): Promise<MessageId> {
  const messageId = await aMessage(home);
  await sighted(home, { id, messageId, number: 1, at: home.db.clock.now(), deadline: {} });
  return messageId;
}

/** Something that a person changed in a query: its category unless told. */
export async function aQueryChange(
  home: Home,
  id: QueryId,
  change: { field?: string; before?: unknown; after?: unknown } = {},
): Promise<void> {
  const { field = 'category', before = 'Travel', after = 'Food' } = change;
  await insertRow(home.db, 'query_change', {
    agency_id: home.agencyId,
    id: newId(),
    query_id: id,
    at: home.db.clock.now(),
    field,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  });
}
