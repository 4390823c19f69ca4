import { type Tx, newId } from '@sourcedesk/data';
import type { Correction, ParsedQuery, ReadQuery } from '@sourcedesk/domain/digests';
import { DomainError } from '@sourcedesk/domain/errors';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import type { Service } from '@sourcedesk/domain/services';
import type { RereadField } from '@sourcedesk/domain/query-fields';
import { assignFields, queryColumns, rowOf } from './query-row';
import { remember } from './remember';
import { storableJson } from './storable';

/** A query that is locked for a change. */
export interface StandingQuery {
  id: QueryId;
  version: number;
  identity: string;
  service: Service;
  number: number;
  messageId: MessageId | null;
  edition: { name: string; date: string } | null;
  receivedAt: Date;
  trusted: boolean;
  read: ReadQuery;
  /** app.now() of this unit. */
  now: Date;
  /** The agency's own zone. */
  zone: string;
}

/** A query as {@link ReadQuery}; its alias is q. */
export const readQuerySql = `jsonb_build_object('summary', q.summary, 'body', q.body, 'category', q.category, 'journalist', jsonb_build_object('name', q.journalist_name),
  'outlet', jsonb_build_object('name', q.outlet_name, 'url', q.outlet_url),
  'deadline', case when q.deadline_raw is not null then jsonb_build_object('at', app.instant_text(q.deadline_at), 'zone', q.deadline_zone, 'raw', q.deadline_raw,
    'certainty', q.deadline_certainty) end,
  'reply', jsonb_build_object('kind', q.reply_kind, 'address', q.reply_address, 'url', q.reply_url), 'otherAddresses', q.other_addresses,
  'flags', jsonb_build_object('noAi', q.no_ai), 'noAiEvidence', q.no_ai_evidence, 'traps', q.traps, 'questions', q.questions, 'requirements', q.requirements)`;

/**
 * Locks a query for the rest of the unit, and nothing that only refers to it.
 * @throws DomainError not-found, version-required, stale-version
 */
export async function lockQuery(tx: Tx, id: QueryId, version: number | undefined): Promise<StandingQuery> {
  const [row] = await tx.query<StandingQuery>(
    `select q.id, q.version, q.identity, q.service, q.number, q.message_id as "messageId", q.received_at as "receivedAt", q.trusted, app.now() as now,
            (select time_zone from app.agency where id = q.agency_id) as zone,
            case when q.edition_name is null then null else jsonb_build_object('name', q.edition_name, 'date', q.edition_date) end as edition,
            ${readQuerySql} as read
       from app.query q where q.agency_id = app.agency_id() and q.id = $1 for no key update of q`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such query.');
  if (version === undefined) throw new DomainError('version-required', 'Send If-Match with the version you saw.');
  if (version !== row.version)
    throw new DomainError('stale-version', 'The query was changed since you loaded it. Look at the change, then try again.', {
      currentVersion: row.version,
    });
  return row;
}

/** Writes a corrected query and remembers which fields no later copy may change back. */
export function writeCorrected(tx: Tx, standing: StandingQuery, query: ReadQuery, corrections: readonly Correction[]): Promise<void> {
  return write(tx, standing, query, { fields: corrections.map(({ field }) => field), byPerson: true });
}

/** Writes a query as its message reads now; what it says is not a person's word. */
export function writeReread(
  tx: Tx,
  standing: Pick<StandingQuery, 'id' | 'service'>,
  query: ReadQuery,
  fields: readonly RereadField[],
): Promise<void> {
  return write(tx, standing, query, { fields, byPerson: false });
}

async function write(
  tx: Tx,
  { id, service }: Pick<StandingQuery, 'id' | 'service'>,
  query: ReadQuery,
  { fields, byPerson }: { fields: readonly RereadField[]; byPerson: boolean },
): Promise<void> {
  const [row] = await remember(tx, [rowOf(parsedOf(query), { service, edition: null })], true);
  await tx.query(
    `update app.query q set ${assignFields((_, __, value) => value)}, traps = r."traps", version = version + 1, updated_at = app.now(),
            journalist_id = case when $3::text[] && array['journalist', 'reply'] then r."journalistId" else q.journalist_id end,
            extended_from = case when $4 and 'deadline' = any ($3::text[]) then q.deadline_at else q.extended_from end,
            trusted = q.trusted or ($4 and 'reply' = any ($3::text[])),
            corrected = case when $4 then (select array_agg(distinct each) from unnest(q.corrected || $3::text[]) as each) else q.corrected end
       from jsonb_to_record($2::jsonb) as r (${queryColumns})
      where q.agency_id = app.agency_id() and q.id = $1`,
    [id, storableJson(row), fields, byPerson],
  );
}

/** What a change tells of: a field, that the query was added by hand, or that it was cut in two. */
export type Change = Omit<Correction, 'field'> & { field: Correction['field'] | 'added' | 'split' };

/** Keeps what was changed and by whom. @returns the ids, in the order given */
export async function recordChanges(tx: Tx, id: QueryId, changes: readonly Change[]): Promise<string[]> {
  const rows = changes.map(({ field, before, after }) => ({ id: newId(), field, before, after }));
  await tx.query(
    `insert into app.query_change (agency_id, id, query_id, at, changed_by, field, before, after)
     select app.agency_id(), r.id, $1, app.now(), app.user_id(), r.field, r.before, r.after
       from jsonb_to_recordset($2::jsonb) as r (id uuid, field text, before jsonb, after jsonb)`,
    [id, storableJson(rows)],
  );
  return rows.map((row) => row.id);
}

/** A query without a place or an identity of its own, in the shape in which queries are written. */
const parsedOf = (query: ReadQuery): ParsedQuery => ({
  ...query,
  number: 0,
  journalist: { ...query.journalist, profileUrl: '' },
  trap: query.traps[0] ?? null,
  identity: '',
  ranges: {},
});
