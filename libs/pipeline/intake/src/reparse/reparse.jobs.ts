import { Injectable } from '@nestjs/common';
import type { ReparseId } from '@sourcedesk/domain/ids';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';
import { ReparseWork } from './reparse-work';

@Injectable()
export class ReparseJobs {
  constructor(private readonly work: ReparseWork) {}

  @OnJob('intake.compare')
  compare({ agencyId, reparseId }: JobInput<'intake.compare'>): Promise<void> {
    return this.work.compare(agencyId, reparseId as ReparseId);
  }

  @OnJob('intake.apply')
  apply({ agencyId, reparseId }: JobInput<'intake.apply'>): Promise<void> {
    return this.work.apply(agencyId, reparseId as ReparseId);
  }
}
