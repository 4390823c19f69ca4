import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { DecoratedMethods } from './decorated-methods';
import { Heartbeat } from './heartbeat';
import { JobRunner, JOBS_SETTINGS, type JobsSettings } from './job-runner';
import { JOB_TIMING, usualTiming, type JobTiming } from './job-timing';
import { Sweeps } from './sweeps';
import { Ticker } from './ticker';
import { Upkeep } from './upkeep';

/** Makes a process a worker: it takes jobs, gives signs of life and fires ticks. */
@Module({})
export class JobsModule {
  static of(settings: JobsSettings, timing: JobTiming = usualTiming): DynamicModule {
    return {
      module: JobsModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot()],
      providers: [
        { provide: JOBS_SETTINGS, useValue: settings },
        { provide: JOB_TIMING, useValue: timing },
        DecoratedMethods,
        Heartbeat,
        JobRunner,
        Ticker,
        Sweeps,
        Upkeep,
      ],
    };
  }
}
