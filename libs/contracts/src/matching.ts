import { z } from 'zod';
import { instant, named, page, pageQuery, requiredText, text } from './primitives';
import { pitchState } from './drafting';
import { deadline, outlet, query } from './intake';

export const verdicts = ['open', 'accepted', 'dismissed', 'snoozed'] as const;
export const verdict = z.enum(verdicts);
/** The weights of the reasons add up to the score. */
export const reason = z.strictObject({ kind: z.string(), text: z.string(), weight: z.number() });
export const match = z.strictObject({
  id: z.uuid(),
  query: z.strictObject({ id: z.uuid(), summary: z.string(), deadline: deadline.nullable() }),
  profile: named,
  brand: named,
  score: z.number(),
  reasons: z.array(reason),
  verdict,
});
export const matchPage = page(match);
export const matchesQuery = pageQuery.extend({ verdict: verdict.default('open'), brandId: z.uuid().optional() });
export const matchBody = z.strictObject({ queryId: z.uuid(), profileId: z.uuid() });
export const dismissBody = z.strictObject({ reason: requiredText(500) });
export const snoozeBody = z.strictObject({ until: instant });

export const lanes = ['due', 'strong', 'possible', 'none', 'snoozed'] as const;
export const lane = z.enum(lanes);
export const inboxMatch = match.omit({ query: true }).extend({
  dismissReason: z.string(),
  snoozedUntil: instant.nullable(),
  pitchId: z.uuid().nullable(),
});
/** A query and what it means for the brands in scope: the row of the inbox. extendedFrom: the deadline before the latest change. */
export const inboxRow = z.strictObject({ query, matches: z.array(inboxMatch), extendedFrom: instant.nullable() });
export const inboxQuery = pageQuery.extend({ lane: lane.default('due'), brandId: z.uuid().optional(), q: text(200).optional() });
export const inboxPage = page(inboxRow).extend({ counts: z.record(lane, z.number().int()) });

/** A pitch that answers a query; `matchId` is its match. */
export const queryPitch = z.strictObject({
  id: z.uuid(),
  matchId: z.uuid(),
  state: pitchState,
  profile: named,
  brand: named,
  holder: named.nullable(),
  updatedAt: instant,
});
/** What the agency knows of an outlet: how often it asked, what was pitched to it and what came of it. */
export const outletRecord = outlet.extend({
  queries: z.number().int(),
  pitches: z.number().int(),
  sent: z.number().int(),
  published: z.number().int(),
  lastPublished: z.strictObject({ brand: named, url: z.string(), title: z.string(), at: instant }).nullable(),
});
/** A query and all that the agency has to do with it, as far as the caller's brands go. messageId: the message it was read from first. */
export const queryWork = inboxRow.extend({ messageId: z.uuid().nullable(), pitches: z.array(queryPitch), outlet: outletRecord.nullable() });

export type Verdict = (typeof verdicts)[number];
export type Lane = (typeof lanes)[number];
export type Match = z.infer<typeof match>;
export type MatchReason = z.infer<typeof reason>;
export type InboxMatch = z.infer<typeof inboxMatch>;
export type InboxRow = z.infer<typeof inboxRow>;
export type InboxPage = z.infer<typeof inboxPage>;
export type InboxQuery = z.infer<typeof inboxQuery>;
export type MatchesQuery = z.infer<typeof matchesQuery>;
export type QueryPitch = z.infer<typeof queryPitch>;
export type OutletRecord = z.infer<typeof outletRecord>;
export type QueryWork = z.infer<typeof queryWork>;
