import type { QueryBody } from '@sourcedesk/contracts/intake';
import { type Tx, newId } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import type { Service } from '@sourcedesk/domain/services';
import { storableJson } from './storable';

type Place = QueryBody['place'];

/** The message that somebody points at. */
export interface Evidence {
  id: MessageId;
  service: Service | null;
  edition: { name: string; date: string } | null;
  receivedAt: Date;
}

/**
 * Locks the message in which a query stands that nobody read as one.
 * @throws DomainError not-found, invalid when there is no such place in it
 */
export async function lockEvidence(tx: Tx, messageId: string, place: Place): Promise<Evidence> {
  const [row] = await tx.query<Evidence & { units: string | null }>(
    `select m.id, m.service, m.received_at as "receivedAt",
            case when m.edition_date is null then null else jsonb_build_object('name', coalesce(m.edition_name, ''), 'date', m.edition_date) end as edition,
            (select each ->> 'text' from app.inbound_text t, jsonb_array_elements(t.parts) as each
              where t.agency_id = m.agency_id and t.id = m.id and each ->> 'part' = $2 limit 1) as units
       from app.inbound_message m where m.agency_id = app.agency_id() and m.id = $1 for no key update of m`,
    [messageId, place?.part ?? ''],
  );
  if (!row) throw new DomainError('not-found', 'There is no such message.');
  const { units, ...evidence } = row;
  if (!place || (units !== null && place.end <= units.length)) return evidence;
  const message = 'The message has no such place: select the words again.';
  throw new DomainError('invalid', message, {}, [{ pointer: '/place', code: 'place', message }]);
}

/** Gives a query its place in a message, and the message its query; once. It is none that the reader found, so the sum of the digest stays. */
export async function keepEvidence(tx: Tx, messageId: MessageId, place: Place, id: QueryId): Promise<void> {
  const ranges = place ? { body: { part: place.part, ranges: [[place.start, place.end]] } } : {};
  await tx.query(
    `with seen as (
       insert into app.sighting (agency_id, id, query_id, message_id, number, deadline_at, deadline_raw, ranges, seen_at)
       select q.agency_id, $1, q.id, $3, q.number, q.deadline_at, q.deadline_raw, $4, app.now() from app.query q where q.agency_id = app.agency_id() and q.id = $2
       on conflict (agency_id, message_id, query_id) do nothing returning query_id)
     update app.inbound_message m set query_ids = m.query_ids || seen.query_id
       from seen where m.agency_id = app.agency_id() and m.id = $3`,
    [newId(), id, messageId, storableJson(ranges)],
  );
}
