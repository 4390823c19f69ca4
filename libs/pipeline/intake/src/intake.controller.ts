import { Body, Controller, Get, HttpStatus, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  type MessagesQuery,
  type PasteBody,
  type QueriesQuery,
  message,
  messagePage as messagePageShape,
  messageReceipt,
  messageHtml,
  messageText as messageTextShape,
  messagesQuery,
  pasteBody,
  queriesQuery,
  query,
  queryPage as queryPageShape,
} from '@sourcedesk/contracts/intake';
import { idParam } from '@sourcedesk/contracts/primitives';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, EntityTag, type JsonText, ReqCtx, TakesBody, jsonText } from '@sourcedesk/platform/http';
import { messagePage, messageText, oneMessage, oneQuery, queryPage } from './intake.queries';
import { IntakeService, largestMail } from './intake.service';
import { LookService } from './look.service';
import { receiptAnswer } from './receipt-answer';

@Controller('api/v1')
export class IntakeController {
  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
    private readonly looks: LookService,
  ) {}

  @Post('intake/messages')
  @Can('intake.import')
  @TakesBody({ bytes: largestMail, types: ['message/rfc822'] })
  @Answers(messageReceipt, { status: HttpStatus.ACCEPTED, also: [HttpStatus.OK] })
  async upload(@ReqCtx() ctx: Ctx, @Req() request: FastifyRequest) {
    return receiptAnswer(await this.intake.receive(ctx, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), 'upload'));
  }

  @Post('intake/pastes')
  @Can('intake.import')
  @TakesBody({ bytes: 8 * 1024 * 1024 })
  @Answers(messageReceipt, { status: HttpStatus.ACCEPTED, also: [HttpStatus.OK] })
  async paste(@ReqCtx() ctx: Ctx, @Body({ schema: pasteBody }) body: PasteBody) {
    return receiptAnswer(await this.intake.paste(ctx, body));
  }

  @Get('intake/messages')
  @Can('intake.read')
  @AnswersText(messagePageShape)
  messages(@ReqCtx() ctx: Ctx, @Query({ schema: messagesQuery }) query: MessagesQuery): Promise<JsonText> {
    return this.db.run(ctx, (tx) => messagePage(tx, query)).then(jsonText);
  }

  @Get('intake/messages/:id')
  @Can('intake.read')
  @AnswersText(message)
  one(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }): Promise<JsonText> {
    return this.db.run(ctx, (tx) => oneMessage(tx, id as MessageId)).then(jsonText);
  }

  @Get('intake/messages/:id/text')
  @Can('intake.read')
  @AnswersText(messageTextShape)
  text(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }): Promise<JsonText> {
    return this.db.run(ctx, (tx) => messageText(tx, id as MessageId)).then(jsonText);
  }

  @Get('intake/messages/:id/html')
  @Can('intake.read')
  @Answers(messageHtml)
  html(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }) {
    return this.looks.html(ctx, id as MessageId);
  }

  @Get('queries')
  @Can('queries.read')
  @AnswersText(queryPageShape)
  queries(@ReqCtx() ctx: Ctx, @Query({ schema: queriesQuery }) filter: QueriesQuery): Promise<JsonText> {
    return this.db.run(ctx, (tx) => queryPage(tx, filter)).then(jsonText);
  }

  @Get('queries/:id')
  @Can('queries.read')
  @EntityTag()
  @AnswersText(query)
  query(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }): Promise<JsonText> {
    return this.db.run(ctx, (tx) => oneQuery(tx, id as QueryId)).then(jsonText);
  }
}
