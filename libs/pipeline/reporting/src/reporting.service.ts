import { Inject, Injectable } from '@nestjs/common';
import type { Report, ReportLinkBody } from '@sourcedesk/contracts/reporting';
import {
  type Ctx,
  type OpenLink,
  ReportLinkEntity,
  TenantDb,
  type Tx,
  newId,
  recordAudit,
  requireBrand,
  unitNow,
  unitUser,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, ReportLinkId } from '@sourcedesk/domain/ids';
import { type ApiConfig, CONFIG } from '@sourcedesk/platform/config';
import { hashToken, newToken } from '@sourcedesk/platform/secrets';
import { reportOf } from './report';
import { reportCsv } from './report-csv';
import { type Period, brandToday, reportFigures } from './report.queries';

/** A link without a period of its own shows so many days up to today. */
const linkDays = 90;

/** What a brand's people are shown. */
@Injectable()
export class ReportingService {
  constructor(
    private readonly db: TenantDb,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'PUBLIC_URL'>,
  ) {}

  /** The report of a brand's period. @throws DomainError not-found */
  report(ctx: Ctx, brandId: BrandId, period: Period): Promise<Report> {
    return this.db.run(ctx, async (tx) => reportOf(await reportFigures(tx, brandId, period), period));
  }

  /** The placements of a brand's period as CSV. @throws DomainError not-found */
  csv(ctx: Ctx, brandId: BrandId, period: Period): Promise<string> {
    return this.db.run(ctx, async (tx) => {
      const figures = await reportFigures(tx, brandId, period);
      return reportCsv(figures, figures.timeZone);
    });
  }

  /**
   * Makes a link that opens the report without sign-in; it is shown once, only its hash is kept.
   * @throws DomainError not-found, invalid when it would have expired already
   */
  share(
    ctx: Ctx,
    brandId: BrandId,
    { name, expiresAt, from, to }: ReportLinkBody,
  ): Promise<{ id: ReportLinkId; url: string; expiresAt: string }> {
    return this.db.run(ctx, async (tx) => {
      await requireBrand(tx, brandId);
      if (new Date(expiresAt) <= (await tx.now())) {
        throw new DomainError('invalid', 'The link would have expired already.', {}, [
          { pointer: '/expiresAt', code: 'past', message: 'Choose a time ahead.' },
        ]);
      }
      const { token, hash } = newToken();
      const id = newId<ReportLinkId>();
      await tx.insert(ReportLinkEntity, {
        id,
        brandId,
        name,
        tokenHash: hash,
        fromDay: from,
        toDay: to,
        createdBy: unitUser,
        createdAt: unitNow,
        expiresAt: new Date(expiresAt),
      });
      await recordAudit(tx, { action: 'report-link.create', entity: 'brand', entityId: brandId });
      return { id, url: new URL(`/r/${token}`, this.config.PUBLIC_URL).href, expiresAt };
    });
  }

  /** Ends a share link at once. @throws DomainError not-found */
  revoke(ctx: Ctx, id: ReportLinkId): Promise<void> {
    return this.db.run(ctx, async (tx) => {
      const found = await tx.change(ReportLinkEntity, { id }, { revokedAt: () => 'coalesce(revoked_at, app.now())' });
      if (found === 0) throw new DomainError('not-found', 'There is no such link.');
      await recordAudit(tx, { action: 'report-link.revoke', entity: 'report link', entityId: id });
    });
  }

  /** The report behind a share link; counts the visit. @throws DomainError not-found, expired */
  open(token: string): Promise<Report> {
    return this.db.run({ actor: { kind: 'link', tokenHash: hashToken(token) } }, async (tx) => {
      if (tx.who.kind !== 'link') throw new Error('A share link opened as something else.');
      const { link } = tx.who;
      await tx.query('select app.count_link_open($1)', [link.id]);
      const period = await periodOf(tx, link);
      return reportOf(await reportFigures(tx, link.brandId as BrandId, period), period);
    });
  }
}

/** Without a last day the link ends today, where the brand is. */
async function periodOf(tx: Tx, { brandId, fromDay, toDay }: OpenLink): Promise<Period> {
  const to = toDay ?? (await brandToday(tx, brandId as BrandId));
  const from = fromDay ?? new Date(Date.parse(to) - (linkDays - 1) * 86_400_000).toISOString().slice(0, 10);
  return { from, to };
}
