import { z } from 'zod';
import { instant, page, requiredText, text } from './primitives';

/** at absent: after the agency's undo window. */
export const scheduleBody = z.strictObject({ at: instant.optional() });
export const submitElsewhereBody = z.strictObject({ reference: requiredText(500) });

export const replyKinds = ['question', 'interview', 'chosen', 'not-used', 'bounce', 'out-of-office'] as const;
export const replyBody = z.strictObject({ kind: z.enum(replyKinds), text: text(20_000).default(''), at: instant });
export const pitchReply = z.strictObject({ id: z.uuid(), kind: z.enum(replyKinds), text: z.string(), at: instant, by: z.string() });
export const replies = page(pitchReply);

/** held: nothing leaves until a manager or owner releases it, because the database was restored; possiblySent counts the pitches affected. */
export const sendingState = z.strictObject({
  held: z.boolean(),
  reason: z.string(),
  since: instant.nullable(),
  possiblySent: z.number().int(),
});

export type ScheduleBody = z.infer<typeof scheduleBody>;
export type SubmitElsewhereBody = z.infer<typeof submitElsewhereBody>;
export type ReplyKind = (typeof replyKinds)[number];
export type ReplyBody = z.infer<typeof replyBody>;
export type PitchReply = z.infer<typeof pitchReply>;
export type SendingState = z.infer<typeof sendingState>;
