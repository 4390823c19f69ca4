import { Injectable } from '@nestjs/common';
import { TenantDb, type Tx, newId, recordEvent, systemCtx } from '@sourcedesk/data';
import type { AgencyId, MatchId, ProfileId, QueryId } from '@sourcedesk/domain/ids';
import { type MatchQuery, type MatchResult, explain } from '@sourcedesk/domain/matching';
import { AlertIndexes } from './alert-indexes';

interface Found extends MatchResult {
  queryId: QueryId;
}

/** How far back a changed alert looks: queries that still can be answered, and those of the last days. */
const rematchDays = 7;
const readColumns = `q.id, q.summary, q.body, q.category, q.outlet_name as "outletName", q.outlet_url as "outletUrl"`;

/** The engine: which profile each query is for. */
@Injectable()
export class MatchQueriesService {
  constructor(
    private readonly db: TenantDb,
    private readonly indexes: AlertIndexes,
  ) {}

  /** Matches queries against every profile of the agency. A second run adds nothing. */
  async match(agencyId: AgencyId, queryIds: readonly QueryId[]): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const index = await this.indexes.of(tx);
      const queries = await tx.query<Stored>(
        `select ${readColumns} from app.query q where q.agency_id = app.agency_id() and q.id = any ($1)`,
        [queryIds],
      );
      const found = queries.flatMap((query) => index.match(readable(query)).map((result) => ({ ...result, queryId: query.id })));
      await write(tx, found);
      await recordEvent(tx, { kind: 'match', what: 'found', entityId: null, brandId: null });
    });
  }

  /** Matches recent queries against one profile anew after its alert changed; verdicts people gave stay. */
  async rematch(agencyId: AgencyId, profileId: ProfileId): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const [profile] = await tx.query<{ alert: string; topics: string[]; outlets: string[]; terms: string[]; runs: boolean }>(
        `select p.alert, p.topics, p.veto_outlets as outlets, p.veto_terms as terms, b.status in ('onboarding', 'active') as runs
           from app.profile p join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id where p.agency_id = app.agency_id() and p.id = $1`,
        [profileId],
      );
      if (!profile?.runs) return;
      const { alert, topics, outlets, terms } = profile;
      const queries = await recentQueries(tx);
      const judged = queries.map((query) => ({
        queryId: query.id,
        ...explain({ id: profileId, alert, topics, vetoes: { outlets, terms } }, readable(query)),
      }));
      await drop(
        tx,
        profileId,
        judged.filter(({ matched }) => !matched),
      );
      await write(
        tx,
        judged.filter(({ matched }) => matched),
      );
      await recordEvent(tx, { kind: 'match', what: 'rematched', entityId: null, brandId: null });
    });
  }
}

interface Stored {
  id: QueryId;
  summary: string;
  body: string;
  category: string;
  outletName: string;
  outletUrl: string;
}

function readable({ summary, body, category, outletName, outletUrl }: Stored): MatchQuery {
  return { summary, body, category, outlet: { name: outletName, url: outletUrl } };
}

function recentQueries(tx: Tx): Promise<Stored[]> {
  return tx.query<Stored>(
    `select ${readColumns} from app.query q
      where q.agency_id = app.agency_id() and (q.deadline_at > app.now() or q.received_at > app.now() - make_interval(days => $1)) order by q.received_at desc limit 5000`,
    [rematchDays],
  );
}

/** By the set; a match that is there already keeps its verdict and gets the new arithmetic while it is open. */
async function write(tx: Tx, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((match) => ({ id: newId<MatchId>(), ...match }));
  await tx.query(
    `insert into app.match (agency_id, id, brand_id, profile_id, query_id, score, reasons, created_at)
     select app.agency_id(), r."id", p.brand_id, p.id, r."queryId", r."score", r."reasons", app.now()
       from jsonb_to_recordset($1::jsonb) as r ("id" uuid, "profileId" uuid, "queryId" uuid, "score" integer, "reasons" jsonb)
       join app.profile p on p.agency_id = app.agency_id() and p.id = r."profileId"
     on conflict (agency_id, query_id, profile_id) do update set score = excluded.score, reasons = excluded.reasons
      where match.verdict = 'open' and match.origin = 'engine' and match.reasons is distinct from excluded.reasons`,
    [JSON.stringify(rows)],
  );
}

async function drop(tx: Tx, profileId: ProfileId, unmatched: readonly { queryId: QueryId }[]): Promise<void> {
  await tx.query(
    `delete from app.match where agency_id = app.agency_id() and profile_id = $1 and query_id = any ($2) and verdict = 'open' and origin = 'engine'`,
    [profileId, unmatched.map(({ queryId }) => queryId)],
  );
}
