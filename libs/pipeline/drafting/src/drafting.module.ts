import { Module } from '@nestjs/common';
import { DraftingController } from './drafting.controller';
import { DraftingJobs } from './drafting.jobs';
import { DraftingService } from './drafting.service';

/** Pitches are written. */
@Module({ controllers: [DraftingController], providers: [DraftingService, DraftingJobs], exports: [DraftingService] })
export class DraftingModule {}
