import { Injectable } from '@nestjs/common';
import { TenantDb, type Tx, newId, recordEvent, systemCtx, verdictSql } from '@sourcedesk/data';
import type { AgencyId, MatchId, ProfileId, QueryId } from '@sourcedesk/domain/ids';
import { type MatchResult, explain } from '@sourcedesk/domain/matching';
import { AlertIndexes } from './alert-indexes';
import { type ProfileRow, type QueryRow, profileColumns, queryColumns, readableProfile, readableQuery } from './readable-rows';

interface Found extends MatchResult {
  queryId: QueryId;
}

/** How far back a changed alert looks: queries that still can be answered, and those of the last days. */
const rematchDays = 7;
const mostRematched = 5000;
/** Matches of one statement: 80 queries for 1,000 experts may make tens of thousands. */
const mostAtOnce = 5000;

/** The engine: which profile each query is for. */
@Injectable()
export class MatchQueriesService {
  constructor(
    private readonly db: TenantDb,
    private readonly indexes: AlertIndexes,
  ) {}

  /** Matches queries against every profile of the agency; a query that was changed loses what nobody has judged and its words do not want any more. A second run adds nothing. */
  async match(agencyId: AgencyId, queryIds: readonly QueryId[]): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const index = await this.indexes.of(tx);
      const queries = await tx.query<QueryRow & { version: number }>(
        `select ${queryColumns}, q.version from app.query q where q.agency_id = app.agency_id() and q.id = any ($1)`,
        [queryIds],
      );
      const found = queries.flatMap((query) => index.match(readableQuery(query)).map((result) => ({ ...result, queryId: query.id })));
      for (const { id } of queries.filter(({ version }) => version > 1)) {
        await dropOthers(
          tx,
          id,
          found.filter(({ queryId }) => queryId === id).map(({ profileId }) => profileId as ProfileId),
        );
      }
      await write(tx, found);
      recordEvent(tx, { kind: 'match', what: 'found', entityId: null, brandId: null });
    });
  }

  /** Matches recent queries against one profile anew after its alert changed; verdicts people gave stay. */
  async rematch(agencyId: AgencyId, profileId: ProfileId): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const [profile] = await tx.query<ProfileRow>(
        `select ${profileColumns} from app.profile p join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
          where p.agency_id = app.agency_id() and p.id = $1 and p.removed_at is null and b.status in ('onboarding', 'active')`,
        [profileId],
      );
      if (!profile) return;
      const expert = readableProfile(profile);
      const judged = (await recentQueries(tx)).map((query) => ({ queryId: query.id, ...explain(expert, readableQuery(query)) }));
      const matched = judged.filter((each) => each.matched);
      const unmatched = judged.filter((each) => !each.matched);
      await drop(tx, profileId, unmatched);
      await write(tx, matched);
      recordEvent(tx, { kind: 'match', what: 'rematched', entityId: null, brandId: null });
    });
  }
}

function recentQueries(tx: Tx): Promise<QueryRow[]> {
  return tx.query<QueryRow>(
    `select ${queryColumns} from app.query q
      where q.agency_id = app.agency_id() and (q.deadline_at > app.now() or q.received_at > app.now() - make_interval(days => $1))
      order by q.received_at desc, q.id limit $2`,
    [rematchDays, mostRematched],
  );
}

/**
 * By the set; a match that is there already keeps its verdict and gets the new arithmetic while it is open. The agency and the time of the unit are asked for
 * once: a function of ours costs some 3 us a call. That the queries are there the foreign key sees: a join would read all of the agency's.
 */
async function write(tx: Tx, found: readonly Found[]): Promise<void> {
  for (let from = 0; from < found.length; from += mostAtOnce) {
    const some = found.slice(from, from + mostAtOnce);
    await tx.query(
      `insert into app.match (agency_id, id, brand_id, profile_id, query_id, score, reasons, created_at)
       select (select app.agency_id()), r.id, p.brand_id, p.id, r."queryId", r.score, r.reasons, (select app.now())
         from json_to_recordset($1::json) as r (id uuid, "queryId" uuid, "profileId" uuid, score integer, reasons jsonb)
         join app.profile p on p.agency_id = (select app.agency_id()) and p.id = r."profileId"
        order by r."queryId", r."profileId"
       on conflict (agency_id, query_id, profile_id) do update set score = excluded.score, reasons = excluded.reasons
        where ${verdictSql('match')} = 'open' and match.origin = 'engine' and match.reasons is distinct from excluded.reasons`,
      [
        JSON.stringify(
          some.map(({ queryId, profileId, score, reasons }) => ({ id: newId<MatchId>(), queryId, profileId, score, reasons })),
        ),
      ],
    );
  }
}

const unjudgedSql = `${verdictSql('match')} = 'open' and origin = 'engine'
       and not exists (select from app.pitch p where p.agency_id = match.agency_id and p.match_id = match.id)`;

/** What nobody has judged and the alert does not want any more. */
async function drop(tx: Tx, profileId: ProfileId, unmatched: readonly { queryId: QueryId }[]): Promise<void> {
  await tx.query(`delete from app.match where agency_id = app.agency_id() and profile_id = $1 and query_id = any ($2) and ${unjudgedSql}`, [
    profileId,
    unmatched.map(({ queryId }) => queryId),
  ]);
}

/** What nobody has judged and the words of the query do not want any more. */
async function dropOthers(tx: Tx, queryId: QueryId, wanted: readonly ProfileId[]): Promise<void> {
  await tx.query(
    `delete from app.match where agency_id = app.agency_id() and query_id = $1 and profile_id <> all ($2) and ${unjudgedSql}`,
    [queryId, wanted],
  );
}
