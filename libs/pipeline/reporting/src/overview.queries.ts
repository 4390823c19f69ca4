import type { Overview } from '@sourcedesk/contracts/reporting';
import { type Tx, deadlineSql, instantSql, standingMatchSql, tellingSql } from '@sourcedesk/data';
import type { MissingCause } from '@sourcedesk/domain/editions';
import type { Service } from '@sourcedesk/domain/services';

/** A pitch, or an accepted match nobody has begun, that may be missed or went wrong. */
export interface AtRisk {
  pitchId: string | null;
  queryId: string;
  state: string | null;
  summary: string;
  brand: string;
  deadline: Overview['attention'][number]['deadline'];
  holder: string | null;
  opened: boolean;
  since: string;
  problem: string;
}

export interface Counts {
  due: Overview['due'];
  inReview: Overview['inReview'];
  sent: Overview['sent'];
  published: Overview['published'];
  brands: { id: string; name: string; sent: number; published: number }[];
  editions: Overview['editions'];
  quarantined: number;
  /** Editions that were to come within the last day and have not. */
  missing: { service: Service; name: string; cause: MissingCause; holiday: string; unverifiedId: string | null }[];
  mailboxes: { brandId: string; brand: string; message: string }[];
  held: boolean;
  now: string;
}

const unsent = `('drafting', 'returned', 'in_review', 'client_review', 'approved')`;

/** What may be missed within six hours, and what needs a person's decision: by deadline, what can still be met first, what has no hour last. Decisions are never left out for want of room. */
export function atRisk(tx: Tx): Promise<AtRisk[]> {
  return tx.query<AtRisk>(
    `select "pitchId", "queryId", state, summary, brand, deadline, holder, opened, since, problem from (select * from (
       select p.id as "pitchId", q.id as "queryId", p.state, q.summary, b.name as brand, ${deadlineSql('q')} as deadline, who.name as holder, p.opened_at is not null as opened,
              ${instantSql("coalesce(case when p.state = 'in_review' then p.submitted_at end, p.updated_at)")} as since,
              coalesce((select o.problem from app.outbox_message o where o.agency_id = p.agency_id and o.pitch_id = p.id and ${tellingSql('p', 'o')} order by o.created_at desc, o.id desc limit 1), '') as problem,
              coalesce(p.deadline_override, q.deadline_at) as due
         from app.pitch p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
         left join app.person who on who.id = p.holder and p.lease_until > app.now()
        where p.agency_id = app.agency_id() and (p.state in ('uncertain', 'failed')
           or (p.state in ${unsent} and coalesce(p.deadline_override, q.deadline_at) between app.now() and app.now() + interval '6 hours'))
       union all
       select null, q.id, null, q.summary, b.name, ${deadlineSql('q')}, null, false, ${instantSql('m.judged_at')}, '', q.deadline_at
         from app.match m join app.query q on q.agency_id = m.agency_id and q.id = m.query_id join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id
        where m.agency_id = app.agency_id() and m.verdict = 'accepted' and ${standingMatchSql('m')} and q.deadline_at between app.now() and app.now() + interval '6 hours'
          and not exists (select from app.pitch p where p.agency_id = m.agency_id and p.match_id = m.id)) risk
      order by coalesce(state in ('uncertain', 'failed'), false) desc, due nulls last, summary limit 12) shown
      order by due > app.now() desc nulls last, due, summary`,
  );
}

