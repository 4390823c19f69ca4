import { z } from 'zod';
import { day, instant, named, page, requiredText } from './primitives';
import { deadline, service } from './intake';
import { linkStates } from './placement';
import { pitchState } from './drafting';

export const reportQuery = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The period ends before it begins.' });

/** A proportion with its 95 % interval; null rates where there was nothing to count. */
export const rate = z.strictObject({
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  of: z.number().int(),
});
/** A brand's period, both days included, in the brand's time zone. sentence: what matters, in words. maturity: the share of publications to be expected by now, 0-1. */
export const report = z.strictObject({
  brand: named,
  agency: z.strictObject({ name: z.string() }),
  period: z.strictObject({ from: day, to: day }),
  sentence: z.string(),
  pitches: z.strictObject({ sent: z.number().int(), replied: z.number().int(), published: z.number().int(), inPlay: z.number().int() }),
  winRate: rate.extend({ maturity: z.number(), likely: z.number().nullable() }),
  placements: z.array(
    z.strictObject({
      id: z.uuid(),
      url: z.string(),
      title: z.string(),
      outlet: z.string(),
      publishedAt: instant,
      link: z.strictObject({ state: z.enum(linkStates), since: instant, checkedAt: instant }).nullable(),
    }),
  ),
  links: z.strictObject({ alive: z.number().int(), followed: z.number().int(), of: z.number().int() }),
  outlets: z.array(z.strictObject({ name: z.string(), published: z.number().int(), followed: z.number().int() })),
  months: z.array(z.strictObject({ month: z.string(), sent: z.number().int(), published: z.number().int() })),
  generatedAt: instant,
});
/** Without `to` the link shows up to today, without `from` 90 days. */
export const reportLinkBody = z
  .strictObject({ name: requiredText(200), expiresAt: instant, from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'The period ends before it begins.',
  });
/** url ends in /r/{token}; shown once, only its hash is kept. */
export const reportLinkCreated = z.strictObject({ id: z.uuid(), url: z.string(), expiresAt: instant });
export const reportLink = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  expiresAt: instant,
  revokedAt: instant.nullable(),
  opens: z.number().int(),
  lastOpenedAt: instant.nullable(),
});
export const reportLinks = page(reportLink);

/** What needs somebody now: `what` says why in words, `nextStep` the page to open. */
export const attention = z.strictObject({
  pitchId: z.uuid().nullable(),
  queryId: z.uuid().nullable(),
  state: pitchState.nullable(),
  summary: z.string(),
  brand: z.string(),
  deadline: deadline.nullable(),
  what: z.string(),
  action: z.enum(['take', 'review', 'resolve', 'retry', 'approveForClient', 'schedule', 'mailbox', 'quarantine', 'edition']),
  href: z.string(),
});
/** brands: pitches of the last 90 days, `published` of those that were `sent`. */
export const overview = z.strictObject({
  sentence: z.string(),
  due: z.strictObject({ count: z.number().int(), untaken: z.number().int() }),
  inReview: z.strictObject({ count: z.number().int(), oldestAt: instant.nullable() }),
  sent: z.strictObject({ today: z.number().int(), week: z.number().int() }),
  published: z.strictObject({ month: z.number().int(), before: z.number().int() }),
  attention: z.array(attention),
  brands: z.array(z.strictObject({ id: z.uuid(), name: z.string(), sent: z.number().int(), published: z.number().int(), winRate: rate })),
  editions: z.array(
    z.strictObject({
      messageId: z.uuid(),
      service,
      name: z.string(),
      date: day,
      index: z.number().int().nullable(),
      parsed: z.number().int(),
      /** False for a copy that nobody vouches for. */
      verified: z.boolean(),
      receivedAt: instant,
    }),
  ),
  generatedAt: instant,
});

export const waitingCount = z.strictObject({ count: z.number().int(), soon: z.number().int() });
/** What waits for whom asks, by place; null where the place is not theirs. soon: how many of them need somebody at once or within two hours. */
export const waiting = z.strictObject({
  inbox: waitingCount.nullable(),
  queue: waitingCount.nullable(),
  review: waitingCount.nullable(),
  sent: waitingCount.nullable(),
  digests: waitingCount.nullable(),
});

export type ReportQuery = z.infer<typeof reportQuery>;
export type Report = z.infer<typeof report>;
export type Rate = z.infer<typeof rate>;
export type ReportLink = z.infer<typeof reportLink>;
export type ReportLinkBody = z.infer<typeof reportLinkBody>;
export type Overview = z.infer<typeof overview>;
export type Attention = z.infer<typeof attention>;
export type Waiting = z.infer<typeof waiting>;
export type WaitingCount = z.infer<typeof waitingCount>;
