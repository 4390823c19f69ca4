import { Body, Controller, Get, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import {
  type DraftBody,
  type OverridesBody,
  type PitchesQuery,
  type QueueQuery,
  type ReviveBody,
  answeredBody,
  clientPitch,
  clientPitchPage,
  draftBody,
  history,
  overridesBody,
  pitch,
  pitchBody,
  pitchPage as pitchPageShape,
  pitchesQuery,
  queuePage as queuePageShape,
  queueQuery,
  reviveBody,
  versions,
} from '@sourcedesk/contracts/drafting';
import { type PageQuery, type ReasonBody, emptyBody, idParam, pageQuery, reasonBody } from '@sourcedesk/contracts/primitives';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import type { MatchId, PitchId } from '@sourcedesk/domain/ids';
import {
  Answers,
  AnswersText,
  Can,
  EntityTag,
  Idempotent,
  IfMatch,
  type JsonText,
  ReqCtx,
  jsonText,
  withStatus,
} from '@sourcedesk/platform/http';
import { z } from 'zod';
import { onePitch, pitches } from './pitch-reads';
import { pitchHistory, pitchVersions, queuePage } from './drafting.queries';
import { DraftingService } from './drafting.service';

@Controller('api/v1')
export class DraftingController {
  constructor(
    private readonly db: TenantDb,
    private readonly drafting: DraftingService,
  ) {}

  @Get('queue')
  @Can('drafts.save')
  @AnswersText(queuePageShape)
  queue(@ReqCtx() ctx: Ctx, @Query({ schema: queueQuery }) query: QueueQuery): Promise<JsonText> {
    return this.db.run(ctx, (tx) => queuePage(tx, query)).then(jsonText);
  }

  @Get('pitches')
  @Can('pitches.read')
  @AnswersText(z.union([pitchPageShape, clientPitchPage]))
  list(@ReqCtx() ctx: Ctx, @Query({ schema: pitchesQuery }) query: PitchesQuery): Promise<JsonText> {
    return this.db.run(ctx, (tx) => pitches(tx, query)).then(jsonText);
  }

  @Get('pitches/:id')
  @Can('pitches.read')
  @EntityTag()
  @Answers(z.union([pitch, clientPitch]))
  one(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }) {
    return this.db.run(ctx, (tx) => onePitch(tx, id as PitchId));
  }

  @Get('pitches/:id/history')
  @Can('drafts.save')
  @AnswersText(history)
  history(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.db.run(ctx, (tx) => pitchHistory(tx, id as PitchId, page)).then(jsonText);
  }

  @Get('pitches/:id/versions')
  @Can('drafts.save')
  @AnswersText(versions)
  versions(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.db.run(ctx, (tx) => pitchVersions(tx, id as PitchId, page)).then(jsonText);
  }

  @Post('pitches')
  @Can('pitch.take')
  @EntityTag()
  @Idempotent()
  @Answers(pitch, { status: HttpStatus.CREATED, also: [HttpStatus.OK] })
  async begin(@ReqCtx() ctx: Ctx, @Body({ schema: pitchBody }) { matchId }: { matchId: string }) {
    const { pitch: begun, created } = await this.drafting.begin(ctx, matchId as MatchId);
    return withStatus(created ? HttpStatus.CREATED : HttpStatus.OK, begun);
  }

  @Put('pitches/:id/draft')
  @Can('drafts.save')
  @EntityTag()
  @Answers(pitch)
  save(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch('required') version: number | undefined,
    @Body({ schema: draftBody }) body: DraftBody,
  ) {
    return this.drafting.save(ctx, id as PitchId, version, body);
  }

  @Put('pitches/:id/answered')
  @Can('drafts.save')
  @EntityTag()
  @Answers(pitch)
  answered(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: answeredBody }) { questions }: { questions: number[] },
  ) {
    return this.drafting.markAnswered(ctx, id as PitchId, questions);
  }

  @Post('pitches/:id/take')
  @Can('pitch.take')
  @EntityTag()
  @Answers(pitch)
  take(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: emptyBody }) _: object,
  ) {
    return this.drafting.take(ctx, id as PitchId, version);
  }

  @Post('pitches/:id/take-over')
  @Can('pitch.takeOver')
  @EntityTag()
  @Answers(pitch)
  takeOver(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: emptyBody }) _: object,
  ) {
    return this.drafting.takeOver(ctx, id as PitchId, version);
  }

  @Post('pitches/:id/release')
  @Can('pitch.release')
  @EntityTag()
  @Answers(pitch)
  release(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: emptyBody }) _: object,
  ) {
    return this.drafting.release(ctx, id as PitchId, version);
  }

  @Post('pitches/:id/submit')
  @Can('pitch.submit')
  @EntityTag()
  @Answers(pitch)
  submit(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: overridesBody }) body: OverridesBody,
  ) {
    return this.drafting.submit(ctx, id as PitchId, version, body);
  }

  @Post('pitches/:id/recall')
  @Can('pitch.recall')
  @EntityTag()
  @Answers(pitch)
  recall(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: emptyBody }) _: object,
  ) {
    return this.drafting.recall(ctx, id as PitchId, version);
  }

  @Post('pitches/:id/withdraw')
  @Can('pitch.withdraw')
  @EntityTag()
  @Answers(pitch)
  withdraw(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.drafting.withdraw(ctx, id as PitchId, version, reason);
  }

  @Post('pitches/:id/revive')
  @Can('pitch.revive')
  @EntityTag()
  @Answers(pitch)
  revive(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reviveBody }) body: ReviveBody,
  ) {
    return this.drafting.revive(ctx, id as PitchId, version, body);
  }
}
