import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueuedJob } from '@sourcedesk/data';
import type { Clock } from '@sourcedesk/platform/clock';

interface Scene {
  readonly now: Date;
  readonly jobs: QueuedJob[];
}

/**
 * The clock of a told history: each piece of work runs at an instant of its own, several at a time. The jobs a piece leaves are done
 * when they were due, as a worker would have; those due after the present are left to the sweeps of the real one.
 */
export class StoryClock implements Clock {
  private readonly scenes = new AsyncLocalStorage<Scene>();
  private worker: (job: QueuedJob) => Promise<void> = () => Promise.reject(new Error('Nobody does the jobs yet.'));

  constructor(readonly present: Date) {}

  /** Names who does the jobs. */
  jobsGoTo(worker: (job: QueuedJob) => Promise<void>): void {
    this.worker = worker;
  }

  now(): Date {
    return this.scenes.getStore()?.now ?? this.present;
  }

  /** Keeps a job of the scene in progress. */
  take(job: QueuedJob): void {
    const scene = this.scenes.getStore();
    if (!scene) throw new Error(`The job ${job.name} belongs to no scene.`);
    scene.jobs.push(job);
  }

  /** @throws RangeError for an instant that has not come yet */
  async at<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    if (instant > this.present) throw new RangeError(`${instant.toISOString()} has not come yet: nothing can have happened then.`);
    const scene: Scene = { now: instant, jobs: [] };
    const result = await this.scenes.run(scene, work);
    for (const job of scene.jobs) {
      const due = job.runAt && job.runAt > instant ? job.runAt : instant;
      if (due <= this.present) await this.at(due, () => this.worker(job));
    }
    return result;
  }
}

/** Does the tasks, at most `lanes` at a time, and answers in their order. */
export async function inLanes<T, R>(lanes: number, tasks: readonly T[], work: (task: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < tasks.length; at = next++) results[at] = await work(tasks[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane));
  return results;
}
