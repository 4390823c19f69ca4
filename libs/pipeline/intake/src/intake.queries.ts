import type { MessagesQuery, QueriesQuery } from '@sourcedesk/contracts/intake';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { type Condition, type Tx, instantSql, keysetPage, personSql, querySql, searchFor } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';

const messageSql = `jsonb_build_object('id', m.id, 'status', m.status, 'reason', m.reason, 'setAside', m.set_aside, 'service', m.service,
  'edition', case when m.edition_date is null then null else jsonb_build_object('name', coalesce(m.edition_name, ''), 'date', m.edition_date) end,
  'counts', jsonb_build_object('index', m.index_count, 'parsed', m.parsed_count), 'warnings', to_jsonb(m.warnings), 'queryIds', to_jsonb(m.query_ids),
  'subject', m.subject, 'from', m.sender, 'door', m.door, 'assignedService', m.assigned_service,
  'verification', jsonb_build_object('verified', m.trusted, 'reason', m.trust, 'domain', m.dkim_domain, 'selector', m.dkim_selector), 'receivedAt', ${instantSql('m.received_at')})`;

/** A page of messages, the latest first, as JSON text. */
export function messagePage(tx: Tx, { status, cursor, limit }: MessagesQuery): Promise<string> {
  const where: Condition[] = status ? [(bind) => `m.status = ${bind(status)}`] : [];
  return keysetPage(tx, { table: 'app.inbound_message', alias: 'm', order: 'received_at', shape: messageSql, where, cursor, limit });
}

/** @throws DomainError not-found */
export function oneMessage(tx: Tx, id: MessageId): Promise<string> {
  return one(
    tx,
    `select ${messageSql}::text as answer from app.inbound_message m where m.agency_id = app.agency_id() and m.id = $1`,
    id,
    'There is no such message.',
  );
}

/** The decoded text as shown, and where each field of each query stood. @throws DomainError not-found */
export function messageText(tx: Tx, id: MessageId): Promise<string> {
  const sql = `select jsonb_build_object('parts', coalesce(t.parts, '[]'), 'hasHtml', coalesce(t.has_html, false),
      'queries', coalesce((select jsonb_agg(jsonb_build_object('id', s.query_id, 'ranges', s.ranges) order by s.number, s.id)
         from app.sighting s where s.agency_id = m.agency_id and s.message_id = m.id), '[]'))::text as answer
    from app.inbound_message m left join app.inbound_text t on t.agency_id = m.agency_id and t.id = m.id
   where m.agency_id = app.agency_id() and m.id = $1`;
  return one(tx, sql, id, 'There is no such message.');
}

/** A page of queries, the latest first; q searches the words of summary, outlet, journalist and body. As JSON text. */
export function queryPage(tx: Tx, { q, service, dueBefore, cursor, limit }: QueriesQuery): Promise<string> {
  const where: Condition[] = [];
  if (q) {
    where.push((bind, { after, most }) => {
      const search = [searchFor(q), service, dueBefore, after?.at, after?.id, most].map((value) => bind(value ?? null));
      return `q.id = any (array(select app.search_queries(${search.join(', ')})))`;
    });
  }
  if (service) where.push((bind) => `q.service = ${bind(service)}`);
  if (dueBefore) where.push((bind) => `q.deadline_at < ${bind(dueBefore)}`);
  return keysetPage(tx, { table: 'app.query', alias: 'q', order: 'received_at', shape: querySql('q'), where, cursor, limit });
}

/** @throws DomainError not-found */
export function oneQuery(tx: Tx, id: QueryId): Promise<string> {
  return one(
    tx,
    `select ${querySql('q')}::text as answer from app.query q where q.agency_id = app.agency_id() and q.id = $1`,
    id,
    'There is no such query.',
  );
}

/** The query of an identity that conflicted with a new one. */
export async function queryWith(tx: Tx, identity: string): Promise<QueryId> {
  const [known] = await tx.query<{ id: QueryId }>('select id from app.query where agency_id = app.agency_id() and identity = $1', [
    identity,
  ]);
  if (!known) throw new Error('A query with this identity conflicted, yet there is none.');
  return known.id;
}

const changeSql = `jsonb_build_object('at', ${instantSql('c.at')}, 'by', ${personSql('c.changed_by')}, 'field', c.field, 'before', c.before, 'after', c.after)`;

/** A page of what people changed in a query, the latest first, as JSON text. @throws DomainError not-found */
export async function queryHistory(tx: Tx, id: QueryId, page: PageQuery): Promise<string> {
  await requireQuery(tx, id);
  const where: Condition[] = [(bind) => `c.query_id = ${bind(id)}`];
  return keysetPage(tx, { table: 'app.query_change', alias: 'c', order: 'at', shape: changeSql, where, ...page });
}

const sightingSql = `jsonb_build_object('message', jsonb_build_object('id', m.id, 'service', m.service, 'trusted', m.trusted,
    'edition', case when m.edition_date is null then null else jsonb_build_object('name', coalesce(m.edition_name, ''), 'date', m.edition_date) end),
  'deadline', case when s.deadline_raw is null then null else jsonb_build_object('at', ${instantSql('s.deadline_at')}, 'raw', s.deadline_raw) end,
  'seenAt', ${instantSql('s.seen_at')})`;

/** A page of the messages a query stood in, with the deadlines they named, the latest first, as JSON text. @throws DomainError not-found */
export async function querySightings(tx: Tx, id: QueryId, page: PageQuery): Promise<string> {
  await requireQuery(tx, id);
  const where: Condition[] = [(bind) => `s.query_id = ${bind(id)}`];
  const joins = 'join app.inbound_message m on m.agency_id = s.agency_id and m.id = s.message_id';
  return keysetPage(tx, { table: 'app.sighting', alias: 's', order: 'seen_at', shape: sightingSql, joins, where, ...page });
}

async function requireQuery(tx: Tx, id: QueryId): Promise<void> {
  const [known] = await tx.query('select from app.query where agency_id = app.agency_id() and id = $1', [id]);
  if (!known) throw new DomainError('not-found', 'There is no such query.');
}

async function one(tx: Tx, sql: string, id: string, missing: string): Promise<string> {
  const [row] = await tx.query<{ answer: string }>(sql, [id]);
  if (!row) throw new DomainError('not-found', missing);
  return row.answer;
}
