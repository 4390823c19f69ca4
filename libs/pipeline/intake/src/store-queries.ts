import { type Tx, enqueue, newId, recordEvent, transition, systemCtx } from '@sourcedesk/data';
import type { ParsedDigest, ParsedQuery } from '@sourcedesk/domain/digests';
import type { MessageId, PitchId, QueryId } from '@sourcedesk/domain/ids';

interface Source {
  id: MessageId;
  trusted: boolean;
  receivedAt: Date;
}

interface Stored {
  id: QueryId;
  identity: string;
  /** Not seen before. */
  fresh: boolean;
  /** Seen before with an earlier deadline, which this copy extends. */
  extended: boolean;
}

/**
 * Writes the queries of a digest: new ones are added, repeats fold into the one they repeat, and a later deadline is taken over from a
 * trusted copy. Everything by the set, never a round trip a row.
 * @returns the ids of the digest's queries, in its order
 */
export async function storeQueries(tx: Tx, source: Source, digest: ParsedDigest): Promise<QueryId[]> {
  if (digest.queries.length === 0) return [];
  const rows = firstOfEach(digest.queries).map((query) => rowOf(query, digest));
  const json = JSON.stringify(rows);
  await rememberOutlets(tx, json);
  await rememberJournalists(tx, json);
  const stored = await upsert(tx, source, json);
  await tx.query(sightingsSql, [json, source.id]);
  const idOf = new Map(stored.map(({ identity, id }) => [identity, id]));
  const fresh = stored.filter((query) => query.fresh).map(({ id }) => id);
  if (fresh.length > 0) await enqueue(tx, { name: 'matching.match', payload: { queryIds: fresh } });
  for (const { id } of stored.filter((query) => query.extended)) await takeOverDeadline(tx, id);
  return rows.map(({ identity }) => idOf.get(identity)).filter((id) => id !== undefined);
}

/** A digest that repeats itself gives one query. */
function firstOfEach(queries: readonly ParsedQuery[]): ParsedQuery[] {
  return [...new Map([...queries].reverse().map((query) => [query.identity, query])).values()].reverse();
}

function rowOf(query: ParsedQuery, { service, edition }: ParsedDigest) {
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return {
    id: newId<QueryId>(),
    sightingId: newId(),
    outletId: newId(),
    journalistId: newId(),
    identity: query.identity,
    service: service ?? 'manual',
    number: query.number,
    editionName: edition?.name ?? null,
    editionDate: edition?.date ?? null,
    summary: query.summary,
    body: query.body,
    category: query.category,
    journalistName: query.journalist.name,
    // Never the relay alias: it is new with every query. Without a profile or a personal address nobody is remembered.
    journalist: query.journalist.profileUrl || (query.reply.kind === 'address' ? query.reply.address : ''),
    outletName: query.outlet.name,
    outletUrl: query.outlet.url,
    outlet: fold(query.outlet.name),
    deadlineAt: query.deadline?.at ?? null,
    deadlineZone: query.deadline?.zone ?? null,
    deadlineRaw: query.deadline?.raw ?? null,
    deadlineCertainty: query.deadline?.certainty ?? null,
    replyKind: query.reply.kind,
    replyAddress: query.reply.address,
    replyUrl: query.reply.url,
    otherAddresses: query.otherAddresses,
    noAi: query.flags.noAi,
    trap: query.trap,
    questions: query.questions,
    wordLimit: query.wordLimit,
    ranges: query.ranges,
  };
}

const columns = `"id" uuid, "sightingId" uuid, "outletId" uuid, "journalistId" uuid, "identity" text, "service" text, "number" integer, "editionName" text, "editionDate" date,
  "summary" text, "body" text, "category" text, "journalistName" text, "journalist" text, "outletName" text, "outletUrl" text, "outlet" text,
  "deadlineAt" timestamptz, "deadlineZone" text, "deadlineRaw" text, "deadlineCertainty" text, "replyKind" text, "replyAddress" text, "replyUrl" text,
  "otherAddresses" text[], "noAi" boolean, "trap" jsonb, "questions" jsonb, "wordLimit" jsonb, "ranges" jsonb`;
const read = `jsonb_to_recordset($1::jsonb) as r (${columns})`;

