import { Module } from '@nestjs/common';
import { EventFeed } from './event-feed';
import { EventsController } from './events.controller';
import { Subscribers } from './subscribers';

/** The stream that tells open pages what changed. Wants CONFIG of an API, CLOCK, TenantDb and the HTTP module. */
@Module({ controllers: [EventsController], providers: [EventFeed, Subscribers], exports: [Subscribers] })
export class LiveModule {}
