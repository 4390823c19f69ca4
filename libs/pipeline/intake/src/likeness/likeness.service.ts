import { Injectable } from '@nestjs/common';
import type { Likeness as Suggestion, LikenessVerdict } from '@sourcedesk/contracts/likeness';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { type Ctx, TenantDb, type Tx, newId, recordAudit, recordEvent, systemCtx } from '@sourcedesk/data';
import type { AgencyId, LikenessId, QueryId } from '@sourcedesk/domain/ids';
import { type Comparable, likenessOf } from '@sourcedesk/domain/similarity';
import { storableJson } from '../storable';
import { likenessesOf, oneLikeness } from './likeness.queries';

/** A request that comes again comes within so many days. */
const days = 60;
/** Other queries that one is held against, the latest first. */
const mostCandidates = 200;

interface Pair {
  id: QueryId;
  otherId: QueryId;
  one: Comparable;
  other: Comparable;
}

/** Finds queries that may be the same request, across services and under new addresses, and remembers what a person says of it. */
@Injectable()
export class LikenessService {
  constructor(private readonly db: TenantDb) {}

  /** @throws DomainError not-found */
  list(ctx: Ctx, id: QueryId, page: PageQuery): Promise<string> {
    return this.db.run(ctx, (tx) => likenessesOf(tx, id, page));
  }

  /** Says whether two queries are one request; `open` takes that back. @throws DomainError not-found */
  judge(ctx: Ctx, id: LikenessId, verdict: LikenessVerdict): Promise<Suggestion> {
    return this.db.run(ctx, async (tx) => {
      await tx.query(
        `update app.query_likeness set verdict = $2, judged_by = case when $2 = 'open' then null else app.user_id() end,
                judged_at = case when $2 = 'open' then null else app.now() end
          where agency_id = app.agency_id() and id = $1`,
        [id, verdict],
      );
      const likeness = await oneLikeness(tx, id);
      await recordAudit(tx, { action: 'queries.liken', entity: 'query_likeness', entityId: id, fields: ['verdict'] });
      for (const { id: queryId } of [likeness.query, likeness.other]) tell(tx, queryId as QueryId);
      return likeness;
    });
  }

  /** Holds new queries against those of the last weeks. A second run finds what is there already. */
  find(agencyId: AgencyId, queryIds: readonly QueryId[]): Promise<void> {
    return this.db.run(systemCtx(agencyId), async (tx) => {
      const found = (await candidates(tx, queryIds)).flatMap(({ id, otherId, one, other }) => {
        const evidence = likenessOf(one, other);
        return evidence ? [{ id: newId<LikenessId>(), queryId: id, otherId, evidence }] : [];
      });
      if (found.length === 0) return;
      const written = await tx.query<{ queryId: QueryId }>(
        `insert into app.query_likeness (agency_id, id, query_id, other_id, evidence, found_at)
         select app.agency_id(), r.id, r."queryId", r."otherId", r.evidence, app.now()
           from jsonb_to_recordset($1::jsonb) as r (id uuid, "queryId" uuid, "otherId" uuid, evidence jsonb)
          where not exists (select from app.query_likeness l where l.agency_id = app.agency_id() and l.query_id = r."otherId" and l.other_id = r."queryId")
         on conflict (agency_id, query_id, other_id) do nothing returning query_id as "queryId"`,
        [storableJson(found)],
      );
      for (const id of new Set(written.map(({ queryId }) => queryId))) tell(tx, id);
    });
  }
}

const tell = (tx: Tx, id: QueryId): void => recordEvent(tx, { kind: 'query', what: 'likened', entityId: id, brandId: null });

const comparableSql = (q: string) =>
  `jsonb_build_object('summary', ${q}.summary, 'body', left(${q}.body, 6000), 'outlet', ${q}.outlet_name, 'journalist', ${q}.journalist_name)`;

/** Earlier queries that share the outlet, the journalist or the beginning of the text, by an index each. */
function candidates(tx: Tx, queryIds: readonly QueryId[]): Promise<Pair[]> {
  const by = (column: string) => `select c.id from app.query c where c.agency_id = (select app.agency_id()) and c.${column} = q.${column}
      and (c.received_at, c.id) < (q.received_at, q.id) and c.received_at > q.received_at - interval '${days} days'`;
  return tx.query<Pair>(
    `select q.id, c.id as "otherId", ${comparableSql('q')} as one, ${comparableSql('c')} as other
       from app.query q
       cross join lateral (select f.id from (${by('outlet_id')} union ${by('journalist_id')} union ${by('beginning')}) as f order by f.id desc limit ${mostCandidates}) as f
       join app.query c on c.agency_id = q.agency_id and c.id = f.id
      where q.agency_id = (select app.agency_id()) and q.id = any ($1)
      order by q.id, c.id`,
    [queryIds],
  );
}
