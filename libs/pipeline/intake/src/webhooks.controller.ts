import { Controller, Headers, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { messageReceipt } from '@sourcedesk/contracts/intake';
import { idParam } from '@sourcedesk/contracts/primitives';
import type { DoorId } from '@sourcedesk/domain/ids';
import { Answers, Public, TakesBody } from '@sourcedesk/platform/http';
import { largestMail } from './intake.service';
import { receiptAnswer } from './receipt-answer';
import { WebhooksService } from './webhooks.service';

/** Where services that receive e-mails hand them on. Who they are is said by the signature alone. */
@Controller('api/v1/intake/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post(':id')
  @Public()
  @TakesBody({ bytes: largestMail, types: ['message/rfc822', 'application/json'], fromAnybody: true })
  @ApiHeader({ name: 'Sourcedesk-Timestamp', required: true, description: 'Seconds since 1970.' })
  @ApiHeader({ name: 'Sourcedesk-Signature', required: true, description: 'HMAC-SHA256, in hexadecimal, of timestamp, dot and body.' })
  @Answers(messageReceipt, { status: HttpStatus.ACCEPTED, also: [HttpStatus.OK] })
  async receive(
    @Param({ schema: idParam }) { id }: { id: string },
    @Headers('sourcedesk-timestamp') timestamp: string | undefined,
    @Headers('sourcedesk-signature') signature: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
    return receiptAnswer(
      await this.webhooks.receive(id as DoorId, { timestamp: timestamp ?? '', signature: signature ?? '', body }, isJson),
    );
  }
}
