import { Injectable } from '@nestjs/common';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';
import { DoorTest } from './door-test';

@Injectable()
export class DoorsJobs {
  constructor(private readonly test: DoorTest) {}

  @OnJob('intake.test-door')
  testDoor({ agencyId, doorId }: JobInput<'intake.test-door'>): Promise<void> {
    return this.test.run(agencyId, doorId);
  }
}
