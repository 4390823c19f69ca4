import type { Waiting } from '@sourcedesk/contracts/reporting';
import { answerableSql, availableSql, queueFrom, standingMatchSql, type Tx, verdictSql } from '@sourcedesk/data';
import { type Action, can } from '@sourcedesk/domain/permissions';

/** Who has a place, and its number: of rows, and of those that need somebody at once or within two hours. */
interface Place {
  readonly needs: Action;
  readonly sql: string;
}

const counted = (due: string) =>
  `select jsonb_build_object('count', count(*), 'soon', count(*) filter (where ${due} < app.now() + interval '2 hours'))`;
/** What came back to the caller or to nobody stands on top of what can be taken. */
const returnedSql = `p.state = 'returned' and (p.holder is null or p.holder = app.user_id() or p.lease_until <= app.now())`;

const places: Readonly<Record<keyof Waiting, Place>> = {
  inbox: {
    needs: 'matches.judge',
    sql: `${counted('q.deadline_at')} from app.query q where q.agency_id = app.agency_id() and ${answerableSql('q')}
      and exists (select from app.match m where m.agency_id = q.agency_id and m.query_id = q.id and ${verdictSql('m')} = 'open' and ${standingMatchSql('m')})`,
  },
  queue: {
    needs: 'pitch.take',
    sql: `${counted('coalesce(p.deadline_override, q.deadline_at)')} ${queueFrom} and ((${availableSql}) or (${returnedSql}))`,
  },
  review: {
    needs: 'pitch.approve',
    sql: `${counted('coalesce(p.deadline_override, q.deadline_at)')} from app.pitch p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
      where p.agency_id = app.agency_id() and p.state = 'in_review'`,
  },
  sent: {
    needs: 'sending.read',
    sql: `select jsonb_build_object('count', count(*), 'soon', count(*)) from app.pitch p
      where p.agency_id = app.agency_id() and p.state in ('uncertain', 'failed')`,
  },
  digests: {
    needs: 'intake.read',
    sql: `select jsonb_build_object('count', count(*), 'soon', 0) from app.inbound_message m
      where m.agency_id = app.agency_id() and m.status = 'quarantined' and m.received_at > app.now() - interval '7 days'`,
  },
};

/** What waits for the caller, by place, as JSON text; null where the place is not theirs. One round trip: every open page asks for it. */
export function waiting(tx: Tx): Promise<string> {
  const mine = (needs: Action) => tx.who.kind === 'member' && can(tx.who.role, needs);
  const parts = Object.entries(places).map(([name, { needs, sql }]) => `'${name}', ${mine(needs) ? `(${sql})` : 'null'}`);
  return tx.json(`select json_build_object(${parts.join(', ')})::text`);
}
