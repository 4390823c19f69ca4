import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@sourcedesk/domain/errors';
import { isOwnName, Public } from '@sourcedesk/platform/http';
import { OUTBOX_CATCHER, type OutboxCatcher } from '@sourcedesk/platform/mail';
import { outboxPage } from './outbox-page';

/** The demo's mail catcher: what left, as a page for people and as JSON for programs. */
@ApiExcludeController()
@Controller('dev')
export class DevController {
  constructor(@Inject(OUTBOX_CATCHER) private readonly catcher: OutboxCatcher | null) {}

  @Public()
  @Get('outbox')
  async outbox(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.catcher) throw new DomainError('not-found', 'Mails are only caught in the demo.');
    if (!isFromThisMachine(request)) throw new DomainError('not-found', 'The caught mails are shown on the machine of the demo alone.');
    const mails = await this.catcher.list();
    reply.header('cache-control', 'no-store').header('vary', 'accept');
    if (wantsPage(request.headers.accept)) await reply.type('text/html; charset=utf-8').send(outboxPage(mails));
    else await reply.type('application/json; charset=utf-8').send(JSON.stringify(mails));
  }
}

const loopback = /^(?:::ffff:)?127\.|^::1$/;

/** Caught mails hold links that set passwords: neither the network nor a proxy that speaks for it may read them. */
function isFromThisMachine({ socket: { remoteAddress, localAddress }, hostname }: FastifyRequest): boolean {
  const isOwn = remoteAddress !== undefined && (loopback.test(remoteAddress) || remoteAddress === localAddress);
  return isOwn && isOwnName(hostname);
}

/** A browser names text/html before everything else; programs do not name it. */
function wantsPage(accept = ''): boolean {
  const html = accept.indexOf('text/html');
  const json = accept.indexOf('application/json');
  return html !== -1 && (json === -1 || html < json);
}
