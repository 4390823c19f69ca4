import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { openedSetUpMail, setUpMailPage } from '@sourcedesk/contracts/doors';
import { emptyBody, idParam, type PageQuery, pageQuery } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import type { SetUpMailId } from '@sourcedesk/domain/ids';
import { Answers, Can, ReqCtx } from '@sourcedesk/platform/http';
import { SetUpMailsService } from './set-up-mails.service';

/** Mails that want something confirmed before digests come. */
@Controller('api/v1/intake/set-up-mails')
export class SetUpMailsController {
  constructor(private readonly mails: SetUpMailsService) {}

  @Get()
  @Can('set-up-mails.read')
  @Answers(setUpMailPage)
  list(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) page: PageQuery) {
    return this.mails.list(ctx, page);
  }

  @Post(':id/open')
  @Can('set-up-mails.open')
  @Answers(openedSetUpMail)
  open(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.mails.open(ctx, id as SetUpMailId);
  }
}
