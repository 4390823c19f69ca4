import { z } from 'zod';
import { instant, page, pageQuery, text } from './primitives';

export const linkStates = [
  'ok',
  'nofollow',
  'sponsored',
  'ugc',
  'missing',
  'wrong-target',
  'noindex',
  'http-error',
  'unreachable',
] as const;
export const link = z.strictObject({
  state: z.enum(linkStates),
  rel: z.string(),
  target: z.string(),
  anchor: z.string(),
  httpStatus: z.number().int().nullable(),
  checkedAt: instant,
});
/** link null: not checked yet. pitchId is the first of pitchIds, all the pitches the article quotes. */
export const placement = z.strictObject({
  id: z.uuid(),
  url: z.string(),
  brandId: z.uuid(),
  pitchId: z.uuid().nullable(),
  pitchIds: z.array(z.uuid()),
  link: link.nullable(),
  title: z.string(),
  outlet: z.string(),
  publishedAt: instant,
});
/** The same for a client: without the pitches behind it. */
export const clientPlacement = placement.omit({ pitchId: true, pitchIds: true });
export const placementPage = page(placement);
export const clientPlacementPage = page(clientPlacement);
export const placementsQuery = pageQuery.extend({ brandId: z.uuid().optional() });
/** One of pitchId and brandId: the brand of a pitch is its own. */
export const placementBody = z
  .strictObject({
    pitchId: z.uuid().optional(),
    brandId: z.uuid().optional(),
    url: z.url({ protocol: /^https?$/ }).max(2000),
    outlet: text(300).default(''),
  })
  .refine((body) => body.pitchId !== undefined || body.brandId !== undefined, {
    path: ['brandId'],
    message: 'Name the pitch it came from, or the brand.',
  });
/** Why an article could not be fetched; '' where it was. */
export const linkProblems = [
  '',
  'url',
  'credentials',
  'port',
  'address',
  'dns',
  'connect',
  'tls',
  'timeout',
  'aborted',
  'redirects',
  'too-large',
  'encoding',
  'protocol',
  'demo',
] as const;
/** One look at a link, with what kept it from being one. */
export const linkCheck = link.extend({ problem: z.enum(linkProblems) });
export const linkChecks = page(linkCheck);

export type LinkState = (typeof linkStates)[number];
export type LinkProblem = (typeof linkProblems)[number];
export type LinkCheck = z.infer<typeof linkCheck>;
export type Placement = z.infer<typeof placement>;
export type PlacementBody = z.infer<typeof placementBody>;
export type PlacementsQuery = z.infer<typeof placementsQuery>;
