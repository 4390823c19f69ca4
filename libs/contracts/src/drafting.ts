import { z } from 'zod';
import { pitchActions, pitchStates } from '@sourcedesk/domain/workflow';
import { instant, named, page, pageQuery, requiredText } from './primitives';
import { brand, brandStatuses, profile } from './accounts';
import { deadline, outlet, query } from './intake';

export const pitchState = z.enum(pitchStates);
export const pitchAction = z.enum(pitchActions as [string, ...string[]]);
/** at: what the check found in the text of the pitch, in UTF-16 units. question: the number, from 1, of the question it is about. */
export const check = z.strictObject({
  id: z.string(),
  level: z.enum(['blocker', 'warning', 'info']),
  ok: z.boolean(),
  text: z.string(),
  at: z.strictObject({ field: z.enum(['subject', 'body']), start: z.number().int(), end: z.number().int() }).nullable(),
  question: z.number().int().nullable(),
});

/**
 * What became of the message: `problem` in words a person can act on; smtp is the server's code, '' when it gave none. possiblySent: it may have arrived
 * by an earlier attempt, or in the life a restored database does not remember.
 */
export const delivery = z.strictObject({
  attempts: z.number().int(),
  nextAttemptAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  messageId: z.string(),
  problem: z.string(),
  smtp: z.string(),
  possiblySent: z.boolean(),
});

export const pitch = z.strictObject({
  id: z.uuid(),
  state: pitchState,
  version: z.number().int(),
  textVersion: z.number().int(),
  subject: z.string(),
  body: z.string(),
  query,
  profile,
  brand,
  holder: named.nullable(),
  leaseUntil: instant.nullable(),
  checklist: z.array(check),
  /** Numbers, from 1, of the questions a person says are answered. */
  answered: z.array(z.number().int()),
  /** Until when it may leave by an editor's word, whatever the query's deadline; 9999-12-31T00:00:00.000Z when no deadline binds it. */
  deadlineOverride: instant.nullable(),
  allowedActions: z.array(pitchAction),
  submittedBy: named.nullable(),
  submittedAt: instant.nullable(),
  /** Why it came back, in the words of whom returned it; '' when it did not. */
  returnReason: z.string(),
  /** Blockers an editor lifted, with the reason given. */
  overrides: z.array(z.strictObject({ check: z.string(), reason: z.string(), by: z.string() })),
  sendAt: instant.nullable(),
  delivery: delivery.nullable(),
  placementIds: z.array(z.uuid()),
});

/** What `allowedActions` reads; see PitchFacts of domain/workflow. */
export const pitchFacts = z.strictObject({
  state: pitchState,
  holder: z.uuid().nullable(),
  leaseUntil: instant.nullable(),
  leaseTouchedAt: instant.nullable(),
  submittedBy: z.uuid().nullable(),
  opened: z.boolean(),
  writers: z.array(z.uuid()),
  brandStatus: z.enum(brandStatuses),
  needsClientApproval: z.boolean(),
  expertRemoved: z.boolean(),
  replyKind: z.enum(['relay', 'address', 'link', 'form']),
  publishedFrom: pitchState.nullable(),
  mayHaveArrived: z.boolean(),
  soloWork: z.boolean(),
  vaMaySubmitElsewhere: z.boolean(),
});
export const pitchRow = z.strictObject({
  id: z.uuid(),
  state: pitchState,
  version: z.number().int(),
  query: z.strictObject({ id: z.uuid(), summary: z.string(), deadline: deadline.nullable(), outlet }),
  profile: named,
  brand: named,
  holder: named.nullable(),
  leaseUntil: instant.nullable(),
  sendAt: instant.nullable(),
  updatedAt: instant,
  textVersion: z.number().int(),
  submittedBy: named.nullable(),
  submittedAt: instant.nullable(),
  returnReason: z.string(),
  delivery: delivery.nullable(),
  replies: z.number().int(),
  facts: pitchFacts,
});
export const pitchPage = page(pitchRow);
/** state may be several, divided by commas. */
export const pitchesQuery = pageQuery.extend({
  state: z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.array(pitchState).min(1))
    .optional(),
  brandId: z.uuid().optional(),
  holder: z.literal('me').optional(),
});

