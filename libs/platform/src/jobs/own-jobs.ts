import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { JobName, QueuedJob } from '@sourcedesk/data';
import { DecoratedMethods, type DecoratedMethod } from './decorated-methods';
import { assignHandlers } from './job-handlers';
import { jobMetadata } from './on-job';

/** Does jobs without a queue, for who takes them from the unit of work (`Habits.takeJob`). */
@Injectable()
export class OwnJobs {
  private handlers: ReadonlyMap<JobName, DecoratedMethod<JobName>> | undefined;

  constructor(private readonly methods: DecoratedMethods) {}

  /** Does the job now, once; what its handler throws is thrown. @throws Error for a job without a handler */
  async run({ name, payload }: QueuedJob): Promise<void> {
    this.handlers ??= assignHandlers(this.methods.find<JobName>(jobMetadata));
    const signal = new AbortController().signal;
    await this.handlers.get(name)?.call(payload, { id: '', attempt: 1, attempts: 1, signal });
  }
}

/** Gives a process OwnJobs instead of making it a worker. */
@Module({ imports: [DiscoveryModule], providers: [DecoratedMethods, OwnJobs], exports: [OwnJobs] })
export class OwnJobsModule {}
