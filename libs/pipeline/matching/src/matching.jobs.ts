import { Injectable } from '@nestjs/common';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';
import { MatchQueriesService } from './match-queries.service';

@Injectable()
export class MatchingJobs {
  constructor(private readonly engine: MatchQueriesService) {}

  @OnJob('matching.match')
  match({ agencyId, queryIds }: JobInput<'matching.match'>): Promise<void> {
    return this.engine.match(agencyId, queryIds);
  }

  @OnJob('matching.rematch')
  rematch({ agencyId, profileId }: JobInput<'matching.rematch'>): Promise<void> {
    return this.engine.rematch(agencyId, profileId);
  }
}
