import { type Tx, newId } from '@sourcedesk/data';
import { cutRanges, placesInBody } from '@sourcedesk/domain/digests';
import type { FieldRanges } from '@sourcedesk/domain/digests';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import { storableJson } from './storable';
import type { StandingQuery } from './standing-query';

/** The second of two queries that were one: its id, and where in the body of both it and its summary begin. */
interface Second {
  id: QueryId;
  at: number;
  summaryAt: [number, number] | null;
}

interface Sighting {
  id: string;
  messageId: MessageId;
  ranges: Record<string, FieldRanges>;
  shown: string | null;
}

/**
 * Gives each of two queries its own place in every message that the one they were stood in, and names the second there. What the reader
 * found is not counted again: that is what the digest's own index is held against. Where the words of a message are not those of
 * the body, both keep the whole place.
 */
export async function sightSecond(tx: Tx, standing: StandingQuery, second: Second): Promise<void> {
  const sightings = await tx.query<Sighting>(
    `select s.id, s.message_id as "messageId", s.ranges,
            (select part ->> 'text' from app.inbound_text t, jsonb_array_elements(t.parts) as part
              where t.agency_id = s.agency_id and t.id = s.message_id and part ->> 'part' = s.ranges -> 'body' ->> 'part' limit 1) as shown
       from app.sighting s where s.agency_id = app.agency_id() and s.query_id = $1`,
    [standing.id],
  );
  for (const sighting of sightings) await divide(tx, standing, second, sighting);
}

async function divide(tx: Tx, standing: StandingQuery, second: Second, sighting: Sighting): Promise<void> {
  const { first, rest } = divided(standing.read.body, second, sighting);
  await tx.query(
    `with kept as (update app.sighting set ranges = $3 where agency_id = app.agency_id() and id = $1),
          named as (
            update app.inbound_message
               set query_ids = query_ids[:array_position(query_ids, $6::uuid)] || $5::uuid || query_ids[array_position(query_ids, $6::uuid) + 1:]
             where agency_id = app.agency_id() and id = $7 and $6::uuid = any (query_ids) and $5::uuid <> all (query_ids))
     insert into app.sighting (agency_id, id, query_id, message_id, number, deadline_at, deadline_raw, ranges, seen_at)
     select s.agency_id, $2, $5, s.message_id, s.number, s.deadline_at, s.deadline_raw, $4, s.seen_at
       from app.sighting s where s.agency_id = app.agency_id() and s.id = $1
     on conflict (agency_id, message_id, query_id) do nothing`,
    [sighting.id, newId(), storableJson(first), storableJson(rest), second.id, standing.id, sighting.messageId],
  );
}

function divided(
  body: string,
  { at, summaryAt }: Second,
  { ranges, shown }: Sighting,
): Record<'first' | 'rest', Record<string, FieldRanges>> {
  const whole = ranges['body'];
  const placeOf = whole && shown !== null ? placesInBody(shown, whole, body) : null;
  if (!whole || !placeOf) return { first: ranges, rest: whole ? { body: whole } : {} };
  const { before, after } = cutRanges(whole, placeOf(at));
  const summary = summaryAt && { part: whole.part, ranges: [[placeOf(summaryAt[0]), placeOf(summaryAt[1] - 1) + 1]] as [number, number][] };
  return { first: { ...ranges, body: before }, rest: { body: after, ...(summary && { summary }) } };
}
