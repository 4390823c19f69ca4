import { Inject, Injectable } from '@nestjs/common';
import type { LinkProblem, LinkState } from '@sourcedesk/contracts/placement';
import { LinkCheckEntity, PlacementEntity, TenantDb, type Tx, newId, recordEvent, systemCtx, unitNow } from '@sourcedesk/data';
import type { AgencyId, BrandId, PlacementId } from '@sourcedesk/domain/ids';
import { examineLink } from '@sourcedesk/domain/links';
import { FetchError, SAFE_FETCH, type SafeFetch, pageText } from '@sourcedesk/platform/fetch';

interface Due {
  brandId: BrandId;
  url: string;
  brandName: string;
  targets: string[];
  /** Null before the first look. */
  state: LinkState | null;
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
  problem: LinkProblem;
}

/** Looks at published articles: is the link there, and does it count? Every look is kept. */
@Injectable()
export class LinkCheckService {
  constructor(
    private readonly db: TenantDb,
    @Inject(SAFE_FETCH) private readonly fetch: SafeFetch,
  ) {}

  /** Fetches the article through the safe door and writes down what was found. An invented link of the demo is left as it is once it has a state. */
  async check(agencyId: AgencyId, id: PlacementId): Promise<void> {
    const ctx = systemCtx(agencyId);
    const due = await this.db.run({ ...ctx, readOnly: true }, (tx) => read(tx, id));
    if (!due) return;
    const finding = await this.look(due);
    await this.db.run(ctx, async (tx) => {
      if (finding) await write(tx, id, due, finding);
      await tx.change(PlacementEntity, { id }, { nextCheckAt: () => `app.now() + interval '1 day'` });
    });
  }

  private async look({ url, targets, brandName, state }: Due): Promise<Finding | undefined> {
    try {
      const page = await this.fetch(url);
      const { status, headers, finalUrl } = page;
      return { ...examineLink({ html: pageText(page), headers, status, finalUrl, targets, brandName }), finalUrl, problem: '' };
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      if (error.code === 'demo' && state !== null) return undefined;
      return { state: 'unreachable', rel: '', target: '', anchor: '', httpStatus: null, title: '', finalUrl: '', problem: error.code };
    }
  }
}

async function read(tx: Tx, id: PlacementId): Promise<Due | undefined> {
  const [row] = await tx.query<Due>(
    `select l.brand_id as "brandId", l.url, l.state, b.name as "brandName", array(select distinct target from (
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
  const link = {
    state,
    rel: kept(finding.rel, 200),
    target: kept(finding.target, 2000),
    anchor: kept(finding.anchor, 500),
    httpStatus,
    checkedAt: unitNow,
  };
  const finalUrl = kept(finding.finalUrl, 2000);
  await tx.insert(LinkCheckEntity, { id: newId(), brandId, placementId: id, ...link, finalUrl, problem });
  const [before] = await tx.query<{ state: LinkState | null }>(
    'select state from app.placement where agency_id = app.agency_id() and id = $1 for update',
    [id],
  );
  const changed = before?.state !== state;
  // An error page has a title too, and it is not the article's.
  const title = state === 'http-error' ? '' : kept(finding.title, 500);
  await tx.change(PlacementEntity, { id }, { ...link, ...(title && { title }), ...(changed && { stateSince: unitNow }) });
  recordEvent(tx, { kind: 'placement', what: changed ? 'changed' : 'checked', entityId: id, brandId });
}
