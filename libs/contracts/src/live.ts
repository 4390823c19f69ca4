import { z } from 'zod';
import { page } from './primitives';

export const liveKinds = [
  'message',
  'query',
  'match',
  'pitch',
  'placement',
  'brand',
  'mailbox',
  'door',
  'member',
  'sending',
  'job',
] as const;
/** A change somebody may be looking at: kind and ids, never content. */
export const liveEvent = z.strictObject({
  id: z.string(),
  kind: z.enum(liveKinds),
  what: z.string(),
  entityId: z.uuid().nullable(),
  brandId: z.uuid().nullable(),
});
export type LiveKind = (typeof liveKinds)[number];
export type LiveEvent = z.infer<typeof liveEvent>;

/** A job that gave up after all its tries. */
export const deadJob = z.strictObject({
  id: z.string(),
  name: z.string(),
  attempts: z.number().int(),
  error: z.string(),
  at: z.iso.datetime(),
});
export const deadJobs = page(deadJob);
export type DeadJob = z.infer<typeof deadJob>;
