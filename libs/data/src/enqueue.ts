import { type JobName, type JobPayload, type QueuedJob, jobPriority, jobs } from './jobs';
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
export async function enqueue<N extends JobName>(tx: Tx, job: Job<N>): Promise<void> {
  const payload = jobs[job.name].parse({ ...job.payload, agencyId: tx.who.agencyId });
  if (tx.ownJobs) return void tx.ownJobs.push({ name: job.name, payload, ...(job.runAt && { runAt: job.runAt }) } as QueuedJob);
  await tx.query('select app.enqueue($1, $2, $3, $4, $5, $6)', [
    job.name,
    JSON.stringify(payload),
    job.key ?? null,
    job.runAt ?? null,
    job.attempts ?? 10,
    jobPriority[job.name] ?? 0,
  ]);
}
