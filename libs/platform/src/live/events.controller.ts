import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import { CLOCK, type Clock } from '../clock';
import { AnswersPlain, Can, type DeskRequest, ReqCtx } from '../http';
import { eventStream } from './event-stream';
import { readSight } from './read-sight';
import { Subscribers } from './subscribers';
import { isVisible } from './visibility';
import { missedEvents } from './missed-events';

/** What changed, as it happens. */
@Controller('api/v1/events')
export class EventsController {
  constructor(
    private readonly db: TenantDb,
    private readonly subscribers: Subscribers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A stream of kinds and ids that ends with the access token; `Last-Event-ID` brings what was missed, where it is still known. */
  @Can('events.read')
  @AnswersPlain('text/event-stream', 'Server-sent events: each is a kind and ids, never content')
  @Get()
  async events(@ReqCtx() ctx: Ctx, @Req() request: DeskRequest, @Res() reply: FastifyReply): Promise<void> {
    const sight = await readSight(this.db, ctx);
    const milliseconds = (request.user?.expiresAt ?? 0) * 1000 - this.clock.now().getTime();
    const stream = eventStream(reply, milliseconds);
    // Joined first: an event between the two is then sent twice instead of never, and says nothing that a second reading spoils.
    stream.onEnd(this.subscribers.join(ctx, sight, stream));
    for (const event of await missedEvents(this.db, request.headers['last-event-id'])) if (isVisible(event, sight)) stream.send(event);
  }
}
