import { type Tx, enqueue, newId, recordEvent, systemCtx } from '@sourcedesk/data';
import type { ParsedDigest, ParsedQuery } from '@sourcedesk/domain/digests';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import { reviveMissed } from './follow-correction';
import { keepTraps } from './keep-traps';
import { type RememberedRow, remember } from './remember';
import { replaceUntrusted } from './replace-untrusted';
import { type QueryRow, queryColumns, rowOf } from './query-row';
import { storableJson } from './storable';

/** Where queries come from: a message, or (without an id) somebody's hand. */
export interface Source {
  id: MessageId | null;
  trusted: boolean;
  receivedAt: Date;
  /** Whether the places in the message where the queries stood are written with them. */
  sighted?: boolean;
}

/** Queries one job takes. */
const mostAJob = 500;

/**
 * Writes the queries of a digest: new ones are added, repeats fold into the one they repeat, and a later deadline is taken over from a
 * trusted copy. Everything by the set, never a round trip a row.
 * @returns the ids of the digest's queries, in its order
 */
export async function storeQueries(tx: Tx, source: Source & { id: MessageId }, digest: ParsedDigest): Promise<QueryId[]> {
  if (digest.queries.length === 0) return [];
  const rows = firstOfEach(digest.queries).map((query) => rowOf(query, digest));
  const written = await writeRows(tx, { ...source, sighted: true }, rows);
  if (source.trusted)
    await keepTraps(
      tx,
      rows.filter(({ id, identity }) => written.get(identity) !== id),
    );
  const repeats = rows.filter(({ identity }) => !written.has(identity));
  const idOf = new Map([...written, ...(await sight(tx, source.id, repeats))]);
  return rows.map(({ identity }) => idOf.get(identity)).filter((id) => id !== undefined);
}

/**
 * Writes rows, has new queries matched, and those anew that were known from untrusted copies alone; tells those who look at a query whose deadline was extended.
 * @returns by identity the ids of what was written: drawn by us where the query is new, the older query's where its deadline was extended
 */
export async function writeRows(tx: Tx, source: Source, queries: readonly QueryRow[]): Promise<ReadonlyMap<string, QueryId>> {
  const rows = await remember(tx, queries, source.trusted);
  const written = await upsert(tx, source, rows);
  const drawn = new Set(rows.map(({ id }) => id));
  const ids = [...written.values()];
  const fresh = ids.filter((id) => drawn.has(id));
  const known = rows.filter(({ identity, id }) => written.get(identity) !== id);
  const replaced = source.trusted && known.length > 0 ? await replaceUntrusted(tx, source.id, known) : [];
  enqueueFor(tx, 'matching.match', [...fresh, ...replaced]);
  enqueueFor(tx, 'intake.liken', fresh);
  for (const id of replaced)
    await reviveMissed(systemCtx(tx.who.agencyId), tx, id, 'A copy of the query that one can trust gives another deadline.');
  for (const id of ids.filter((each) => !drawn.has(each))) await takeOverDeadline(tx, id);
  return written;
}

function enqueueFor(tx: Tx, name: 'matching.match' | 'intake.liken', queryIds: readonly QueryId[]): void {
  for (let from = 0; from < queryIds.length; from += mostAJob)
    enqueue(tx, { name, payload: { queryIds: queryIds.slice(from, from + mostAJob) } });
}

/** A digest that repeats itself gives one query. */
export function firstOfEach(queries: readonly ParsedQuery[]): ParsedQuery[] {
  return [...new Map([...queries].reverse().map((query) => [query.identity, query])).values()].reverse();
}

/**
 * Untrusted copies add queries of their own and never change one that is there; a later deadline replaces an earlier one, or none, but for one that a person has set:
 * that it was named stays in the sightings. A query that only untrusted copies told of is
 * replaced as a whole, by {@link replaceUntrusted}. In the order of the identities, so that two digests with the same queries wait for one another and never in a circle.
 * The agency and the time of the unit are asked for once: a function of ours costs some 3 us a call. Rows travel as json, which costs a third less to take apart than jsonb.
 * @returns by identity the ids of what was written: drawn by us where the query is new, the older query's where its deadline was extended
 */
