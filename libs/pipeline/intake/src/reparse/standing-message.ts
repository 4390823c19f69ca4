import { type Tx, instantSql } from '@sourcedesk/data';
import type { ReadQuery } from '@sourcedesk/domain/digests';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import type { QueryField } from '@sourcedesk/domain/query-fields';
import type { Service } from '@sourcedesk/domain/services';
import { readQuerySql } from '../standing-query';

/** A query that a message was read to hold. */
export interface Sighted {
  id: QueryId;
  identity: string;
  service: Service;
  number: number;
  /** Whether its words are this message's, and not those of an earlier one. */
  own: boolean;
  /** Whether a person put it there, by adding it to the message or by cutting another in two. */
  byHand: boolean;
  corrected: QueryField[];
  extended: boolean;
  repeated: boolean;
  read: ReadQuery;
}

/** A message as it was read last. */
export interface StandingMessage {
  id: MessageId;
  trusted: boolean;
  receivedAt: string;
  status: 'parsed' | 'quarantined';
  reason: string | null;
  service: Service | null;
  edition: { name: string; date: string } | null;
  index: number | null;
  warnings: string[];
  parts: { part: string; text: string }[];
  sighted: Sighted[];
}

/** A message that was read, with its queries; undefined while it is to be read anyway, or set aside. */
export async function standingMessage(tx: Tx, id: MessageId, lock: boolean): Promise<StandingMessage | undefined> {
  const [row] = await tx.query<StandingMessage>(
    `select m.id, m.trusted, ${instantSql('m.received_at')} as "receivedAt", m.status, m.reason, m.service, m.index_count as index, m.warnings,
            case when m.edition_date is null then null else jsonb_build_object('name', coalesce(m.edition_name, ''), 'date', m.edition_date) end as edition,
            coalesce((select parts from app.inbound_text t where t.agency_id = m.agency_id and t.id = m.id), '[]') as parts,
            coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'identity', q.identity, 'service', q.service, 'number', s.number, 'own', q.message_id = m.id,
                'byHand', exists (select from app.query_change c where c.agency_id = q.agency_id and c.query_id = q.id and (c.field = 'added' or (c.field = 'split' and c.after is null))),
                'corrected', q.corrected, 'extended', q.extended_from is not null,
                'repeated', exists (select from app.sighting o where o.agency_id = q.agency_id and o.query_id = q.id and o.message_id <> m.id), 'read', ${readQuerySql})
                order by s.number, q.id)
               from app.sighting s join app.query q on q.agency_id = s.agency_id and q.id = s.query_id
              where s.agency_id = m.agency_id and s.message_id = m.id), '[]') as sighted
       from app.inbound_message m
      where m.agency_id = app.agency_id() and m.id = $1 and m.status <> 'pending' and not m.set_aside
      ${lock ? 'for update of m' : ''}`,
    [id],
  );
  return row;
}
