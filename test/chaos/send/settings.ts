import type { JobTiming } from '@sourcedesk/platform/jobs';
import type { SendingTiming } from '@sourcedesk/pipeline/sending';

/** Leases of seconds instead of minutes, longer than all parts of a delivery together as in earnest: 1 s each, and the greeting may come twice. */
export const quickSending: SendingTiming = {
  leaseSeconds: 6,
  waits: [0.2, 0.4, 0.8],
  timeouts: { connect: 1000, dialogue: 1000, release: 1000, answer: 1000 },
};

/** How long a worker that is stopped with SIGSTOP sleeps to wake after its leases: seconds. */
export const pastTheLease = quickSending.leaseSeconds + 1.5;

export const quickJobs: JobTiming = { beat: 1, silence: 4, pollMs: 200, grace: 2 };
