import { Controller, HttpStatus, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { archiveReceipt } from '@sourcedesk/contracts/intake';
import type { Ctx } from '@sourcedesk/data';
import { Answers, Can, ReqCtx, TakesBody } from '@sourcedesk/platform/http';
import { ArchivesService, largestArchive } from './archives.service';

/** Many e-mails at once. */
@Controller('api/v1/intake/archives')
export class ArchivesController {
  constructor(private readonly archives: ArchivesService) {}

  @Post()
  @Can('intake.import')
  @TakesBody({ bytes: largestArchive, types: ['application/mbox'] })
  @Answers(archiveReceipt, { status: HttpStatus.OK })
  upload(@ReqCtx() ctx: Ctx, @Req() request: FastifyRequest) {
    return this.archives.receive(ctx, (request.body ?? nothing()) as AsyncIterable<Buffer>, 'upload');
  }
}

async function* nothing(): AsyncGenerator<Buffer> {}
