import { Body, Controller, HttpStatus, Post } from '@nestjs/common';
import { type ProposalBody, type QueryBody, proposal, proposalBody, query, queryBody } from '@sourcedesk/contracts/intake';
import type { Ctx } from '@sourcedesk/data';
import { Answers, Can, Idempotent, ReqCtx, withStatus } from '@sourcedesk/platform/http';
import { ByHandService } from './by-hand.service';

@Controller('api/v1')
export class ByHandController {
  constructor(private readonly byHand: ByHandService) {}

  @Post('intake/proposals')
  @Can('queries.add')
  @Answers(proposal)
  propose(@ReqCtx() ctx: Ctx, @Body({ schema: proposalBody }) body: ProposalBody) {
    return this.byHand.propose(ctx, body);
  }

  @Post('queries')
  @Can('queries.add')
  @Idempotent()
  @Answers(query, { status: HttpStatus.CREATED, also: [HttpStatus.OK] })
  async add(@ReqCtx() ctx: Ctx, @Body({ schema: queryBody }) body: QueryBody) {
    const added = await this.byHand.add(ctx, body);
    return withStatus(added.created ? HttpStatus.CREATED : HttpStatus.OK, added.query);
  }
}
