import { missingCauses } from '@sourcedesk/domain/editions';
import { z } from 'zod';
import { editionRef, service } from './intake';
import { instant } from './primitives';

/**
 * An edition that had not come a quarter of an hour after its time. text: the likely cause and what to do. unverifiedId: a copy that came and that nobody vouches for; it
 * does not count as the edition.
 */
export const editionAlert = z.strictObject({
  id: z.uuid(),
  service,
  edition: editionRef,
  dueAt: instant,
  raisedAt: instant,
  cause: z.enum(missingCauses),
  text: z.string(),
  unverifiedId: z.uuid().nullable(),
});
/**
 * `arrived`, or `late` after the alert's time; `missing`: an alert is open; `absent`: it did not come, and nobody waits for it or somebody has seen to it; `resting`: a
 * holiday on which none is expected; `coming`. unverifiedId: a copy that nobody vouches for, where no other came.
 */
export const editionStates = ['arrived', 'late', 'missing', 'absent', 'resting', 'coming'] as const;
export const editionSlot = z.strictObject({
  edition: editionRef,
  dueAt: instant,
  state: z.enum(editionStates),
  holiday: z.string(),
  messageId: z.uuid().nullable(),
  receivedAt: instant.nullable(),
  alertId: z.uuid().nullable(),
  unverifiedId: z.uuid().nullable(),
});
/** What the services with a calendar were to send, in the order of time. choice null: watched because its editions come by themselves. */
export const editionWatch = z.strictObject({
  services: z.array(
    z.strictObject({ service, watched: z.boolean(), choice: z.boolean().nullable(), zone: z.string(), slots: z.array(editionSlot) }),
  ),
  alerts: z.array(editionAlert),
});
/** days: how many days back; the next day is always shown. */
export const editionsQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(31).default(7) });
/** watched null: by itself again. */
export const watchBody = z.strictObject({ service, watched: z.boolean().nullable() });

export type EditionAlert = z.infer<typeof editionAlert>;
export type EditionSlot = z.infer<typeof editionSlot>;
export type EditionWatchView = z.infer<typeof editionWatch>;
export type EditionsQuery = z.infer<typeof editionsQuery>;
export type WatchBody = z.infer<typeof watchBody>;
