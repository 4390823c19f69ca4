import { type Tx, instantSql, namedSql, outletSql, personSql, querySql, standingMatchSql } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { QueryId } from '@sourcedesk/domain/ids';
import { inboxMatchSql } from './matching.queries';

const matchesSql = `(select coalesce(json_agg(${inboxMatchSql} order by m.score desc, m.id), '[]') from app.match m
   join app.profile f on f.agency_id = m.agency_id and f.id = m.profile_id join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id
  where m.agency_id = q.agency_id and m.query_id = q.id and ${standingMatchSql('m')})`;

const pitchesSql = `(select coalesce(json_agg(json_build_object('id', p.id, 'matchId', p.match_id, 'state', p.state, 'profile', ${namedSql('f')}, 'brand', ${namedSql('b')},
    'holder', case when p.lease_until > app.now() then ${personSql('p.holder')} end, 'updatedAt', ${instantSql('p.updated_at')}) order by p.updated_at desc, p.id), '[]')
   from app.pitch p join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
  where p.agency_id = q.agency_id and p.query_id = q.id)`;

/** Pitches to the outlet of a query, by the query's own index. */
const toOutlet = `from app.query asked join app.pitch p on p.agency_id = asked.agency_id and p.query_id = asked.id
  where asked.agency_id = q.agency_id and asked.outlet_id = q.outlet_id`;

const outletRecordSql = `case when q.outlet_id is not null then ${outletSql('q')} || (
    select jsonb_build_object('pitches', count(*), 'sent', count(*) filter (where p.sent_at is not null), 'published', count(*) filter (where p.state = 'published')) ${toOutlet})
  || jsonb_build_object('queries', (select count(*) from app.query asked where asked.agency_id = q.agency_id and asked.outlet_id = q.outlet_id),
    'lastPublished', (select jsonb_build_object('brand', ${namedSql('b')}, 'url', l.url, 'title', l.title, 'at', ${instantSql('l.published_at')})
       from app.placement l join app.brand b on b.agency_id = l.agency_id and b.id = l.brand_id
      where l.agency_id = q.agency_id and exists (select ${toOutlet} and p.id in (select of.pitch_id from app.placement_pitch of where of.agency_id = l.agency_id and of.placement_id = l.id)) order by l.published_at desc, l.id limit 1)) end`;

/**
 * One query with what it means for the brands in scope, the pitches that answer it, and what is known of its outlet. As JSON text, in one round trip.
 * @throws DomainError not-found
 */
export async function queryWork(tx: Tx, id: QueryId): Promise<string> {
  const [row] = await tx.query<{ answer: string }>(
    `select json_build_object('query', ${querySql('q')}, 'extendedFrom', ${instantSql('q.extended_from')}, 'messageId', q.message_id, 'matches', ${matchesSql},
            'pitches', ${pitchesSql}, 'outlet', ${outletRecordSql})::text as answer
       from app.query q where q.agency_id = app.agency_id() and q.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such query.');
  return row.answer;
}
