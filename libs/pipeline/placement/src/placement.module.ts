import { Module } from '@nestjs/common';
import { LinkCheckService } from './link-check.service';
import { PlacementController } from './placement.controller';
import { PlacementJobs } from './placement.jobs';
import { PlacementService } from './placement.service';

/** What was published, and whether the link lives. */
@Module({
  controllers: [PlacementController],
  providers: [PlacementService, LinkCheckService, PlacementJobs],
  exports: [PlacementService, LinkCheckService],
})
export class PlacementModule {}
