import { type JobName, type JobPayload, jobPriority, jobs } from './jobs';
import type { WaitingJob } from './announcements';
import type { Tx } from './tenant-db';

/** A job to be done after the unit commits. key: a second job of the same key replaces the first while it waits. */
export interface Job<N extends JobName = JobName> {
  readonly name: N;
  readonly payload: Omit<JobPayload<N>, 'agencyId'>;
  readonly key?: string;
  readonly runAt?: Date;
  /** Tries before the job counts as dead; 10 unless told. */
  readonly attempts?: number;
}

/** Adds a job to the queue; it commits or rolls back with the unit of work. */
export function enqueue<N extends JobName>(tx: Tx, { name, payload, key, runAt, attempts = 10 }: Job<N>): void {
  tx.announced.jobs.push({
    name,
    payload: jobs[name].parse({ ...payload, agencyId: tx.who.agencyId }),
    ...(runAt && { runAt }),
    key: key ?? null,
    attempts,
    priority: jobPriority[name] ?? 0,
  } as WaitingJob);
}
