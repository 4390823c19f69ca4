import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type QueryPatch,
  query,
  queryHistory as queryHistoryShape,
  queryPatch,
  querySightings as querySightingsShape,
  splitBody,
  splitQuery,
} from '@sourcedesk/contracts/intake';
import { type PageQuery, idParam, pageQuery } from '@sourcedesk/contracts/primitives';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import type { QueryId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, EntityTag, IfMatch, type JsonText, ReqCtx, jsonText } from '@sourcedesk/platform/http';
import { CorrectionService } from './correction.service';
import { queryHistory, querySightings } from './intake.queries';

@Controller('api/v1/queries/:id')
export class CorrectionController {
  constructor(
    private readonly db: TenantDb,
    private readonly corrections: CorrectionService,
  ) {}

  @Patch()
  @Can('queries.change')
  @EntityTag()
  @Answers(query)
  correct(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch('required') version: number | undefined,
    @Body({ schema: queryPatch }) body: QueryPatch,
  ) {
    return this.corrections.correct(ctx, id as QueryId, version, body);
  }

  @Post('split')
  @Can('queries.change')
  @EntityTag()
  @Answers(splitQuery)
  split(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch('required') version: number | undefined,
    @Body({ schema: splitBody }) { at }: { at: number },
  ) {
    return this.corrections.split(ctx, id as QueryId, version, at);
  }

  @Get('history')
  @Can('queries.read')
  @AnswersText(queryHistoryShape)
  history(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.db.run(ctx, (tx) => queryHistory(tx, id as QueryId, page)).then(jsonText);
  }

  @Get('sightings')
  @Can('queries.read')
  @AnswersText(querySightingsShape)
  sightings(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.db.run(ctx, (tx) => querySightings(tx, id as QueryId, page)).then(jsonText);
  }
}
