import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
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
export class JobRunner implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(JobRunner.name);
  private tasks: TaskList = {};
  private pool: pg.Pool | undefined;
  private runner: Runner | undefined;
  private worker: string | undefined;
  private stopping = false;

  constructor(
    @Inject(JOBS_SETTINGS) private readonly settings: JobsSettings,
    @Inject(JOB_TIMING) private readonly timing: JobTiming,
    private readonly methods: DecoratedMethods,
    private readonly heartbeat: Heartbeat,
  ) {}

  /** @throws Error naming the jobs without a handler and those with two */
  onModuleInit(): void {
    for (const [name, handler] of assignHandlers(this.methods.find<JobName>(jobMetadata)))
      this.tasks[name] = (payload, helpers) => this.handle(name, handler, payload, helpers);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.pool = queuePool(this.settings.url);
    this.runner = await this.start(this.pool);
  }

  /** Takes no further job, lets running ones finish for a while, and frees the rest for other workers. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const { runner, worker } = this;
    if (!runner) return;
    const stopped = runner.stop().catch((error: unknown) => this.log.warn(`the queue did not stop cleanly: ${failureCode(error)}`));
    const finished = await Promise.race([stopped.then(() => true), after(this.timing.grace * 1000)]);
    if (!finished) this.log.warn('jobs are still running: they are handed to other workers');
    if (worker) await this.heartbeat.stop(worker);
    // A job that ends after all still writes that down.
    const ended = stopped.then(() => this.pool?.end());
    if (finished) await ended;
  }

  private async start(pool: pg.Pool): Promise<Runner> {
    const runner = await run({
      pgPool: pool,
      taskList: this.tasks,
      // No local queue: it locks jobs ahead, so that a message somebody waits for would stand behind a slow fetch of this process while others idle.
      concurrency: this.settings.concurrency,
      pollInterval: this.timing.pollMs,
      noHandleSignals: true,
      logger: queueLogger(),
      preset: {
        plugins: [this.firstSignOfLife()],
        worker: {
          gracefulShutdownAbortTimeout: this.timing.grace * 500,
          // Without a batch the queue neither waits at its end for what finished last to be written down, nor tries again when that fails.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });
    const ended = (error?: unknown) => void this.startAgain(pool, error);
    runner.promise.then(() => ended(), ended);
    return runner;
  }

  /** The queue gives up when the database stays away for minutes; the process stays and comes back with it. */
  private async startAgain(pool: pg.Pool, error: unknown): Promise<void> {
    const silent = this.worker;
    while (!this.stopping) {
      this.log.warn(`the queue ended (${error === undefined ? 'by itself' : failureCode(error)}): starting it again`);
      await setTimeout(this.timing.beat * 500, undefined, { ref: false });
      if (this.stopping) return;
      try {
        if (silent) await this.heartbeat.stop(silent);
        this.runner = await this.start(pool);
        return;
      } catch (next) {
        error = next;
      }
    }
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

const after = (milliseconds: number): Promise<false> => setTimeout(milliseconds, false as const, { ref: false });
