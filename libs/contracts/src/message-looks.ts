import { z } from 'zod';

/** UTF-16 offsets, the first and the one past the last. */
export const range = z.tuple([z.number().int(), z.number().int()]);
/** UTF-16 offsets of each field in the decoded parts; secrets are masked by equal length. */
export const messageText = z.strictObject({
  parts: z.array(z.strictObject({ part: z.string(), text: z.string() })),
  /** Whether there is HTML to look at too. */
  hasHtml: z.boolean(),
  queries: z.array(
    z.strictObject({ id: z.uuid(), ranges: z.record(z.string(), z.strictObject({ part: z.string(), ranges: z.array(range) })) }),
  ),
});
/**
 * The e-mail as it looked, for a frame with an empty `sandbox`: a whole page without scripts, links and anything from elsewhere, in which the same is masked as in the text. html
 * null: there is nothing to look at, and `reason` says why.
 */
export const messageHtml = z.strictObject({ html: z.string().nullable(), reason: z.string().nullable() });

export type MessageText = z.infer<typeof messageText>;
export type MessageHtml = z.infer<typeof messageHtml>;
