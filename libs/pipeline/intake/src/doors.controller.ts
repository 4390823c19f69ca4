import { Body, Controller, Delete, Get, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { door, type DoorBody, doorBody, doorList, type DoorPatch, doorPatch } from '@sourcedesk/contracts/doors';
import { emptyBody, idParam, type PageQuery, pageQuery } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import type { DoorId } from '@sourcedesk/domain/ids';
import { Answers, AnswersNothing, Can, Idempotent, ReqCtx } from '@sourcedesk/platform/http';
import { DoorsService } from './doors.service';

/** The ways in for query e-mails that come by themselves. */
@Controller('api/v1/intake/doors')
export class IntakeDoorsController {
  constructor(private readonly doors: DoorsService) {}

  @Get()
  @Can('doors.read')
  @Answers(doorList)
  list(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) page: PageQuery) {
    return this.doors.list(ctx, page);
  }

  @Post()
  @Can('doors.change')
  @Idempotent({ withhold: ['address', 'secret'] })
  @Answers(door, { status: HttpStatus.CREATED })
  add(@ReqCtx() ctx: Ctx, @Body({ schema: doorBody }) body: DoorBody) {
    return this.doors.add(ctx, body);
  }

  @Get(':id')
  @Can('doors.read')
  @Answers(door)
  read(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }) {
    return this.doors.read(ctx, id as DoorId);
  }

  @Patch(':id')
  @Can('doors.change')
  @Answers(door)
  change(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: doorPatch }) body: DoorPatch) {
    return this.doors.change(ctx, id as DoorId, body);
  }

  @Delete(':id')
  @Can('doors.change')
  @AnswersNothing()
  remove(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }) {
    return this.doors.remove(ctx, id as DoorId);
  }

  @Post(':id/test')
  @Can('doors.test')
  @Answers(door)
  test(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.doors.test(ctx, id as DoorId);
  }

  @Post(':id/renew')
  @Can('doors.change')
  @Answers(door)
  renew(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: emptyBody }) _: object) {
    return this.doors.renew(ctx, id as DoorId);
  }
}
