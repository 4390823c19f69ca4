import { z } from 'zod';
import { missingCauses } from '@sourcedesk/domain/editions';
import { services } from '@sourcedesk/domain/services';
import { instant, page, pageQuery, requiredText, text, url } from './primitives';

export const service = z.enum(services);
export const messageStatus = z.enum(['pending', 'parsed', 'quarantined']);
export const doors = ['upload', 'paste', 'cli', 'imap', 'address', 'webhook'] as const;

export const editionRef = z.strictObject({ name: z.string(), date: z.iso.date() });
export const deadline = z.strictObject({
  at: instant.nullable(),
  zone: z.string().nullable(),
  raw: z.string(),
  certainty: z.enum(['exact', 'assumed-zone', 'date-only', 'unclear']),
});
export const trap = z.strictObject({
  encoding: z.enum(['hex', 'base64', 'zero-width', 'css', 'other']),
  decoded: z.string(),
  word: z.string().nullable(),
  times: z.number().int().nullable(),
});
export const question = z.strictObject({ text: z.string(), start: z.number().int(), end: z.number().int() });
export const reply = z.strictObject({ kind: z.enum(['relay', 'address', 'link', 'form']), address: z.string(), url });
export const outlet = z.strictObject({ name: z.string(), url: z.string() });

export const query = z.strictObject({
  id: z.uuid(),
  number: z.number().int(),
  service,
  edition: editionRef.nullable(),
  summary: z.string(),
  body: z.string(),
  category: z.string(),
  journalist: z.strictObject({ name: z.string() }),
  outlet,
  deadline: deadline.nullable(),
  reply,
  flags: z.strictObject({ noAi: z.boolean() }),
  trap: trap.nullable(),
  questions: z.array(question),
  receivedAt: instant,
});
/** What `parse FILE --json` prints of a query: nothing that only storing gives it. */
export const parsedQuery = query.omit({ id: true, receivedAt: true });

/** 202: stored and to be read; 200: these bytes were here before, under this id. */
export const messageReceipt = z.strictObject({ id: z.uuid(), status: messageStatus });
export const message = z.strictObject({
  id: z.uuid(),
  status: messageStatus,
  reason: z.string().nullable(),
  service: service.nullable(),
  edition: editionRef.nullable(),
  counts: z.strictObject({ index: z.number().int().nullable(), parsed: z.number().int() }),
  warnings: z.array(z.string()),
  queryIds: z.array(z.uuid()),
  subject: z.string(),
  from: z.string(),
  door: z.enum(doors),
  receivedAt: instant,
});
const range = z.tuple([z.number().int(), z.number().int()]);
/** UTF-16 offsets of each field in the decoded parts; secrets are masked by equal length. */
export const messageText = z.strictObject({
  parts: z.array(z.strictObject({ part: z.string(), text: z.string() })),
  queries: z.array(
    z.strictObject({ id: z.uuid(), ranges: z.record(z.string(), z.strictObject({ part: z.string(), ranges: z.array(range) })) }),
  ),
});
/** text: a digest copied out of a mail programme; subject and from as far as known, they help to tell the service and the date. */
export const pasteBody = z.strictObject({ text: requiredText(2_000_000), subject: text(500).default(''), from: text(500).default('') });

export const messagesQuery = pageQuery.extend({ status: messageStatus.optional() });
export const messagePage = page(message);
export const queriesQuery = pageQuery.extend({ q: text(200).optional(), service: service.optional(), dueBefore: instant.optional() });
export const queryPage = page(query);

/** An edition that had not come a quarter of an hour after its time. text: the likely cause and what to do. */
export const editionAlert = z.strictObject({
  id: z.uuid(),
  service,
  edition: editionRef,
  dueAt: instant,
  raisedAt: instant,
  cause: z.enum(missingCauses),
  text: z.string(),
});
/**
 * `arrived`, or `late` after the alert's time; `missing`: an alert is open; `absent`: it did not come, and nobody waits for it or somebody has seen to it; `resting`: a
 * holiday on which none is expected; `coming`.
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

export type Door = (typeof doors)[number];
export type Deadline = z.infer<typeof deadline>;
export type Trap = z.infer<typeof trap>;
export type Query = z.infer<typeof query>;
export type ParsedQueryView = z.infer<typeof parsedQuery>;
export type Message = z.infer<typeof message>;
export type MessageReceipt = z.infer<typeof messageReceipt>;
export type MessageText = z.infer<typeof messageText>;
export type MessagesQuery = z.infer<typeof messagesQuery>;
export type QueriesQuery = z.infer<typeof queriesQuery>;
export type PasteBody = z.infer<typeof pasteBody>;
export type EditionAlert = z.infer<typeof editionAlert>;
export type EditionSlot = z.infer<typeof editionSlot>;
export type EditionWatchView = z.infer<typeof editionWatch>;
export type EditionsQuery = z.infer<typeof editionsQuery>;
export type WatchBody = z.infer<typeof watchBody>;
