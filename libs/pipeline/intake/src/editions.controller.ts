import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { type EditionsQuery, type WatchBody, editionWatch, editionsQuery, watchBody } from '@sourcedesk/contracts/editions';
import { emptyBody, idParam } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import type { EditionAlertId } from '@sourcedesk/domain/ids';
import { Answers, AnswersNothing, Can, ReqCtx } from '@sourcedesk/platform/http';
import { EditionsService } from './editions.service';

/** Editions that were to come: what came of them, and what is waited for. */
@Controller('api/v1/intake')
export class EditionsController {
  constructor(private readonly editions: EditionsService) {}

  @Get('editions')
  @Can('intake.read')
  @Answers(editionWatch)
  watch(@ReqCtx() ctx: Ctx, @Query({ schema: editionsQuery }) { days }: EditionsQuery) {
    return this.editions.watch(ctx, days);
  }

  @Put('watch')
  @Can('editions.watch')
  @AnswersNothing()
  choose(@ReqCtx() ctx: Ctx, @Body({ schema: watchBody }) body: WatchBody) {
    return this.editions.choose(ctx, body);
  }

  @Post('edition-alerts/:id/dismiss')
  @Can('editions.dismiss')
  @Answers(emptyBody)
  async dismiss(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    await this.editions.dismiss(ctx, id as EditionAlertId);
    return {};
  }

  @Post('edition-alerts/:id/reopen')
  @Can('editions.dismiss')
  @Answers(emptyBody)
  async reopen(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    await this.editions.reopen(ctx, id as EditionAlertId);
    return {};
  }
}
