import { z } from 'zod';
import { subscribedServices } from '@sourcedesk/domain/services';
import { email, instant, named, page, requiredText, text } from './primitives';

const topics = z.array(requiredText(200)).max(100);
const subscribed = z.enum(subscribedServices);
const cap = z.number().int().min(1).max(10_000);

/**
 * Where a brand is registered: the address that a service knows, in whose name, and on what terms. monthlyCap: pitches a month that the service takes of it; null: as many as one
 * likes. warnings: why the service may refuse the address.
 */
export const serviceAccount = z.strictObject({
  id: z.uuid(),
  brandId: z.uuid(),
  service: subscribed,
  address: z.string(),
  profile: named.nullable(),
  tier: z.string(),
  confirmed: z.boolean(),
  topics: z.array(z.string()),
  monthlyCap: cap.nullable(),
  note: z.string(),
  warnings: z.array(z.string()),
  updatedAt: instant,
});
export const serviceAccountPage = page(serviceAccount);
export const serviceAccountBody = z.strictObject({
  service: subscribed,
  address: email,
  profileId: z.uuid().nullable().default(null),
  tier: text(100).default(''),
  confirmed: z.boolean().default(false),
  topics: topics.default([]),
  monthlyCap: cap.nullable().default(null),
  note: text(1000).default(''),
});
export const serviceAccountPatch = z
  .strictObject({
    address: email,
    profileId: z.uuid().nullable(),
    tier: text(100),
    confirmed: z.boolean(),
    topics,
    monthlyCap: cap.nullable(),
    note: text(1000),
  })
  .partial();

export type ServiceAccount = z.infer<typeof serviceAccount>;
export type ServiceAccountBody = z.infer<typeof serviceAccountBody>;
export type ServiceAccountPatch = z.infer<typeof serviceAccountPatch>;
