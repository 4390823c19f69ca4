import { Body, Controller, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { type PageQuery, emptyBody, emptyQuery, idParam, pageQuery } from '@sourcedesk/contracts/primitives';
import {
  type ReportLinkBody,
  type ReportQuery,
  overview as overviewShape,
  report,
  reportLinkBody,
  reportLinkCreated,
  reportLinks as reportLinksShape,
  reportQuery,
  waiting as waitingShape,
} from '@sourcedesk/contracts/reporting';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import type { BrandId, ReportLinkId } from '@sourcedesk/domain/ids';
import {
  Answers,
  AnswersFile,
  AnswersText,
  Can,
  Idempotent,
  type JsonText,
  MayWrite,
  Public,
  ReqCtx,
  jsonText,
} from '@sourcedesk/platform/http';
import { z } from 'zod';
import { overview } from './overview';
import { reportLinks } from './report.queries';
import { ReportingService } from './reporting.service';
import { waiting } from './waiting.queries';

const tokenParam = z.strictObject({ token: z.string().max(100) });

@Controller('api/v1')
export class ReportingController {
  constructor(
    private readonly db: TenantDb,
    private readonly reporting: ReportingService,
  ) {}

  @Get('overview')
  @Can('overview.read')
  @Answers(overviewShape)
  overview(@ReqCtx() ctx: Ctx) {
    return this.db.run(ctx, (tx) => overview(tx));
  }

  @Get('me/waiting')
  @Can('me.read')
  @AnswersText(waitingShape)
  waiting(@ReqCtx() ctx: Ctx): Promise<JsonText> {
    return this.db.run(ctx, waiting).then(jsonText);
  }

  @Get('brands/:id/report')
  @Can('reports.read')
  @Answers(report)
  report(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Query({ schema: reportQuery }) period: ReportQuery) {
    return this.reporting.report(ctx, id as BrandId, period);
  }

  @Get('brands/:id/report.csv')
  @Can('reports.read')
  @AnswersFile('text/csv', 'report.csv')
  csv(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: reportQuery }) period: ReportQuery,
  ): Promise<string> {
    return this.reporting.csv(ctx, id as BrandId, period);
  }

  @Get('brands/:id/report-links')
  @Can('report-links.read')
  @AnswersText(reportLinksShape)
  links(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.db.run(ctx, (tx) => reportLinks(tx, id as BrandId, page)).then(jsonText);
  }

  @Post('brands/:id/report-links')
  @Can('report-links.change')
  @Idempotent()
  @Answers(reportLinkCreated, { status: HttpStatus.CREATED })
  share(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: reportLinkBody }) body: ReportLinkBody) {
    return this.reporting.share(ctx, id as BrandId, body);
  }

  @Post('report-links/:id/revoke')
  @Can('report-links.change')
  @Answers(emptyBody)
  async revoke(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    await this.reporting.revoke(ctx, id as ReportLinkId);
    return {};
  }

  @Get('public/reports/:token')
  @Public()
  @MayWrite('counts how often the link was opened')
  @Answers(report)
  open(@Param({ schema: tokenParam }) { token }: { token: string }, @Query({ schema: emptyQuery }) _: object) {
    return this.reporting.open(token);
  }
}
