import { type Ctx, type Tx, enqueue, newId, recordEvent } from '@sourcedesk/data';
import type { FieldRanges } from '@sourcedesk/domain/digests';
import type { QueryId } from '@sourcedesk/domain/ids';
import { queryFields, type QueryField } from '@sourcedesk/domain/query-fields';
import { consequencesOf, followCorrection, renumberTicks } from '../follow-correction';
import { rowOf } from '../query-row';
import type { ReadMessage } from '../read-message';
import { storableJson } from '../storable';
import { type Change, recordChanges, writeReread } from '../standing-query';
import { writeRows } from '../store-queries';
import { writeResult } from '../write-result';
import { type Comparison, type Paired } from './compare-message';
import type { StandingMessage } from './standing-message';

/** What matching looks at. */
const matched: readonly string[] = ['summary', 'body', 'category', 'outlet'];

/**
 * Writes a message as it reads now: its queries change where they read otherwise, new ones come in, and those that are read no more stay with all that hangs on them.
 * Pitches follow, as they follow a correction by hand.
 */
export async function applyMessage(ctx: Ctx, tx: Tx, standing: StandingMessage, read: ReadMessage, comparison: Comparison): Promise<void> {
  // Everybody locks queries in the order of their identities.
  const pairs = [...comparison.pairs].sort((one, other) => (one.standing.identity < other.standing.identity ? -1 : 1));
  for (const pair of pairs) await applyPair(ctx, tx, pair);
  const rows = comparison.added.map((query) => rowOf(query, read.digest));
  const source = { id: standing.id, trusted: standing.trusted, receivedAt: new Date(standing.receivedAt) };
  const written = rows.length > 0 ? await writeRows(tx, source, rows) : new Map<string, QueryId>();
  const seen = [
    ...comparison.pairs.map(({ standing: { id }, parsed }) => ({
      queryId: id,
      number: parsed.number,
      ranges: parsed.ranges,
      deadline: parsed.deadline,
    })),
    ...(await addedIds(tx, rows, written)).map((queryId, at) => ({ queryId, ...placeOf(comparison.added[at]) })),
    ...comparison.gone.map(({ id, number }) => ({ queryId: id, number, ranges: {}, deadline: null })),
  ];
  await sightAgain(tx, standing, seen);
  const order = [...seen].sort((one, other) => one.number - other.number).map(({ queryId }) => queryId);
  const byHand = standing.sighted.map(({ id }) => id).filter((id) => !order.includes(id));
  await writeResult(tx, standing.id, read, [...order, ...byHand]);
  recordEvent(tx, { kind: 'message', what: read.digest.status, entityId: standing.id, brandId: null });
}

const placeOf = (query: Comparison['added'][number] | undefined) => ({
  number: query?.number ?? 0,
  ranges: query?.ranges ?? {},
  deadline: query?.deadline ?? null,
});

async function applyPair(ctx: Ctx, tx: Tx, { standing, identity, reread }: Paired): Promise<void> {
  const { id, read } = standing;
  if (standing.own && identity !== standing.identity)
    await tx.query(
      `update app.query q set identity = $2 where agency_id = app.agency_id() and id = $1
          and not exists (select from app.query o where o.agency_id = q.agency_id and o.identity = $2)`,
      [id, identity],
    );
  if (reread.changes.length === 0) return;
  await writeReread(
    tx,
    standing,
    reread.query,
    reread.changes.map(({ field }) => field),
  );
  const told = reread.changes.filter((change): change is typeof change & { field: QueryField } =>
    (queryFields as readonly string[]).includes(change.field),
  );
  const changes: Change[] = told.map(({ field, before, after }) => ({ field, before, after }));
  await recordChanges(tx, id, changes);
  recordEvent(tx, { kind: 'query', what: 'changed', entityId: id, brandId: null });
  if (reread.changes.some(({ field }) => matched.includes(field))) enqueue(tx, { name: 'matching.match', payload: { queryIds: [id] } });
  if (reread.changes.some(({ field }) => field === 'questions')) await renumberTicks(tx, id, read.questions, reread.query.questions);
  const consequences = consequencesOf(changes);
  if (consequences) await followCorrection(ctx, tx, id, consequences);
}

/** The ids of the queries that were added: of new ones and of those that another message had brought already. */
async function addedIds(tx: Tx, rows: readonly { identity: string }[], written: ReadonlyMap<string, QueryId>): Promise<QueryId[]> {
  if (rows.length === 0) return [];
  const found = await tx.query<{ id: QueryId; identity: string }>(
    'select id, identity from app.query where agency_id = app.agency_id() and identity = any ($1)',
    [rows.map(({ identity }) => identity)],
  );
  const known = new Map(found.map(({ id, identity }) => [identity, id]));
  return rows.map(({ identity }) => {
    const id = written.get(identity) ?? known.get(identity);
    if (!id) throw new Error('A query with this identity conflicted, yet there is none.');
    return id;
  });
}

interface Seen {
  queryId: QueryId;
  number: number;
  ranges: Record<string, FieldRanges>;
  deadline: { at: string | null; raw: string } | null;
}

async function sightAgain(tx: Tx, { id }: StandingMessage, seen: readonly Seen[]): Promise<void> {
  const rows = seen.map(({ queryId, number, ranges, deadline }) => ({
    id: newId(),
    queryId,
    number,
    ranges,
    deadlineAt: deadline?.at ?? null,
    deadlineRaw: deadline?.raw ?? null,
  }));
  await tx.query(
    `insert into app.sighting (agency_id, id, query_id, message_id, number, deadline_at, deadline_raw, ranges, seen_at)
     select app.agency_id(), r."id", r."queryId", $1, r."number", r."deadlineAt", r."deadlineRaw", r."ranges", app.now()
       from jsonb_to_recordset($2::jsonb) as r ("id" uuid, "queryId" uuid, "number" integer, "deadlineAt" timestamptz, "deadlineRaw" text, "ranges" jsonb)
     on conflict (agency_id, message_id, query_id) do update set number = excluded.number, ranges = excluded.ranges,
       deadline_at = coalesce(excluded.deadline_at, sighting.deadline_at), deadline_raw = coalesce(excluded.deadline_raw, sighting.deadline_raw)`,
    [id, storableJson(rows)],
  );
}
