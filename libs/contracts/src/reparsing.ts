import { z } from 'zod';
import { service } from './intake';
import { instant, named, page, pageQuery, requiredText } from './primitives';

/** service: whose digest it is, whoever sent it; null: sender and structure tell again. */
export const parseAgainBody = z.strictObject({ service: service.nullable().default(null) });
/** reason: why nobody needs to read it. */
export const setAsideBody = z.strictObject({ reason: requiredText(300) });

export const reparseStates = ['comparing', 'ready', 'applying', 'applied', 'dropped'] as const;
export const reparseKinds = ['message', 'added', 'changed', 'gone'] as const;

/** from and to: when the messages came in, `to` not included; service null: of every service, and what is in quarantine. */
export const reparseBody = z
  .strictObject({ from: instant, to: instant, service: service.nullable().default(null) })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'Give an end that lies after the beginning.' });

/**
 * Messages read again by the reader of today. `messages` are in its range, `done` were looked at, `different` read otherwise. Nothing is changed before it is applied; `skipped`
 * were left alone then, because they read otherwise than when they were shown.
 */
export const reparse = z.strictObject({
  id: z.uuid(),
  from: instant,
  to: instant,
  service: service.nullable(),
  status: z.enum(reparseStates),
  messages: z.number().int(),
  done: z.number().int(),
  different: z.number().int(),
  counts: z.strictObject({ added: z.number().int(), changed: z.number().int(), gone: z.number().int() }),
  skipped: z.number().int(),
  requestedBy: named.nullable(),
  requestedAt: instant,
  finishedAt: instant.nullable(),
});
export const reparsePage = page(reparse);

/**
 * One difference. `message`: what is said of the message itself; `added`: a query that was not read before; `changed`: a field of one that is here; `gone`: one that is read no
 * more, which stays with all that hangs on it.
 */
export const reparseChange = z.strictObject({
  id: z.uuid(),
  message: z.strictObject({ id: z.uuid(), subject: z.string(), receivedAt: instant }),
  query: z.strictObject({ id: z.uuid(), summary: z.string() }).nullable(),
  kind: z.enum(reparseKinds),
  field: z.string(),
  before: z.json(),
  after: z.json(),
});
export const reparseChangePage = page(reparseChange);
export const reparsesQuery = pageQuery;

export type ParseAgainBody = z.infer<typeof parseAgainBody>;
export type SetAsideBody = z.infer<typeof setAsideBody>;
export type ReparseBody = z.infer<typeof reparseBody>;
export type Reparse = z.infer<typeof reparse>;
export type ReparseChange = z.infer<typeof reparseChange>;
