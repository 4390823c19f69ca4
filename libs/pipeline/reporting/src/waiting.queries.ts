import type { Waiting } from '@sourcedesk/contracts/reporting';
import { answerableSql, standingMatchSql, type Tx, verdictSql } from '@sourcedesk/data';
import { type Action, can } from '@sourcedesk/domain/permissions';

/** Who has a place, and its number: of rows, and of those that need somebody at once or within two hours. */
interface Place {
  readonly needs: Action;
  readonly sql: string;
}

/** Asked for once a statement: a call costs as much as reading a row. */
const now = '(select app.now())';
const counted = (due: string, from: string) =>
  `select jsonb_build_object('count', count(*), 'soon', count(*) filter (where ${due} < ${now} + interval '2 hours')) from ${from}`;

/**
 * What the queue shows first: accepted and not begun, begun and let go, and what came back to the caller or to nobody. Led by what is open, not by
 * all that ever was accepted, as the queue's own list is.
 */
const toWrite = `(
  with live as materialized (
    select q.agency_id, q.id, q.deadline_at from app.query q where q.agency_id = app.agency_id() and (q.deadline_at > ${now} or q.deadline_at is null))
  select q.deadline_at as due from live q
    join app.match m on m.agency_id = q.agency_id and m.query_id = q.id and m.verdict = 'accepted'
    join app.profile f on f.agency_id = m.agency_id and f.id = m.profile_id and f.removed_at is null
    join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id and b.status in ('active', 'onboarding')
   where not exists (select from app.pitch p where p.agency_id = m.agency_id and p.match_id = m.id)
  union all
  select coalesce(p.deadline_override, q.deadline_at) from app.pitch p
    join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
    join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
   where p.agency_id = app.agency_id() and p.state in ('drafting', 'returned')
     and case p.state
       when 'returned' then p.holder is null or p.holder = app.user_id() or p.lease_until <= ${now}
       else (p.holder is null or p.lease_until <= ${now}) and b.status in ('active', 'onboarding')
         and (q.deadline_at is null or q.deadline_at > ${now} or p.deadline_override > ${now}) end) open`;

const places: Readonly<Record<keyof Waiting, Place>> = {
  inbox: {
    needs: 'matches.judge',
    sql: counted(
      'q.deadline_at',
      `app.query q where q.agency_id = app.agency_id() and ${answerableSql('q')} and exists (select from app.match m
         where m.agency_id = q.agency_id and m.query_id = q.id and ${verdictSql('m')} = 'open' and ${standingMatchSql('m')})`,
    ),
  },
  queue: {
    needs: 'pitch.take',
    sql: counted('due', toWrite),
  },
  review: {
    needs: 'pitch.approve',
    sql: counted(
      'coalesce(p.deadline_override, q.deadline_at)',
      `app.pitch p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id where p.agency_id = app.agency_id() and p.state = 'in_review'`,
    ),
  },
  sent: {
    needs: 'sending.read',
    sql: `select jsonb_build_object('count', count(*), 'soon', count(*)) from app.pitch p
      where p.agency_id = app.agency_id() and p.state in ('uncertain', 'failed')`,
  },
  digests: {
    needs: 'intake.read',
    sql: `select jsonb_build_object('count', count(*), 'soon', 0) from app.inbound_message m
      where m.agency_id = app.agency_id() and m.status = 'quarantined' and m.received_at > ${now} - interval '7 days'`,
  },
};

/** What waits for the caller, by place, as JSON text; null where the place is not theirs. One round trip: every open page asks for it. */
export function waiting(tx: Tx): Promise<string> {
  const mine = (needs: Action) => tx.who.kind === 'member' && can(tx.who.role, needs);
  const parts = Object.entries(places).map(([name, { needs, sql }]) => `'${name}', ${mine(needs) ? `(${sql})` : 'null'}`);
  return tx.json(`select json_build_object(${parts.join(', ')})::text`);
}
