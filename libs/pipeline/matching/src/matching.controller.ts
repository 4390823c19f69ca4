import { Body, Controller, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import {
  type InboxQuery,
  type MatchesQuery,
  dismissBody,
  inboxPage as inboxPageShape,
  inboxQuery,
  match,
  matchBody,
  matchPage as matchPageShape,
  matchesQuery,
  queryWork as queryWorkShape,
  snoozeBody,
} from '@sourcedesk/contracts/matching';
import { emptyBody, idParam } from '@sourcedesk/contracts/primitives';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import type { MatchId, ProfileId, QueryId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, Idempotent, type JsonText, ReqCtx, jsonText, withStatus } from '@sourcedesk/platform/http';
import { inboxPage, matchPage } from './matching.queries';
import { MatchingService } from './matching.service';
import { queryWork } from './query-work';

@Controller('api/v1')
export class MatchingController {
  constructor(
    private readonly db: TenantDb,
    private readonly matching: MatchingService,
  ) {}

  @Get('inbox')
  @Can('matches.read')
  @AnswersText(inboxPageShape)
  inbox(@ReqCtx() ctx: Ctx, @Query({ schema: inboxQuery }) query: InboxQuery): Promise<JsonText> {
    return this.db.run(ctx, (tx) => inboxPage(tx, query)).then(jsonText);
  }

  @Get('queries/:id/work')
  @Can('matches.read')
  @AnswersText(queryWorkShape)
  work(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }): Promise<JsonText> {
    return this.db.run(ctx, (tx) => queryWork(tx, id as QueryId)).then(jsonText);
  }

  @Get('matches')
  @Can('matches.read')
  @AnswersText(matchPageShape)
  list(@ReqCtx() ctx: Ctx, @Query({ schema: matchesQuery }) query: MatchesQuery): Promise<JsonText> {
    return this.db.run(ctx, (tx) => matchPage(tx, query)).then(jsonText);
  }

  @Post('matches')
  @Can('matches.judge')
  @Idempotent()
  @Answers(match, { status: HttpStatus.CREATED, also: [HttpStatus.OK] })
  async choose(@ReqCtx() ctx: Ctx, @Body({ schema: matchBody }) { queryId, profileId }: { queryId: string; profileId: string }) {
    const { match: chosen, created } = await this.matching.choose(ctx, queryId as QueryId, profileId as ProfileId);
    return withStatus(created ? HttpStatus.CREATED : HttpStatus.OK, chosen);
  }

  @Post('matches/:id/accept')
  @Can('matches.judge')
  @Answers(match)
  accept(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.matching.accept(ctx, id as MatchId);
  }

  @Post('matches/:id/dismiss')
  @Can('matches.judge')
  @Answers(match)
  dismiss(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: dismissBody }) { reason }: { reason: string },
  ) {
    return this.matching.dismiss(ctx, id as MatchId, reason);
  }

  @Post('matches/:id/snooze')
  @Can('matches.judge')
  @Answers(match)
  snooze(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: snoozeBody }) { until }: { until: string },
  ) {
    return this.matching.snooze(ctx, id as MatchId, until);
  }

  @Post('matches/:id/reopen')
  @Can('matches.judge')
  @Answers(match)
  reopen(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.matching.reopen(ctx, id as MatchId);
  }
}
