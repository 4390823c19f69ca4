import type { LiveKind } from '@sourcedesk/contracts/live';
import type { QueuedJob } from './jobs';
import type { Tx } from './tenant-db';

/** The channel that wakes the processes which deliver events. */
export const eventChannel = 'sourcedesk_event';

/** A job as the queue takes it. */
export type WaitingJob = QueuedJob & { readonly key: string | null; readonly attempts: number; readonly priority: number };

/** Something that happened, for everybody who may be looking: a kind and ids, never values. */
export interface LiveEvent {
  readonly kind: LiveKind;
  readonly what: string;
  readonly entityId: string | null;
  readonly brandId: string | null;
}

/** What a unit of work leaves for others: jobs that are to be done, and events for those who look. */
export interface Announcements {
  readonly jobs: WaitingJob[];
  readonly events: LiveEvent[];
}

/**
 * Writes what a unit announced and wakes who waits for it, on commit; the last thing a unit does. One statement, because a round trip costs as much as a small query,
 * and the queue takes many jobs at the price of one.
 */
export async function announce(tx: Pick<Tx, 'query'>, { jobs, events }: Announcements): Promise<void> {
  if (jobs.length + events.length === 0) return;
  await tx.query(
    `with told as (
       insert into app.event (agency_id, kind, what, entity_id, brand_id)
       select app.agency_id(), e.kind, e.what, e."entityId", e."brandId"
         from jsonb_to_recordset($2::jsonb) as e (kind text, what text, "entityId" uuid, "brandId" uuid))
     select case when $1::jsonb <> '[]' then app.enqueue($1) end, case when $2::jsonb <> '[]' then pg_notify('${eventChannel}', '') end`,
    [JSON.stringify(lastOfEachKey(jobs)), JSON.stringify(events)],
  );
}

/** A job replaces the waiting one of the same key, also within a unit. */
function lastOfEachKey(jobs: readonly WaitingJob[]): WaitingJob[] {
  const last = new Map(jobs.map((job) => [job.key, job]));
  return jobs.filter((job) => job.key === null || last.get(job.key) === job);
}