async function upsert(tx: Tx, source: Source, rows: readonly RememberedRow[]): Promise<Map<string, QueryId>> {
  const written = await tx.query<{ id: QueryId; identity: string }>(
    `with r as (select * from json_to_recordset($1::json) as r (${queryColumns}, "sightingId" uuid, "ranges" jsonb)),
     written as (
       insert into app.query (agency_id, id, identity, service, number, message_id, edition_name, edition_date, summary, body, category, journalist_id, journalist_name,
         outlet_id, outlet_name, outlet_url, deadline_at, deadline_zone, deadline_raw, deadline_certainty, reply_kind, reply_address, reply_url, other_addresses, trusted,
         no_ai, no_ai_evidence, traps, questions, requirements, words, beginning, received_at, updated_at)
       select (select app.agency_id()), "id", "identity", "service", "number", $2, "editionName", "editionDate", "summary", "body", "category", "journalistId", "journalistName",
         "outletId", "outletName", "outletUrl", "deadlineAt", "deadlineZone", "deadlineRaw", "deadlineCertainty", "replyKind", "replyAddress", "replyUrl", "otherAddresses", $3,
         "noAi", "noAiEvidence", "traps", "questions", "requirements", "words", "beginning", $4, (select app.now())
         from r order by "identity"
       on conflict (agency_id, identity) do update set
         extended_from = query.deadline_at, deadline_at = excluded.deadline_at, deadline_zone = excluded.deadline_zone,
         deadline_raw = excluded.deadline_raw, deadline_certainty = excluded.deadline_certainty, version = query.version + 1, updated_at = (select app.now())
         where $3 and query.trusted and 'deadline' <> all (query.corrected) and excluded.deadline_at > coalesce(query.deadline_at, '-infinity')
       returning id, identity),
     seen as (
       ${sightingInsert}
       select (select app.agency_id()), r."sightingId", written.id, $2, r."number", r."deadlineAt", r."deadlineRaw", r."ranges", (select app.now())
         from written join r on r."identity" = written.identity where $5
       ${sightingConflict})
     select id, identity from written`,
    [
      storableJson(rows.map((row) => ({ ...row, sightingId: newId() }))),
      source.id,
      source.trusted,
      source.receivedAt,
      source.sighted === true,
    ],
  );
  return new Map(written.map(({ identity, id }) => [identity, id]));
}

const sightingInsert = 'insert into app.sighting (agency_id, id, query_id, message_id, number, deadline_at, deadline_raw, ranges, seen_at)';
const sightingConflict = 'on conflict (agency_id, message_id, query_id) do update set number = excluded.number, ranges = excluded.ranges';

/**
 * Writes where in the message queries stood that were here before and stay as they are. A statement of its own: only now are queries visible that another message
 * wrote meanwhile.
 * @returns by identity their ids
 */
async function sight(tx: Tx, messageId: MessageId, repeats: readonly QueryRow[]): Promise<Map<string, QueryId>> {
  if (repeats.length === 0) return new Map();
  const seen = repeats.map(({ identity, number, deadlineAt, deadlineRaw, ranges }) => ({
    id: newId(),
    identity,
    number,
    deadlineAt,
    deadlineRaw,
    ranges,
  }));
  const found = await tx.query<{ id: QueryId; identity: string }>(
    `with seen as (
       select r.*, (select q.id from app.query q where q.agency_id = (select app.agency_id()) and q.identity = r."identity") as "queryId"
         from json_to_recordset($1::json) as r ("id" uuid, "identity" text, "number" integer, "deadlineAt" timestamptz, "deadlineRaw" text, "ranges" jsonb)),
     written as (
       ${sightingInsert}
       select (select app.agency_id()), "id", "queryId", $2, "number", "deadlineAt", "deadlineRaw", "ranges", (select app.now()) from seen where "queryId" is not null
       ${sightingConflict})
     select "queryId" as id, "identity" as identity from seen where "queryId" is not null`,
    [storableJson(seen), messageId],
  );
  return new Map(found.map(({ identity, id }) => [identity, id]));
}

/** Everybody looking at the query is told. */
async function takeOverDeadline(tx: Tx, id: QueryId): Promise<void> {
  await reviveMissed(systemCtx(tx.who.agencyId), tx, id, "The journalist extended the query's deadline.");
  recordEvent(tx, { kind: 'query', what: 'extended', entityId: id, brandId: null });
}