/** An accepted match nobody has begun, or a pitch one may take: the row of the VA's queue. pitchId null: not begun. */
export const queueRow = z.strictObject({
  matchId: z.uuid(),
  pitchId: z.uuid().nullable(),
  state: pitchState.nullable(),
  query: z.strictObject({
    id: z.uuid(),
    summary: z.string(),
    deadline: deadline.nullable(),
    outlet,
    noAi: z.boolean(),
    trap: z.boolean(),
    questions: z.number().int(),
  }),
  profile: named,
  brand: named,
  score: z.number(),
  priority: z.number().int(),
  holder: named.nullable(),
  leaseUntil: instant.nullable(),
  returnReason: z.string(),
});
export const queueTabs = ['available', 'mine', 'returned', 'done'] as const;
export const queueQuery = pageQuery.extend({ tab: z.enum(queueTabs).default('available') });
export const queuePage = page(queueRow).extend({ counts: z.record(z.enum(queueTabs), z.number().int()) });

export const pitchBody = z.strictObject({ matchId: z.uuid() });
/** The subject is one line, as it will stand in the head of a mail. */
export const draftBody = z.strictObject({
  subject: z
    .string()
    .max(500)
    .regex(/^[^\0-\x1f\x7f]*$/, 'The subject is one line of text.'),
  body: z
    .string()
    .max(50_000)
    .regex(/^[^\0]*$/, 'A text holds no NUL.'),
});
/** Numbers, from 1, of the questions a person says are answered. */
export const answeredBody = z.strictObject({ questions: z.array(z.number().int().min(1).max(100)).max(100) });
export const override = z.strictObject({ check: requiredText(60), reason: requiredText(1000) });
export const overridesBody = z.strictObject({ overrides: z.array(override).max(20).default([]) });
/** deadlineAt: until when the revived pitch may leave; absent: whenever it is ready. The query's own deadline stands beside it. */
export const reviveBody = z.strictObject({ reason: requiredText(2000), deadlineAt: instant.optional() });

export const historyEntry = z.strictObject({
  at: instant,
  action: z.string(),
  from: pitchState.nullable(),
  to: pitchState,
  by: z.string(),
  reason: z.string(),
  textVersion: z.number().int(),
});
export const history = page(historyEntry);
/** An immutable text, numbered. kind: why it was kept. */
export const textVersion = z.strictObject({
  number: z.number().int(),
  subject: z.string(),
  body: z.string(),
  at: instant,
  by: z.string(),
  kind: z.enum(['submitted', 'takenOver', 'edited']),
  reviewed: z.boolean(),
});
export const versions = page(textVersion);

/** What a client is shown of a pitch that waits for its approval. */
export const clientPitch = z.strictObject({
  id: z.uuid(),
  state: pitchState,
  version: z.number().int(),
  subject: z.string(),
  body: z.string(),
  topic: z.string(),
  profile: named,
  brand: named,
  deadlineAt: instant.nullable(),
  allowedActions: z.array(pitchAction),
});
export const clientPitchPage = page(clientPitch);

export type Check = z.infer<typeof check>;
export type Pitch = z.infer<typeof pitch>;
export type PitchRow = z.infer<typeof pitchRow>;
export type PitchesQuery = z.infer<typeof pitchesQuery>;
export type QueueRow = z.infer<typeof queueRow>;
export type QueuePage = z.infer<typeof queuePage>;
export type QueueQuery = z.infer<typeof queueQuery>;
export type DraftBody = z.infer<typeof draftBody>;
export type Override = z.infer<typeof override>;
export type OverridesBody = z.infer<typeof overridesBody>;
export type ReviveBody = z.infer<typeof reviveBody>;
export type HistoryEntry = z.infer<typeof historyEntry>;
export type TextVersion = z.infer<typeof textVersion>;
export type ClientPitch = z.infer<typeof clientPitch>;
export type Delivery = z.infer<typeof delivery>;
