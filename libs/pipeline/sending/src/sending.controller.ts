import { Body, Controller, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { pitch } from '@sourcedesk/contracts/drafting';
import { type PageQuery, type ReasonBody, emptyBody, idParam, pageQuery, reasonBody } from '@sourcedesk/contracts/primitives';
import {
  type ReplyBody,
  type ScheduleBody,
  type SubmitElsewhereBody,
  pitchReply,
  replies,
  replyBody,
  scheduleBody,
  sendingState,
  submitElsewhereBody,
} from '@sourcedesk/contracts/sending';
import type { Ctx } from '@sourcedesk/data';
import type { PitchId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, EntityTag, Idempotent, IfMatch, type JsonText, ReqCtx, jsonText } from '@sourcedesk/platform/http';
import { RepliesService } from './replies.service';
import { SendingService } from './sending.service';

@Controller('api/v1')
export class SendingController {
  constructor(
    private readonly sending: SendingService,
    private readonly answers: RepliesService,
  ) {}

  @Post('pitches/:id/schedule')
  @Can('pitch.schedule')
  @EntityTag()
  @Idempotent()
  @Answers(pitch)
  schedule(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: scheduleBody }) { at }: ScheduleBody,
  ) {
    return this.sending.schedule(ctx, id as PitchId, version, at);
  }

  @Post('pitches/:id/cancel-send')
  @Can('pitch.cancelSend')
  @EntityTag()
  @Answers(pitch)
  cancelSend(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: emptyBody }) _: object,
  ) {
    return this.sending.cancelSend(ctx, id as PitchId, version);
  }

  @Post('pitches/:id/retry')
  @Can('pitch.retry')
  @EntityTag()
  @Idempotent()
  @Answers(pitch)
  retry(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.sending.retry(ctx, id as PitchId, version, reason);
  }

  @Post('pitches/:id/send-again')
  @Can('pitch.sendAgain')
  @EntityTag()
  @Idempotent()
  @Answers(pitch)
  sendAgain(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.sending.sendAgain(ctx, id as PitchId, version, reason);
  }

  @Post('pitches/:id/confirm-sent')
  @Can('pitch.confirmSent')
  @EntityTag()
  @Answers(pitch)
  confirmSent(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.sending.confirmSent(ctx, id as PitchId, version, reason);
  }

  @Post('pitches/:id/confirm-failed')
  @Can('pitch.confirmFailed')
  @EntityTag()
  @Answers(pitch)
  confirmFailed(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.sending.confirmFailed(ctx, id as PitchId, version, reason);
  }

  @Post('pitches/:id/submit-elsewhere')
  @Can('pitch.submitElsewhere')
  @EntityTag()
  @Answers(pitch)
  submitElsewhere(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: submitElsewhereBody }) { reference }: SubmitElsewhereBody,
  ) {
    return this.sending.submitElsewhere(ctx, id as PitchId, version, reference);
  }

  @Get('pitches/:id/replies')
  @Can('replies.read')
  @AnswersText(replies)
  replies(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.answers.list(ctx, id as PitchId, page).then(jsonText);
  }

  @Post('pitches/:id/replies')
  @Can('replies.record')
  @Idempotent()
  @Answers(pitchReply, { status: HttpStatus.CREATED })
  record(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: replyBody }) body: ReplyBody) {
    return this.answers.record(ctx, id as PitchId, body);
  }

  @Get('sending')
  @Can('sending.read')
  @Answers(sendingState)
  state(@ReqCtx() ctx: Ctx) {
    return this.sending.state(ctx);
  }

  @Post('sending/release')
  @Can('sending.release')
  @Answers(sendingState)
  release(@ReqCtx() ctx: Ctx, @Body({ schema: emptyBody }) _: object) {
    return this.sending.releaseHold(ctx);
  }
}
