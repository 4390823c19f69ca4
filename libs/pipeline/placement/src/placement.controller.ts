import { Body, Controller, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { pitch } from '@sourcedesk/contracts/drafting';
import {
  type PlacementBody,
  type PlacementsQuery,
  clientPlacementPage,
  linkChecks as linkChecksShape,
  placement,
  placementBody,
  placementPage as placementPageShape,
  placementsQuery,
} from '@sourcedesk/contracts/placement';
import { type PageQuery, type ReasonBody, emptyBody, idParam, pageQuery, reasonBody } from '@sourcedesk/contracts/primitives';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import type { PitchId, PlacementId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, EntityTag, Idempotent, IfMatch, type JsonText, ReqCtx, jsonText } from '@sourcedesk/platform/http';
import { z } from 'zod';
import { linkChecks, placementPage } from './placement.queries';
import { PlacementService } from './placement.service';

@Controller('api/v1')
export class PlacementController {
  constructor(
    private readonly db: TenantDb,
    private readonly placements: PlacementService,
  ) {}

  @Post('placements')
  @Can('placements.add')
  @Idempotent()
  @Answers(placement, { status: HttpStatus.CREATED })
  add(@ReqCtx() ctx: Ctx, @Body({ schema: placementBody }) body: PlacementBody) {
    return this.placements.add(ctx, body);
  }

  @Get('placements')
  @Can('placements.read')
  @AnswersText(z.union([placementPageShape, clientPlacementPage]))
  list(@ReqCtx() ctx: Ctx, @Query({ schema: placementsQuery }) query: PlacementsQuery): Promise<JsonText> {
    return this.db.run(ctx, (tx) => placementPage(tx, query)).then(jsonText);
  }

  @Get('placements/:id/checks')
  @Can('placements.check')
  @AnswersText(linkChecksShape)
  checks(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: pageQuery }) page: PageQuery,
  ): Promise<JsonText> {
    return this.db.run(ctx, (tx) => linkChecks(tx, id as PlacementId, page)).then(jsonText);
  }

  @Post('placements/:id/check')
  @Can('placements.check')
  @Answers(placement)
  check(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.placements.check(ctx, id as PlacementId);
  }

  @Post('pitches/:id/decline')
  @Can('pitch.decline')
  @EntityTag()
  @Answers(pitch)
  decline(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: emptyBody }) _: object,
  ) {
    return this.placements.decline(ctx, id as PitchId, version);
  }

  @Post('pitches/:id/unpublish')
  @Can('pitch.unpublish')
  @EntityTag()
  @Answers(pitch)
  unpublish(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @IfMatch() version: number | undefined,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
  ) {
    return this.placements.unpublish(ctx, id as PitchId, version, reason);
  }
}
