import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { type JobHelpers, run, type Runner, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import { type JobName, jobs } from '@sourcedesk/data';
import { DecoratedMethods, type DecoratedMethod } from './decorated-methods';
import { failureCode, failurePlace } from './failure-code';
import { Heartbeat } from './heartbeat';
import { assignHandlers } from './job-handlers';
import { JOB_TIMING, type JobTiming } from './job-timing';
import { jobMetadata } from './on-job';
import { queueLogger, queuePool } from './queue-connection';

export interface JobsSettings {
  /** URL of sourcedesk_worker. */
  readonly url: string;
  /** Jobs this process runs at the same time. */
  readonly concurrency: number;
}

export const JOBS_SETTINGS = Symbol('JOBS_SETTINGS');

/** Takes jobs from the queue and calls their handlers, from boot to shutdown. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(JobRunner.name);
  private pool: pg.Pool | undefined;
  private runner: Runner | undefined;
  private worker: string | undefined;

  constructor(
    @Inject(JOBS_SETTINGS) private readonly settings: JobsSettings,
    @Inject(JOB_TIMING) private readonly timing: JobTiming,
    private readonly methods: DecoratedMethods,
    private readonly heartbeat: Heartbeat,
  ) {}

  /** @throws Error naming the jobs without a handler and those with two */
  async onApplicationBootstrap(): Promise<void> {
    const handlers = assignHandlers(this.methods.find<JobName>(jobMetadata));
    const taskList: TaskList = {};
    for (const [name, handler] of handlers) taskList[name] = (payload, helpers) => this.handle(name, handler, payload, helpers);
    this.pool = queuePool(this.settings.url);
    this.runner = await run({
      pgPool: this.pool,
      taskList,
      // No local queue: it locks jobs ahead, so that a message somebody waits for would stand behind a slow fetch of this process while others idle.
      concurrency: this.settings.concurrency,
      pollInterval: this.timing.pollMs,
      noHandleSignals: true,
      logger: queueLogger(),
      preset: { plugins: [this.firstSignOfLife()], worker: { gracefulShutdownAbortTimeout: this.timing.grace * 500 } },
    });
    // The promise also rejects when a stop goes wrong, which beforeApplicationShutdown reports.
    this.runner.promise.catch((error: unknown) => this.log.error(`the queue stopped: ${failureCode(error)}`));
  }

  /** Takes no further job, lets running ones finish for a while, and frees the rest for other workers. */
  async beforeApplicationShutdown(): Promise<void> {
    const { runner, worker } = this;
    if (!runner) return;
    this.runner = undefined;
    const stopping = runner.stop().catch((error: unknown) => this.log.warn(`the queue did not stop cleanly: ${failureCode(error)}`));
    const finished = await Promise.race([stopping.then(() => true), after(this.timing.grace * 1000)]);
    if (!finished) this.log.warn('jobs are still running: they are handed to other workers');
    if (worker) await this.heartbeat.stop(worker);
    // A job that ends after all still writes that down.
    const ended = stopping.then(() => this.pool?.end());
    if (finished) await ended;
  }

  /** The queue calls this before it fetches the first job, and jobs are locked in the name of the pool of workers. */
  private firstSignOfLife(): GraphileConfig.Plugin {
    return {
      name: 'sourcedesk-sign-of-life',
      version: '1.0.0',
      worker: {
        hooks: {
          startWorker: async (_context, { worker }) => {
            this.worker = worker.workerPool.id;
            await this.heartbeat.start(this.worker);
          },
        },
      },
    };
  }

  private async handle(name: JobName, handler: DecoratedMethod<JobName>, payload: unknown, helpers: JobHelpers): Promise<void> {
    const { id, attempts, max_attempts } = helpers.job;
    try {
      const checked = jobs[name].safeParse(payload);
      if (!checked.success) throw Object.assign(new Error(), { code: 'payload-invalid' });
      await handler.call(checked.data, { id, attempt: attempts, attempts: max_attempts, signal: helpers.abortSignal });
    } catch (error) {
      const code = failureCode(error);
      this.log.warn(`${name} ${id} failed (${code}), try ${attempts} of ${max_attempts}\n${failurePlace(error)}`);
      // The queue stores the message it is given; a code tells nothing of the data.
      throw Object.assign(new Error(code), { stack: '' });
    }
  }
}

function after(milliseconds: number): Promise<false> {
  return new Promise((settle) => setTimeout(() => settle(false), milliseconds).unref());
}
