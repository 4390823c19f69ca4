import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { agency, type AgencyPatch, agencyPatch, plan } from '@sourcedesk/contracts/accounts';
import { deadJobs } from '@sourcedesk/contracts/live';
import { emptyBody, page, type PageQuery, pageQuery } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import { Answers, AnswersText, Can, jsonText, ReqCtx } from '@sourcedesk/platform/http';
import { z } from 'zod';
import { AgencyService } from './agency.service';

const jobParam = z.strictObject({ id: z.string().regex(/^\d{1,19}$/) });

@Controller('api/v1')
export class AgencyController {
  constructor(private readonly agency: AgencyService) {}

  @Get('agency')
  @Can('agency.read')
  @Answers(agency)
  read(@ReqCtx() ctx: Ctx) {
    return this.agency.read(ctx);
  }

  @Patch('agency')
  @Can('agency.change')
  @Answers(agency)
  change(@ReqCtx() ctx: Ctx, @Body({ schema: agencyPatch }) patch: AgencyPatch) {
    return this.agency.change(ctx, patch);
  }

  @Get('plans')
  @Can('plans.read')
  @AnswersText(page(plan))
  async plans(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) query: PageQuery) {
    return jsonText(await this.agency.plans(ctx, query));
  }

  @Get('jobs/dead')
  @Can('jobs.read')
  @AnswersText(deadJobs)
  async deadJobs(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) query: PageQuery) {
    return jsonText(await this.agency.deadJobs(ctx, query));
  }

  @Post('jobs/:id/retry')
  @Can('jobs.retry')
  @Answers(emptyBody)
  async retryJob(@ReqCtx() ctx: Ctx, @Param({ schema: jobParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    await this.agency.retryJob(ctx, id);
    return {};
  }
}
