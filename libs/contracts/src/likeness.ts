import { agreements } from '@sourcedesk/domain/similarity';
import { z } from 'zod';
import { deadline, outlet, service } from './intake';
import { instant, named, page } from './primitives';

export const likenessVerdicts = ['open', 'same', 'different'] as const;

const agreement = z.enum(agreements);
const likened = z.strictObject({
  id: z.uuid(),
  summary: z.string(),
  service,
  outlet,
  journalist: z.strictObject({ name: z.string() }),
  deadline: deadline.nullable(),
  receivedAt: instant,
});

/**
 * Two queries that may be the same request, the later one first. evidence: the share of the shorter one's words, three at a time, that stand in the other too (0 to 1), and
 * what else they have in common, differ in, or do not both name. A verdict is remembered; `open` waits for one.
 */
export const likeness = z.strictObject({
  id: z.uuid(),
  query: likened,
  other: likened,
  evidence: z.strictObject({ text: z.number(), summary: agreement, outlet: agreement, journalist: agreement }),
  verdict: z.enum(likenessVerdicts),
  foundAt: instant,
  judgedBy: named.nullable(),
  judgedAt: instant.nullable(),
});
export const likenessPage = page(likeness);

export type Likeness = z.infer<typeof likeness>;
export type LikenessVerdict = (typeof likenessVerdicts)[number];
