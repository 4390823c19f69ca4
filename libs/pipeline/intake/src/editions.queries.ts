import type { EditionAlert } from '@sourcedesk/contracts/editions';
import { type Tx, instantSql } from '@sourcedesk/data';
import { type MissingCause, missingWords } from '@sourcedesk/domain/editions';
import type { Service } from '@sourcedesk/domain/services';

/** An edition that came: the first message with it that one can trust; where none is, the first. */
export interface Arrival {
  service: Service;
  name: string;
  date: string;
  messageId: string;
  trusted: boolean;
  receivedAt: string;
}

/** How a service is waited for. `choice` null: as its editions come. */
export interface Watched {
  service: Service;
  watched: boolean;
  choice: boolean | null;
}

/** What came of the editions of a stretch of days (YYYY-MM-DD, both included). */
export function arrivals(tx: Tx, from: string, to: string): Promise<Arrival[]> {
  return tx.query<Arrival>(
    `select distinct on (m.service, m.edition_date, m.edition_name) m.service, m.edition_name as name, m.edition_date::text as date, m.id as "messageId", m.trusted,
            ${instantSql('m.received_at')} as "receivedAt"
       from app.inbound_message m where m.agency_id = app.agency_id() and m.edition_date between $1 and $2 and m.status = 'parsed' and m.service is not null
      order by m.service, m.edition_date, m.edition_name, m.trusted desc, m.received_at`,
    [from, to],
  );
}

/** Whether each of the services is waited for now. */
export function watchedServices(tx: Tx, services: readonly Service[]): Promise<Watched[]> {
  return tx.query<Watched>(
    `select s.service, app.service_watched(app.agency_id(), s.service, app.now()) as watched, w.watched as choice
       from unnest($1::text[]) with ordinality s (service, at) left join app.service_watch w on w.agency_id = app.agency_id() and w.service = s.service order by s.at`,
    [services],
  );
}

/**
 * The alerts of the last day that nobody has seen to, the latest first. One ends by itself when its edition comes in a copy that one can trust: that is read, not written,
 * so that no arrival can pass it by. A copy that nobody vouches for ends nothing, and is told.
 */
export async function openAlerts(tx: Tx): Promise<EditionAlert[]> {
  const rows = await tx.query<Omit<EditionAlert, 'text'> & { holiday: string }>(
    `select e.id, e.service, json_build_object('name', e.edition_name, 'date', e.edition_date) as edition, ${instantSql('e.due_at')} as "dueAt",
            ${instantSql('e.raised_at')} as "raisedAt", case when u.id is null then e.cause else 'unverified' end as cause, e.holiday, u.id as "unverifiedId"
       from app.edition_alert e cross join lateral app.unverified_copy(e.agency_id, e.service, e.edition_date, e.edition_name) as u (id)
      where e.agency_id = app.agency_id() and e.due_at > app.now() - interval '1 day' and e.dismissed_at is null
        and not app.edition_came(e.agency_id, e.service, e.edition_date, e.edition_name)
      order by e.due_at desc, e.id desc`,
  );
  return rows.map(({ holiday, ...alert }) => ({ ...alert, text: missingWords(alert.cause as MissingCause, holiday) }));
}
