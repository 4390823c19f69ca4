import { Inject, Injectable, Logger } from '@nestjs/common';
import { TenantDb } from '@sourcedesk/data';
import { failureCode } from './failure-code';
import { JOB_TIMING, type JobTiming } from './job-timing';
import { OnTick } from './on-tick';

/** The signs of life of workers: without them the queue would keep the jobs of a killed worker locked for four hours. */
@Injectable()
export class Heartbeat {
  private readonly log = new Logger(Heartbeat.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: TenantDb,
    @Inject(JOB_TIMING) private readonly timing: JobTiming,
  ) {}

  /** Writes the first sign before it resolves, so that a worker never holds a job without one. */
  async start(worker: string): Promise<void> {
    await this.beat(worker);
    this.timer ??= setInterval(() => void this.beatOrTell(worker), this.timing.beat * 1000);
  }

  /** Ends the signs and frees what the worker still holds, so that another goes on with it at once. */
  async stop(worker: string): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.db.system('job-pickup', async (tx) => {
      await tx.query('select graphile_worker.force_unlock_workers($1)', [[worker]]);
      await tx.query('delete from app.worker_heartbeat where worker_id = $1', [worker]);
    });
  }

  /** Frees the jobs of workers that fell silent; their tries count. */
  @OnTick('jobs.rescue', 15)
  async freeJobsOfSilentWorkers(): Promise<void> {
    await this.db.system('job-pickup', async (tx) => {
      const silent = await tx.query<{ worker: string }>(
        `select distinct j.locked_by as worker from graphile_worker._private_jobs j
          where j.locked_by is not null and j.locked_at < now() - make_interval(secs => $1)
            and not exists (select from app.worker_heartbeat h where h.worker_id = j.locked_by and h.beat_at > now() - make_interval(secs => $1))`,
        [this.timing.silence],
      );
      if (silent.length > 0) {
        this.log.warn(`freeing the jobs of workers that fell silent: ${silent.length}`);
        await tx.query('select graphile_worker.force_unlock_workers($1)', [silent.map(({ worker }) => worker)]);
      }
      await tx.query(`delete from app.worker_heartbeat where beat_at < now() - make_interval(secs => 60 * $1)`, [this.timing.silence]);
    });
  }

  private async beat(worker: string): Promise<void> {
    await this.db.system('job-pickup', (tx) =>
      tx.query('insert into app.worker_heartbeat (worker_id) values ($1) on conflict (worker_id) do update set beat_at = now()', [worker]),
    );
  }

  private async beatOrTell(worker: string): Promise<void> {
    try {
      await this.beat(worker);
    } catch (error) {
      this.log.warn(`no sign of life could be written: ${failureCode(error)}`);
    }
  }
}
