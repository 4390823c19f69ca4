import { Injectable } from '@nestjs/common';
import { enqueue, type JobName, systemCtx, TenantDb } from '@sourcedesk/data';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { OnTick } from './on-tick';

/** A definer function that finds work whose time has come, and the job that does it. `id`: the column the job's key is made of. */
interface Sweep {
  readonly find: string;
  readonly job: JobName;
  readonly id: string;
}

const sweeps = {
  dueOutbox: { find: 'due_outbox', job: 'sending.deliver', id: 'outbox_id' },
  silentOutbox: { find: 'silent_outbox', job: 'sending.recover', id: 'outbox_id' },
  overduePitches: { find: 'overdue_pitches', job: 'drafting.miss', id: 'pitch_id' },
  duePlacements: { find: 'due_placements', job: 'placement.check', id: 'placement_id' },
  endedPauses: { find: 'ended_pauses', job: 'accounts.end-pause', id: 'brand_id' },
} as const satisfies Record<string, Sweep>;

/** How much one sweep takes on. */
const most = 1000;

/** The key under which a job about one thing stands in the queue once: `deliver:<id>` of sending.deliver. Stages that enqueue the same job use the same. */
export const jobKey = (job: JobName, id: string): string => `${job.slice(job.indexOf('.') + 1)}:${id}`;

/** Looks regularly for work that no job remembers: due after a restart, a restore, or a change by hand. */
@Injectable()
export class Sweeps {
  constructor(private readonly db: TenantDb) {}

  @OnTick('sweep.due-outbox', 5)
  dueOutbox(): Promise<void> {
    return this.sweep(sweeps.dueOutbox);
  }

  @OnTick('sweep.silent-outbox', 15)
  silentOutbox(): Promise<void> {
    return this.sweep(sweeps.silentOutbox);
  }

  @OnTick('sweep.overdue-pitches', 30)
  overduePitches(): Promise<void> {
    return this.sweep(sweeps.overduePitches);
  }

  @OnTick('sweep.due-placements', 60)
  duePlacements(): Promise<void> {
    return this.sweep(sweeps.duePlacements);
  }

  @OnTick('sweep.ended-pauses', 300)
  endedPauses(): Promise<void> {
    return this.sweep(sweeps.endedPauses);
  }

  private async sweep({ find, job, id }: Sweep): Promise<void> {
    for (const [agencyId, rows] of Map.groupBy(await this.found({ find, job, id }), (row) => row['agency_id'] as AgencyId)) {
      await this.db.run(systemCtx(agencyId), async (tx) => {
        for (const { agency_id: _, ...ids } of rows) enqueue(tx, { name: job, payload: payloadOf(ids), key: jobKey(job, String(ids[id])) });
      });
    }
  }

  /**
   * What is due and has no job; `app.enqueue` puts the agency before the key. A job that waits for its next try is left to its pace (adding it again would start its tries anew);
   * a dead one is replaced after an hour, because due work is never given up.
   */
  private found({ find, job, id }: Sweep): Promise<Record<string, string>[]> {
    return this.db.system('job-pickup', (tx) =>
      tx.query<Record<string, string>>(
        `select due.* from app.${find}($1) due
          where not exists (select from graphile_worker._private_jobs j where j.key = due.agency_id || ':' || $2 || due.${id}
            and (j.attempts < j.max_attempts or j.locked_at is not null or j.updated_at > now() - interval '1 hour'))`,
        [most, jobKey(job, '')],
      ),
    );
  }
}

/** `pitch_id` of a row is `pitchId` of a payload. */
function payloadOf(ids: Record<string, string>): never {
  return Object.fromEntries(Object.entries(ids).map(([column, id]) => [column.replace('_id', 'Id'), id])) as never;
}
