import type { PageQuery } from '@sourcedesk/contracts/primitives';
import type { Likeness } from '@sourcedesk/contracts/likeness';
import { type Tx, deadlineSql, instantSql, keysetPage, outletSql, personSql } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { LikenessId, QueryId } from '@sourcedesk/domain/ids';
import { oneQuery } from '../intake.queries';

const likenedSql = (
  column: string,
) => `(select jsonb_build_object('id', q.id, 'summary', q.summary, 'service', q.service, 'outlet', ${outletSql('q')}, 'journalist', jsonb_build_object('name', q.journalist_name),
    'deadline', ${deadlineSql('q')}, 'receivedAt', ${instantSql('q.received_at')})
  from app.query q where q.agency_id = l.agency_id and q.id = l.${column})`;
const likenessSql = `jsonb_build_object('id', l.id, 'query', ${likenedSql('query_id')}, 'other', ${likenedSql('other_id')}, 'evidence', l.evidence, 'verdict', l.verdict,
  'foundAt', ${instantSql('l.found_at')}, 'judgedBy', ${personSql('l.judged_by')}, 'judgedAt', ${instantSql('l.judged_at')})`;

/** A page of what is like a query, the latest first, as JSON text. @throws DomainError not-found */
export async function likenessesOf(tx: Tx, id: QueryId, { cursor, limit }: PageQuery): Promise<string> {
  await oneQuery(tx, id);
  const where = [(bind: (value: unknown) => string) => `${bind(id)}::uuid in (l.query_id, l.other_id)`];
  return keysetPage(tx, { table: 'app.query_likeness', alias: 'l', order: 'found_at', shape: likenessSql, where, cursor, limit });
}

/** @throws DomainError not-found */
export async function oneLikeness(tx: Tx, id: LikenessId): Promise<Likeness> {
  const [row] = await tx.query<{ answer: Likeness }>(
    `select ${likenessSql} as answer from app.query_likeness l where l.agency_id = app.agency_id() and l.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such suggestion.');
  return row.answer;
}
