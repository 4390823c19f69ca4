import { z } from 'zod';
import { queryFields } from '@sourcedesk/domain/query-fields';
import { services } from '@sourcedesk/domain/services';
import { queryTrusts, trusts } from '@sourcedesk/domain/trust';
import { range } from './message-looks';
import { email, instant, named, page, pageQuery, requiredText, text, timeZone, url } from './primitives';

export * from './message-looks';
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
export const requirementNames = [
  'include',
  'headshot',
  'length',
  'subject',
  'credential',
  'place',
  'no-promotion',
  'no-ai',
  'deadline',
  'no-links',
  'no-attachments',
  'other',
] as const;
/** What a query demands beside answers, in the journalist's words; start and end are UTF-16 offsets in the body, like those of a question. */
export const requirement = question.extend({ kind: z.enum(requirementNames) });
export const reply = z.strictObject({ kind: z.enum(['relay', 'address', 'link', 'form']), address: z.string(), url });
export const outlet = z.strictObject({ name: z.string(), url: z.string() });

/** reason: why the facts of a query are trusted or not; see `trustWords` of domain/trust. */
export const queryVerification = z.strictObject({ verified: z.boolean(), reason: z.enum(queryTrusts) });
/** reason: why a message is trusted or not, as found at its arrival; domain and selector: of the signature that says so, '' where none does. */
export const messageVerification = z.strictObject({
  verified: z.boolean(),
  reason: z.enum(trusts),
  domain: z.string(),
  selector: z.string(),
});

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
  /** Addresses and forms that the body names beside the reply channel; never applied by themselves. */
  otherAddresses: z.array(z.string()),
  flags: z.strictObject({ noAi: z.boolean() }),
  /** What says that no AI is wanted: a line of the digest, or words of the body, which are its requirement `no-ai`. */
  noAiEvidence: z.array(z.enum(['flag', 'prose'])),
  /** The first of `traps`. */
  trap: trap.nullable(),
  traps: z.array(trap),
  questions: z.array(question),
  requirements: z.array(requirement),
  verification: queryVerification,
  receivedAt: instant,
  /** Counts every change and is the ETag. */
  version: z.number().int(),
  /** Fields that a person has corrected: no copy that comes later changes them. */
  corrected: z.array(z.enum(queryFields)),
});
/** What `parse FILE --json` prints of a query: nothing that only storing gives it. */
export const parsedQuery = query.omit({ id: true, receivedAt: true, version: true, corrected: true, verification: true });

/** 202: stored and to be read; 200: these bytes were here before, under this id. */
export const messageReceipt = z.strictObject({ id: z.uuid(), status: messageStatus });
/** What became of the e-mails of an archive; index counts them from 0. The first 1,000 refused are named, refusedCount counts all. */
export const archiveReceipt = z.strictObject({
  received: z.number().int(),
  known: z.number().int(),
  refused: z.array(z.strictObject({ index: z.number().int(), reason: z.string() })),
  refusedCount: z.number().int(),
});
export const message = z.strictObject({
  id: z.uuid(),
  status: messageStatus,
  reason: z.string().nullable(),
  /** Somebody took it out of quarantine unread; `reason` says why, in their words. */
  setAside: z.boolean(),
  service: service.nullable(),
  edition: editionRef.nullable(),
  counts: z.strictObject({ index: z.number().int().nullable(), parsed: z.number().int() }),
  warnings: z.array(z.string()),
  queryIds: z.array(z.uuid()),
  subject: z.string(),
  from: z.string(),
  door: z.enum(doors),
  /** The service somebody says it is of; null where sender and structure tell. */
  assignedService: service.nullable(),
  verification: messageVerification,
  receivedAt: instant,
});
/** text: a digest copied out of a mail programme; subject and from as far as known, they help to tell the service and the date. */
export const pasteBody = z.strictObject({ text: requiredText(2_000_000), subject: text(500).default(''), from: text(500).default('') });

/** text: one query as it was copied: the e-mail of a journalist, a post, a query with or without labels. */
export const proposalBody = z.strictObject({ text: requiredText(60_000) });
const proposed = <T extends z.ZodType>(value: T) => z.strictObject({ value, ranges: z.array(range) });
export const proposedFields = ['summary', 'body', 'category', 'journalist', 'outlet', 'outletUrl', 'deadline', 'reply'] as const;
/**
 * What a text seems to say of one query. Each value stands in the text, at `ranges` in UTF-16 units; what was not found is '' or null and named in `missing`. Offsets of
 * questions and requirements are in the text too.
 */
export const proposal = z.strictObject({
  service,
  summary: proposed(z.string()),
  body: proposed(z.string()),
  category: proposed(z.string()),
  journalist: proposed(z.string()),
  outlet: proposed(z.string()),
  outletUrl: proposed(z.string()),
  deadline: proposed(deadline.nullable()),
  reply: proposed(reply.nullable()),
  noAi: proposed(z.boolean()),
  wordLimit: z.strictObject({ min: z.number().int().nullable(), max: z.number().int().nullable() }).nullable(),
  questions: z.array(question),
  requirements: z.array(requirement),
  traps: z.array(trap),
  missing: z.array(z.enum(proposedFields)),
});

