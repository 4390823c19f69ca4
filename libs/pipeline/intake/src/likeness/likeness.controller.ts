import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { likeness, likenessPage } from '@sourcedesk/contracts/likeness';
import { type PageQuery, emptyBody, idParam, pageQuery } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import type { LikenessId, QueryId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, type JsonText, ReqCtx, jsonText } from '@sourcedesk/platform/http';
import { LikenessService } from './likeness.service';

@Controller('api/v1')
export class LikenessController {
  constructor(private readonly likenesses: LikenessService) {}

  @Get('queries/:id/likenesses')
  @Can('queries.read')
  @AnswersText(likenessPage)
  list(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.likenesses.list(ctx, id as QueryId, page).then(jsonText);
  }

  @Post('likenesses/:id/confirm')
  @Can('queries.change')
  @Answers(likeness)
  confirm(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.likenesses.judge(ctx, id as LikenessId, 'same');
  }

  @Post('likenesses/:id/reject')
  @Can('queries.change')
  @Answers(likeness)
  reject(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.likenesses.judge(ctx, id as LikenessId, 'different');
  }

  @Post('likenesses/:id/reopen')
  @Can('queries.change')
  @Answers(likeness)
  reopen(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.likenesses.judge(ctx, id as LikenessId, 'open');
  }
}