/** The numbers of the overview, in one round trip. Days and months are the agency's. */
export async function overviewCounts(tx: Tx): Promise<Counts> {
  const [row] = await tx.query<{ counts: Counts }>(
    `with agency as (select a.id, date_trunc('day', app.now() at time zone a.time_zone) at time zone a.time_zone as today,
         (date_trunc('day', app.now() at time zone a.time_zone) - interval '6 days') at time zone a.time_zone as week,
         date_trunc('month', app.now() at time zone a.time_zone) at time zone a.time_zone as month,
         (date_trunc('month', app.now() at time zone a.time_zone) - interval '1 month') at time zone a.time_zone as before from app.agency a where a.id = app.agency_id()),
     open as (
       select q.deadline_at, p.holder is not null and p.lease_until > app.now() or p.state in ('in_review', 'client_review', 'approved') as taken
         from app.match m join app.query q on q.agency_id = m.agency_id and q.id = m.query_id left join app.pitch p on p.agency_id = m.agency_id and p.match_id = m.id
        where m.agency_id = app.agency_id() and m.verdict = 'accepted' and ${standingMatchSql('m')} and (p.id is null or p.state in ${unsent})
          and q.deadline_at between app.now() and app.now() + interval '24 hours')
     select jsonb_build_object(
       'due', (select jsonb_build_object('count', count(*), 'untaken', count(*) filter (where taken is not true)) from open),
       'inReview', (select jsonb_build_object('count', count(*), 'oldestAt', ${instantSql('min(p.submitted_at)')}) from app.pitch p where p.agency_id = agency.id and p.state = 'in_review'),
       'sent', (select jsonb_build_object('today', count(*) filter (where p.sent_at >= agency.today), 'week', count(*)) from app.pitch p
          where p.agency_id = agency.id and p.sent_at >= agency.week),
       'published', (select jsonb_build_object('month', count(*) filter (where l.published_at >= agency.month), 'before', count(*) filter (where l.published_at < agency.month))
          from app.placement l where l.agency_id = agency.id and l.published_at >= agency.before),
       'brands', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'sent', s.sent, 'published', s.published) order by b.name), '[]')
          from app.brand b
          cross join lateral (select count(*) as sent, count(*) filter (where p.state = 'published') as published from app.pitch p
             where p.agency_id = b.agency_id and p.brand_id = b.id and p.sent_at >= app.now() - interval '90 days') s
          where b.agency_id = agency.id and b.status <> 'ended'),
       'editions', (select coalesce(jsonb_agg(shape order by received_at desc), '[]') from (
          select m.received_at, jsonb_build_object('messageId', m.id, 'service', m.service, 'name', coalesce(m.edition_name, ''), 'date', m.edition_date,
             'index', m.index_count, 'parsed', m.parsed_count, 'verified', m.trusted, 'receivedAt', ${instantSql('m.received_at')}) as shape
            from app.inbound_message m where m.agency_id = agency.id and m.status = 'parsed' and m.edition_date is not null order by m.received_at desc limit 5) e),
       'quarantined', (select count(*) from app.inbound_message m where m.agency_id = agency.id and m.status = 'quarantined' and m.received_at > app.now() - interval '7 days'),
       'missing', (select coalesce(jsonb_agg(jsonb_build_object('service', e.service, 'name', e.edition_name, 'holiday', e.holiday, 'unverifiedId', u.id,
             'cause', case when u.id is null then e.cause else 'unverified' end) order by e.due_at desc), '[]')
          from app.edition_alert e cross join lateral app.unverified_copy(e.agency_id, e.service, e.edition_date, e.edition_name) as u (id)
         where e.agency_id = agency.id and e.due_at > app.now() - interval '1 day' and e.dismissed_at is null
           and not app.edition_came(e.agency_id, e.service, e.edition_date, e.edition_name)),
       'mailboxes', (select coalesce(jsonb_agg(jsonb_build_object('brandId', b.id, 'brand', b.name, 'message', x.test_message)), '[]')
          from app.mailbox x join app.brand b on b.agency_id = x.agency_id and b.id = x.brand_id where x.agency_id = agency.id and x.test_state = 'failed' and b.status <> 'ended'),
       'held', (select held from app.sending_hold()), 'now', ${instantSql('app.now()')}) as counts from agency`,
  );
  if (!row) throw new Error('The unit of work has no agency row.');
  return row.counts;
}
