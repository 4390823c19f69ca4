import { Module } from '@nestjs/common';
import { DeliveryService } from './delivery';
import { MailboxAccess } from './mailbox-access';
import { RepliesService } from './replies.service';
import { SendingController } from './sending.controller';
import { SendingJobs } from './sending.jobs';
import { SendingService } from './sending.service';

/** Approved pitches leave, once. */
@Module({
  controllers: [SendingController],
  providers: [SendingService, RepliesService, DeliveryService, MailboxAccess, SendingJobs],
  exports: [SendingService, RepliesService, DeliveryService],
})
export class SendingModule {}
