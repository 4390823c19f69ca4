import { Inject, Injectable } from '@nestjs/common';
import type { LinkState } from '@sourcedesk/contracts/placement';
import { TenantDb, type Tx, newId, recordEvent, systemCtx } from '@sourcedesk/data';
import type { AgencyId, BrandId, PlacementId } from '@sourcedesk/domain/ids';
import { examineLink } from '@sourcedesk/domain/links';
import { FetchError, SAFE_FETCH, type SafeFetch, pageText } from '@sourcedesk/platform/fetch';

interface Due {
  brandId: BrandId;
  url: string;
  brandName: string;
  targets: string[];
}

/** What a look at the article found. `problem`: the door's code when nothing was fetched. */
interface Finding {
  state: LinkState;
  rel: string;
  target: string;
  anchor: string;
  httpStatus: number | null;
  title: string;
  finalUrl: string;
  problem: string;
}

/** Looks at published articles: is the link there, and does it count? Every look is kept. */
@Injectable()
export class LinkCheckService {
  constructor(
    private readonly db: TenantDb,
    @Inject(SAFE_FETCH) private readonly fetch: SafeFetch,
  ) {}

  /** Fetches the article through the safe door and writes down what was found. A seeded link of the demo is left as it is. */
  async check(agencyId: AgencyId, id: PlacementId): Promise<void> {
    const ctx = systemCtx(agencyId);
    const due = await this.db.run({ ...ctx, readOnly: true }, (tx) => read(tx, id));
    if (!due) return;
    const finding = await this.look(due);
    await this.db.run(ctx, async (tx) => {
      if (finding) await write(tx, id, due, finding);
      await tx.query(
        `update app.placement set next_check_at = app.now() + interval '1 day' where agency_id = app.agency_id() and id = $1`,
        [id],
      );
    });
  }

  private async look({ url, targets, brandName }: Due): Promise<Finding | undefined> {
    try {
      const page = await this.fetch(url);
      const { status, headers, finalUrl } = page;
      return { ...examineLink({ html: pageText(page), headers, status, finalUrl, targets, brandName }), finalUrl, problem: '' };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      if (error.code === 'demo') return undefined;
      return { state: 'unreachable', rel: '', target: '', anchor: '', httpStatus: null, title: '', finalUrl: '', problem: error.code };
    }
  }
}

async function read(tx: Tx, id: PlacementId): Promise<Due | undefined> {
  const [row] = await tx.query<Due>(
    `select l.brand_id as "brandId", l.url, b.name as "brandName", array(select distinct target from (
         select b.website_url as target union all select f.site_url from app.profile f where f.agency_id = l.agency_id and f.brand_id = l.brand_id) t where target <> '') as targets
       from app.placement l join app.brand b on b.agency_id = l.agency_id and b.id = l.brand_id where l.agency_id = app.agency_id() and l.id = $1`,
    [id],
  );
  return row;
}

/** Pages hold anything: no longer than a person would read, and nothing PostgreSQL refuses. */
function kept(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().replaceAll('\0', '');
}

async function write(tx: Tx, id: PlacementId, { brandId }: Due, finding: Finding): Promise<void> {
  const { state, httpStatus, problem } = finding;
  const [rel, target, anchor, finalUrl] = [
    kept(finding.rel, 200),
    kept(finding.target, 2000),
    kept(finding.anchor, 500),
    kept(finding.finalUrl, 2000),
  ];
  // An error page has a title too, and it is not the article's.
  const title = state === 'http-error' ? '' : kept(finding.title, 500);
  await tx.query(
    `insert into app.link_check (agency_id, id, brand_id, placement_id, state, rel, target, anchor, http_status, final_url, problem, checked_at)
     values (app.agency_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app.now())`,
    [newId(), brandId, id, state, rel, target, anchor, httpStatus, finalUrl, problem],
  );
  const [before] = await tx.query<{ state: LinkState | null }>(
    'select state from app.placement where agency_id = app.agency_id() and id = $1 for update',
    [id],
  );
  await tx.query(
    `update app.placement set state = $2, rel = $3, target = $4, anchor = $5, http_status = $6, checked_at = app.now(),
            title = case when $7 = '' then title else $7 end, state_since = case when state is distinct from $2 then app.now() else state_since end
      where agency_id = app.agency_id() and id = $1`,
    [id, state, rel, target, anchor, httpStatus, title],
  );
  await recordEvent(tx, { kind: 'placement', what: before?.state === state ? 'checked' : 'changed', entityId: id, brandId });
}
