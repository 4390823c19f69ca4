import { Injectable } from '@nestjs/common';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';
import { LinkCheckService } from './link-check.service';

@Injectable()
export class PlacementJobs {
  constructor(private readonly links: LinkCheckService) {}

  @OnJob('placement.check')
  check({ agencyId, placementId }: JobInput<'placement.check'>): Promise<void> {
    return this.links.check(agencyId, placementId);
  }
}
