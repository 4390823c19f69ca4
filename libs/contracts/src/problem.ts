import { z } from 'zod';
import { errorCodes } from '@sourcedesk/domain/errors';

/** RFC 9457 problem document: every refusal of the API. Further members by code: checklist, holder, at, length, currentVersion, state. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The path that was asked, without its query; the pattern of the route where the path holds a token. */
  instance: z.string(),
  /** internal: a failure of ours, status 500. */
  code: z.enum([...errorCodes, 'internal']),
  traceId: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
