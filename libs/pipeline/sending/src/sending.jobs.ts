import { Injectable } from '@nestjs/common';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';
import { DeliveryService } from './delivery';

@Injectable()
export class SendingJobs {
  constructor(private readonly delivery: DeliveryService) {}

  @OnJob('sending.deliver')
  deliver(place: JobInput<'sending.deliver'>): Promise<void> {
    return this.delivery.deliver(place);
  }

  @OnJob('sending.recover')
  recover(place: JobInput<'sending.recover'>): Promise<void> {
    return this.delivery.recover(place);
  }
}
