import { Body, Controller, Param, Post } from '@nestjs/common';
import { type OverridesBody, clientPitch, overridesBody, pitch } from '@sourcedesk/contracts/drafting';
import { type ReasonBody, emptyBody, idParam, reasonBody } from '@sourcedesk/contracts/primitives';
import { type ApproveForClientBody, approveForClientBody } from '@sourcedesk/contracts/review';
import type { Ctx } from '@sourcedesk/data';
import type { PitchId } from '@sourcedesk/domain/ids';
import { Answers, Can, EntityTag, IfMatch, ReqCtx } from '@sourcedesk/platform/http';
import { z } from 'zod';
import { ReviewService } from './review.service';

@Controller('api/v1/pitches/:id')
export class ReviewController {
  constructor(private readonly review: ReviewService) {}

  @Post('opened')
  @Can('reviews.open')
  @EntityTag()
  @Answers(pitch)
  opened(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.review.opened(ctx, id as PitchId);
  }

  @Post('return')
  @Can('pitch.return')
  @EntityTag()
  @Answers(z.union([pitch, clientPitch]))
  return(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.review.return(ctx, id as PitchId, version, reason);
  }

  @Post('approve')
  @Can('pitch.approve')
  @EntityTag()
  @Answers(pitch)
  approve(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: overridesBody }) { overrides }: OverridesBody,
  ) {
    return this.review.approve(ctx, id as PitchId, version, overrides);
  }

  @Post('client-approve')
  @Can('pitch.clientApprove')
  @EntityTag()
  @Answers(clientPitch)
  clientApprove(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: emptyBody }) _: object,
  ) {
    return this.review.clientApprove(ctx, id as PitchId, version);
  }

  @Post('approve-for-client')
  @Can('pitch.approveForClient')
  @EntityTag()
  @Answers(pitch)
  approveForClient(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: approveForClientBody }) body: ApproveForClientBody,
  ) {
    return this.review.approveForClient(ctx, id as PitchId, version, body);
  }

  @Post('reopen')
  @Can('pitch.reopen')
  @EntityTag()
  @Answers(pitch)
  reopen(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.review.reopen(ctx, id as PitchId, version, reason);
  }
}
