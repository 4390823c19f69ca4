import { Module } from '@nestjs/common';
import { AlertIndexes } from './alert-indexes';
import { MatchQueriesService } from './match-queries.service';
import { MatchingController } from './matching.controller';
import { MatchingJobs } from './matching.jobs';
import { MatchingService } from './matching.service';

/** Each query finds the experts it is for. */
@Module({
  controllers: [MatchingController],
  providers: [MatchingService, MatchQueriesService, AlertIndexes, MatchingJobs],
  exports: [MatchingService, MatchQueriesService],
})
export class MatchingModule {}
