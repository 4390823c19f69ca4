import { Body, Controller, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { type PageQuery, emptyBody, idParam, pageQuery } from '@sourcedesk/contracts/primitives';
import { type ReparseBody, reparse, reparseBody, reparseChangePage, reparsePage } from '@sourcedesk/contracts/reparsing';
import type { Ctx } from '@sourcedesk/data';
import type { ReparseId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, Idempotent, type JsonText, ReqCtx, jsonText } from '@sourcedesk/platform/http';
import { ReparseService } from './reparse.service';

@Controller('api/v1/intake/reparses')
export class ReparseController {
  constructor(private readonly reparses: ReparseService) {}

  @Post()
  @Can('intake.reparse')
  @Idempotent()
  @Answers(reparse, { status: HttpStatus.CREATED })
  compare(@ReqCtx() ctx: Ctx, @Body({ schema: reparseBody }) body: ReparseBody) {
    return this.reparses.compare(ctx, body);
  }

  @Get()
  @Can('intake.reparse')
  @AnswersText(reparsePage)
  list(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) page: PageQuery): Promise<JsonText> {
    return this.reparses.list(ctx, page).then(jsonText);
  }

  @Get(':id')
  @Can('intake.reparse')
  @Answers(reparse)
  one(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }) {
    return this.reparses.one(ctx, id as ReparseId);
  }

  @Get(':id/changes')
  @Can('intake.reparse')
  @AnswersText(reparseChangePage)
  changes(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.reparses.changes(ctx, id as ReparseId, page).then(jsonText);
  }

  @Post(':id/apply')
  @Can('intake.reparse')
  @Answers(reparse)
  apply(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.reparses.apply(ctx, id as ReparseId);
  }

  @Post(':id/drop')
  @Can('intake.reparse')
  @Answers(reparse)
  drop(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.reparses.drop(ctx, id as ReparseId);
  }
}
