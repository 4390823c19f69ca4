export { MatchingModule } from './matching.module';
export { MatchingService } from './matching.service';
export { MatchQueriesService } from './match-queries.service';
export { AlertIndexes } from './alert-indexes';
