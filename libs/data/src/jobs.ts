import { z } from 'zod';

const agency = { agencyId: z.uuid() };
const ofPitch = z.strictObject({ ...agency, pitchId: z.uuid() });
const ofOutbox = z.strictObject({ ...agency, pitchId: z.uuid(), outboxId: z.uuid() });

/** Every job and its payload: ids only. A name without a handler, or with two, fails at boot. */
export const jobs = {
  /** Reads a stored message and writes its queries. */
  'intake.parse': z.strictObject({ ...agency, messageId: z.uuid() }),
  /** Holds new queries against earlier ones that may be the same request. */
  'intake.liken': z.strictObject({ ...agency, queryIds: z.array(z.uuid()).min(1).max(500) }),
  /** Compares the next messages of a re-reading with how they read now. */
  'intake.compare': z.strictObject({ ...agency, reparseId: z.uuid() }),
  /** Applies what was found different in the next of them. */
  'intake.apply': z.strictObject({ ...agency, reparseId: z.uuid() }),
  /** Writes to a person that editions have not come. */
  'intake.tell-missing': z.strictObject({ ...agency, userId: z.uuid(), alertIds: z.array(z.uuid()).min(1).max(100) }),
  /** Looks whether a door works, and writes down in words what was found. */
  'intake.test-door': z.strictObject({ ...agency, doorId: z.uuid() }),
  /** Does for the brands that who corrected a query does not see what the correction means for their pitches. */
  'intake.follow-correction': z.strictObject({ ...agency, queryId: z.uuid(), changeIds: z.array(z.uuid()).min(1).max(10) }),
  /** Matches queries against every profile of the agency; of one profile when its alert changed. */
  'matching.match': z.strictObject({ ...agency, queryIds: z.array(z.uuid()).max(500) }),
  'matching.rematch': z.strictObject({ ...agency, profileId: z.uuid() }),
  /** Sends one outbox message, when it is due. */
  'sending.deliver': ofOutbox,
  /** Decides what became of a message whose worker fell silent. */
  'sending.recover': ofOutbox,
  /** Opens a connection to a mailbox's server and writes down what it said. */
  'accounts.test-mailbox': z.strictObject({ ...agency, mailboxId: z.uuid() }),
  /** Ends a brand's pause on its day. */
  'accounts.end-pause': z.strictObject({ ...agency, brandId: z.uuid() }),
  /** Marks a pitch missed when its deadline has passed. */
  'drafting.miss': ofPitch,
  /** Fetches the article and looks for the link. */
  'placement.check': z.strictObject({ ...agency, placementId: z.uuid() }),
} as const satisfies Record<string, z.ZodType>;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]>;

/** A job with its whole payload, as the queue would hold it. Without `runAt` it is due at once. */
export type QueuedJob = { readonly [N in JobName]: { readonly name: N; readonly payload: JobPayload<N>; readonly runAt?: Date } }[JobName];

/** Jobs a person waits for go first; smaller is sooner. */
export const jobPriority: Partial<Record<JobName, number>> = {
  'sending.deliver': -10,
  'sending.recover': -10,
  'accounts.test-mailbox': -5,
  'intake.test-door': -5,
  'intake.liken': 5,
  'intake.compare': 10,
  'intake.apply': 10,
  'placement.check': 10,
};
