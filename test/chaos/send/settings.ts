import type { JobTiming } from '@sourcedesk/platform/jobs';
import type { SendingTiming } from '@sourcedesk/pipeline/sending';

/** What a worker process is told, as JSON in its environment. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  /** host:port of the mail server, which is on loopback. */
  readonly mailHost: string;
  readonly concurrency: number;
}

/** The environment variable that carries them. */
export const settingsVariable = 'CHAOS_WORKER';

/** Leases of seconds instead of minutes, longer than all parts of a delivery together as in earnest: 1 s each, and the greeting may come twice. */
export const quickSending: SendingTiming = {
  leaseSeconds: 6,
  waits: [0.2, 0.4, 0.8],
  timeouts: { connect: 1000, dialogue: 1000, release: 1000, answer: 1000 },
};

/** How long a worker that is stopped with SIGSTOP sleeps to wake after its leases: seconds. */
export const pastTheLease = quickSending.leaseSeconds + 1.5;

export const quickJobs: JobTiming = { beat: 1, silence: 4, pollMs: 200, grace: 2 };