const replyOfBody = z
  .strictObject({ kind: reply.shape.kind, address: z.union([z.literal(''), email]).default(''), url: url.default('') })
  .superRefine(({ kind, address, url: link }, context) => {
    const byMail = kind === 'relay' || kind === 'address';
    if (byMail && address === '')
      context.addIssue({ code: 'custom', path: ['address'], message: 'Give the e-mail address that answers go to.' });
    if (!byMail && link === '')
      context.addIssue({ code: 'custom', path: ['url'], message: 'Give the address of the page that answers go in at.' });
  });
const deadlineOfBody = z
  .strictObject({
    at: instant.nullable(),
    zone: timeZone.nullable().default(null),
    raw: text(300).default(''),
    certainty: deadline.shape.certainty,
  })
  .superRefine(({ at, certainty }, context) => {
    if ((at === null) !== (certainty === 'unclear'))
      context.addIssue({ code: 'custom', path: ['at'], message: 'Give the day and time, or say that the deadline is unclear.' });
    if (at !== null && at < '2000') context.addIssue({ code: 'custom', path: ['at'], message: 'Give a day of this century.' });
  });
/** A query that a person types. `service` says where it was seen; `messageId` the message it stands in, whose service and edition are its own, and `place` where in it. */
export const queryBody = z
  .strictObject({
    messageId: z.uuid().optional(),
    /** UTF-16 offsets in a part of the message as shown. */
    place: z
      .strictObject({ part: text(200), start: z.number().int().min(0), end: z.number().int().min(1) })
      .refine(({ start, end }) => start < end, { path: ['end'], message: 'Select at least one character.' })
      .optional(),
    service: service.default('manual'),
    summary: requiredText(500),
    body: requiredText(20_000),
    category: text(200).default(''),
    journalist: z.strictObject({ name: text(200).default('') }).default({ name: '' }),
    outlet: z.strictObject({ name: text(300).default(''), url: url.default('') }).default({ name: '', url: '' }),
    deadline: deadlineOfBody.nullable().default(null),
    reply: replyOfBody,
    noAi: z.boolean().default(false),
  })
  .refine(({ messageId, place }) => place === undefined || messageId !== undefined, {
    path: ['messageId'],
    message: 'Name the message that has this place.',
  });

/** What of a query is corrected; an absent field stays. */
export const queryPatch = z
  .strictObject({
    summary: requiredText(500),
    body: requiredText(20_000),
    category: text(200),
    journalist: z.strictObject({ name: text(200) }),
    outlet: z.strictObject({ name: text(300), url }),
    deadline: deadlineOfBody.nullable(),
    reply: replyOfBody,
    noAi: z.boolean(),
  })
  .partial();
/** at: where in the body the second query begins, in UTF-16 units. */
export const splitBody = z.strictObject({ at: z.number().int().min(1).max(200_000) });
/** What is left of the query, with the one that was cut from it. */
export const splitQuery = query.extend({ second: query });

/** A change that a person made. Of `added` there is nothing before or after; of `split` they name the query it was cut from or into. */
export const queryChange = z.strictObject({
  at: instant,
  by: named.nullable(),
  field: z.enum(['added', 'split', ...queryFields]),
  before: z.json(),
  after: z.json(),
});
export const queryHistory = page(queryChange);
/** A message that a query stood in, and the deadline it named. */
export const querySighting = z.strictObject({
  message: z.strictObject({ id: z.uuid(), service: service.nullable(), edition: editionRef.nullable(), trusted: z.boolean() }),
  deadline: z.strictObject({ at: instant.nullable(), raw: z.string() }).nullable(),
  seenAt: instant,
});
export const querySightings = page(querySighting);

export const messagesQuery = pageQuery.extend({ status: messageStatus.optional() });
export const messagePage = page(message);
export const queriesQuery = pageQuery.extend({ q: text(200).optional(), service: service.optional(), dueBefore: instant.optional() });
export const queryPage = page(query);

export type Door = (typeof doors)[number];
export type Deadline = z.infer<typeof deadline>;
export type Reply = z.infer<typeof reply>;
export type Requirement = z.infer<typeof requirement>;
export type Trap = z.infer<typeof trap>;
export type Query = z.infer<typeof query>;
export type ParsedQueryView = z.infer<typeof parsedQuery>;
export type Message = z.infer<typeof message>;
export type MessageReceipt = z.infer<typeof messageReceipt>;
export type ArchiveReceipt = z.infer<typeof archiveReceipt>;
export type MessagesQuery = z.infer<typeof messagesQuery>;
export type QueriesQuery = z.infer<typeof queriesQuery>;
export type PasteBody = z.infer<typeof pasteBody>;
export type ProposalBody = z.infer<typeof proposalBody>;
export type Proposal = z.infer<typeof proposal>;
export type ProposedField = (typeof proposedFields)[number];
export type QueryBody = z.infer<typeof queryBody>;
export type QueryInput = z.input<typeof queryBody>;
export type QueryPatch = z.infer<typeof queryPatch>;
export type QueryPatchInput = z.input<typeof queryPatch>;
export type QueryChange = z.infer<typeof queryChange>;
export type QuerySighting = z.infer<typeof querySighting>;
export type SplitQuery = z.infer<typeof splitQuery>;
