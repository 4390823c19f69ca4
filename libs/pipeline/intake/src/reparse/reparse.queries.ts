import type { Reparse } from '@sourcedesk/contracts/reparsing';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { type Tx, instantSql, keysetPage, personSql } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { ReparseId } from '@sourcedesk/domain/ids';

const countSql = (kind: string) =>
  `(select count(distinct c.${kind === 'added' ? 'id' : 'query_id'})::int from app.reparse_change c where c.agency_id = r.agency_id and c.reparse_id = r.id and c.kind = '${kind}')`;

const reparseSql = `jsonb_build_object('id', r.id, 'from', ${instantSql('r.since')}, 'to', ${instantSql('r.until')}, 'service', r.service, 'status', r.status,
  'messages', r.messages, 'done', r.done,
  'different', (select count(*)::int from app.reparse_message m where m.agency_id = r.agency_id and m.reparse_id = r.id),
  'counts', jsonb_build_object('added', ${countSql('added')}, 'changed', ${countSql('changed')}, 'gone', ${countSql('gone')}), 'skipped', r.skipped,
  'requestedBy', ${personSql('r.requested_by')}, 'requestedAt', ${instantSql('r.requested_at')}, 'finishedAt', ${instantSql('r.finished_at')})`;

/** A page of re-readings, the latest first, as JSON text. */
export const reparsesPage = (tx: Tx, { cursor, limit }: PageQuery): Promise<string> =>
  keysetPage(tx, { table: 'app.reparse', alias: 'r', order: 'requested_at', shape: reparseSql, where: [], cursor, limit });

/** @throws DomainError not-found */
export async function oneReparse(tx: Tx, id: ReparseId): Promise<Reparse> {
  const [row] = await tx.query<{ answer: Reparse }>(
    `select ${reparseSql} as answer from app.reparse r where r.agency_id = app.agency_id() and r.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such re-reading.');
  return row.answer;
}

const changeSql = `jsonb_build_object('id', c.id, 'kind', c.kind, 'field', c.field, 'before', c.before, 'after', c.after,
  'message', (select jsonb_build_object('id', m.id, 'subject', m.subject, 'receivedAt', ${instantSql('m.received_at')})
     from app.inbound_message m where m.agency_id = c.agency_id and m.id = c.message_id),
  'query', (select jsonb_build_object('id', q.id, 'summary', q.summary) from app.query q where q.agency_id = c.agency_id and q.id = c.query_id))`;

/** A page of differences in the order in which they were found, as JSON text. @throws DomainError not-found */
export async function changesPage(tx: Tx, id: ReparseId, { cursor, limit }: PageQuery): Promise<string> {
  await oneReparse(tx, id);
  const where = [(bind: (value: unknown) => string) => `c.reparse_id = ${bind(id)}`];
  return keysetPage(tx, { table: 'app.reparse_change', alias: 'c', order: 'found_at', shape: changeSql, where, cursor, limit });
}