async function rememberOutlets(tx: Tx, json: string): Promise<void> {
  await tx.query(
    `insert into app.outlet (agency_id, id, name, folded, url)
     select distinct on (r."outlet") app.agency_id(), r."outletId", r."outletName", r."outlet", r."outletUrl" from ${read} where r."outlet" <> ''
     order by r."outlet" on conflict (agency_id, folded) do update set url = excluded.url where outlet.url = '' and excluded.url <> ''`,
    [json],
  );
}

async function rememberJournalists(tx: Tx, json: string): Promise<void> {
  await tx.query(
    `insert into app.journalist (agency_id, id, name, identity)
     select distinct on (r."journalist") app.agency_id(), r."journalistId", r."journalistName", r."journalist" from ${read} where r."journalist" <> ''
     order by r."journalist" on conflict (agency_id, identity) do nothing`,
    [json],
  );
}

/** Untrusted copies add queries of their own and never change one that is there; a later deadline replaces an earlier one. */
async function upsert(tx: Tx, source: Source, json: string): Promise<Stored[]> {
  return tx.query<Stored>(
    `with before as (
       select q.identity, q.deadline_at from app.query q join ${read} on r."identity" = q.identity where q.agency_id = app.agency_id()),
     written as (
       insert into app.query (agency_id, id, identity, service, number, message_id, edition_name, edition_date, summary, body, category, journalist_id, journalist_name,
         outlet_id, outlet_name, outlet_url, deadline_at, deadline_zone, deadline_raw, deadline_certainty, reply_kind, reply_address, reply_url, other_addresses, trusted,
         no_ai, trap, questions, word_limit, received_at, updated_at)
       select app.agency_id(), r."id", r."identity", r."service", r."number", $2, r."editionName", r."editionDate", r."summary", r."body", r."category", j.id, r."journalistName",
         o.id, r."outletName", r."outletUrl", r."deadlineAt", r."deadlineZone", r."deadlineRaw", r."deadlineCertainty", r."replyKind", r."replyAddress", r."replyUrl",
         coalesce(r."otherAddresses", '{}'), $3, r."noAi", nullif(r."trap", 'null'), r."questions", nullif(r."wordLimit", 'null'), $4, app.now()
       from ${read}
       left join app.outlet o on o.agency_id = app.agency_id() and o.folded = r."outlet"
       left join app.journalist j on j.agency_id = app.agency_id() and j.identity = r."journalist"
       on conflict (agency_id, identity) do update set
         extended_from = query.deadline_at, deadline_at = excluded.deadline_at, deadline_zone = excluded.deadline_zone,
         deadline_raw = excluded.deadline_raw, deadline_certainty = excluded.deadline_certainty, updated_at = app.now()
         where $3 and excluded.deadline_at > query.deadline_at
       returning id, identity)
     select coalesce(w.id, q.id) as id, r."identity" as identity, b.identity is null as fresh, b.identity is not null and w.id is not null as extended
       from ${read} left join written w on w.identity = r."identity" left join before b on b.identity = r."identity"
       left join app.query q on q.agency_id = app.agency_id() and q.identity = r."identity"`,
    [json, source.id, source.trusted, source.receivedAt],
  );
}

const sightingsSql = `
  insert into app.sighting (agency_id, id, query_id, message_id, number, deadline_at, deadline_raw, ranges, seen_at)
  select app.agency_id(), r."sightingId", q.id, $2, r."number", r."deadlineAt", r."deadlineRaw", r."ranges", app.now()
    from ${read} join app.query q on q.agency_id = app.agency_id() and q.identity = r."identity"
  on conflict (agency_id, message_id, query_id) do nothing`;

/** Pitches that were missed get their chance again; everybody looking at the query is told. */
async function takeOverDeadline(tx: Tx, id: QueryId): Promise<void> {
  const missed = await tx.query<{ id: PitchId }>(
    `select id from app.pitch where agency_id = app.agency_id() and query_id = $1 and state = 'missed' order by id`,
    [id],
  );
  for (const pitch of missed) {
    await transition(systemCtx(tx.who.agencyId), tx, pitch.id, 'revive', { reason: "The journalist extended the query's deadline." });
  }
  await recordEvent(tx, { kind: 'query', what: 'extended', entityId: id, brandId: null });
}
