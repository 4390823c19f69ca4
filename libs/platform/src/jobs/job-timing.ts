/** The rhythm of workers. Seconds, except where the name says otherwise. */
export interface JobTiming {
  /** How often a worker says that it lives. */
  readonly beat: number;
  /** A worker unheard of for this long is dead and its jobs are freed. Many beats, because a freed job of a worker that lives runs twice. */
  readonly silence: number;
  /** How often the queue is asked for jobs whose time has come; new ones are notified. */
  readonly pollMs: number;
  /** How long running jobs may take to finish when the process stops; what still runs is freed for others. */
  readonly grace: number;
}

export const JOB_TIMING = Symbol('JOB_TIMING');

export const usualTiming: JobTiming = { beat: 10, silence: 60, pollMs: 1000, grace: 20 };
