import type { InboxQuery, Lane, Match, MatchesQuery } from '@sourcedesk/contracts/matching';
import {
  type Condition,
  type Tx,
  answerableSql,
  deadlineSql,
  instantSql,
  keysetPage,
  namedSql,
  querySql,
  readDueCursor,
  requireBrand,
  searchFor,
  standingMatchSql,
  verdictSql,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, MatchId } from '@sourcedesk/domain/ids';

const matchSql = `jsonb_build_object('id', m.id, 'query', jsonb_build_object('id', q.id, 'summary', q.summary, 'deadline', ${deadlineSql('q')}),
  'profile', ${namedSql('f')}, 'brand', ${namedSql('b')}, 'score', m.score, 'reasons', m.reasons, 'verdict', ${verdictSql('m')})`;
const joins = `join app.query q on q.agency_id = m.agency_id and q.id = m.query_id
  join app.profile f on f.agency_id = m.agency_id and f.id = m.profile_id
  join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id`;

/** A page of matches, the latest first, as JSON text. @throws DomainError not-found for a brand out of scope */
export async function matchPage(tx: Tx, { verdict, brandId, cursor, limit }: MatchesQuery): Promise<string> {
  if (brandId) await requireBrand(tx, brandId as BrandId);
  const where: Condition[] = [(bind) => `${verdictSql('m')} = ${bind(verdict)}`, () => standingMatchSql('m')];
  if (brandId) where.push((bind) => `m.brand_id = ${bind(brandId)}`);
  return keysetPage(tx, { table: 'app.match', alias: 'm', order: 'created_at', shape: matchSql, joins, where, cursor, limit });
}

/** @throws DomainError not-found */
export async function oneMatch(tx: Tx, id: MatchId): Promise<Match> {
  const [row] = await tx.query<{ match: Match }>(
    `select ${matchSql} as match from app.match m ${joins} where m.agency_id = app.agency_id() and m.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such match.');
  return row.match;
}

/** From this score on a match is called strong. */
const strongScore = 70;

/** The lanes hold no query twice: what is due comes first, then by the strength of its best open match. */
const laneSql = `case
  when open > 0 and due < app.now() + interval '24 hours' then 'due'
  when open > 0 and best >= ${strongScore} then 'strong'
  when open > 0 then 'possible'
  when snoozed > 0 then 'snoozed'
  when total = 0 then 'none' end`;

/** The shape of a match beside its query; `m`, `f` and `b` are match, expert and brand. */
export const inboxMatchSql = `jsonb_build_object('id', m.id, 'profile', ${namedSql('f')}, 'brand', ${namedSql('b')}, 'score', m.score, 'reasons', m.reasons,
  'verdict', ${verdictSql('m')}, 'dismissReason', m.dismiss_reason, 'snoozedUntil', ${instantSql('m.snoozed_until')},
  'pitchId', (select p.id from app.pitch p where p.agency_id = m.agency_id and p.match_id = m.id))`;

/**
 * The inbox: queries that can still be answered, with what they mean for the brands in scope, by deadline; with the counts of all lanes.
 * As JSON text, in one round trip.
 * @throws DomainError not-found for a brand out of scope
 */
export async function inboxPage(tx: Tx, { lane, brandId, q, cursor, limit }: InboxQuery): Promise<string> {
  const after = readDueCursor(cursor);
  if (brandId) await requireBrand(tx, brandId as BrandId);
  return tx.json(
    `with live as materialized (
       select q.id, coalesce(q.deadline_at, 'infinity') as due, m.open, m.snoozed, m.total, m.best
         from app.query q
         cross join lateral (
           select count(*) filter (where ${verdictSql('m')} = 'open') as open, count(*) filter (where ${verdictSql('m')} = 'snoozed') as snoozed,
                  count(*) as total, max(m.score) filter (where ${verdictSql('m')} = 'open') as best
             from app.match m where m.agency_id = q.agency_id and m.query_id = q.id and ($2::uuid is null or m.brand_id = $2) and ${standingMatchSql('m')}) m
        where q.agency_id = app.agency_id() and ${answerableSql('q')} and ($3::tsquery is null or q.words @@ $3)),
     laned as (select id, due, ${laneSql} as lane from live),
     cut as (select id, due from laned where lane = $1 and ($5::timestamptz is null or (due, id) > ($5, $6::uuid)) order by due, id limit $4::int + 1),
     shown as (select * from cut order by due, id limit $4::int)
     select json_build_object(
       'items', coalesce((select json_agg(json_build_object('query', ${querySql('q')}, 'extendedFrom', ${instantSql('q.extended_from')},
           'matches', coalesce((select json_agg(${inboxMatchSql} order by m.score desc, m.id) from app.match m
             join app.profile f on f.agency_id = m.agency_id and f.id = m.profile_id join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id
             where m.agency_id = q.agency_id and m.query_id = q.id and ($2::uuid is null or m.brand_id = $2) and ${standingMatchSql('m')}), '[]')) order by shown.due, shown.id)
         from shown join app.query q on q.agency_id = app.agency_id() and q.id = shown.id), '[]'),
       'nextCursor', case when (select count(*) from cut) > $4::int then (select translate(encode(convert_to(due::text || ' ' || id, 'UTF8'), 'base64'), E'+/=\\n', '-_') from shown order by due desc, id desc limit 1) end,
       'counts', (select json_object_agg(name, (select count(*) from laned where lane = name)) from unnest($7::text[]) as name))::text`,
    [
      lane,
      brandId ?? null,
      q ? searchFor(q) : null,
      limit,
      after?.due ?? null,
      after?.id ?? null,
      ['due', 'strong', 'possible', 'none', 'snoozed'] satisfies Lane[],
    ],
  );
}
