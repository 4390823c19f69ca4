import { z } from 'zod';
import { roles } from '@sourcedesk/domain/roles';
import { pitchStates } from '@sourcedesk/domain/workflow';
import { day, email, instant, pageQuery, requiredText, text, timeZone, url } from './primitives';

export const role = z.enum(roles);
export const planTiers = ['free', 'standard', 'advanced', 'premium'] as const;
export const brandStatuses = ['onboarding', 'active', 'paused', 'ended'] as const;
const password = z.string().min(12, 'Use at least 12 characters.').max(200);

export const loginBody = z.strictObject({ email, password: z.string().min(1).max(200) });
export const person = z.strictObject({ id: z.uuid(), name: z.string(), email: z.string() });
export const membership = z.strictObject({ agencyId: z.uuid(), agencyName: z.string(), role });
export const loginAnswer = z.strictObject({
  accessToken: z.string(),
  expiresInSeconds: z.number().int(),
  user: person,
  memberships: z.array(membership),
});
export const switchBody = z.strictObject({ agencyId: z.uuid() });
/** The agency the page shows; without it the sign-in stays where it was last. */
export const refreshBody = switchBody.partial();
/** What a person may change of itself; the name is the same in every agency. */
export const mePatch = z.strictObject({ name: requiredText(200) });
export const passwordChangeBody = z.strictObject({ current: z.string().min(1).max(200), password });
export const passwordResetBody = z.strictObject({ email });
export const passwordResetConfirmBody = z.strictObject({ token: z.string().max(100), password });

/** brandIds null: every brand of the agency. */
export const me = z.strictObject({
  user: person,
  agency: z.strictObject({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
  role,
  brandIds: z.array(z.uuid()).nullable(),
  memberships: z.array(membership),
  permissions: z.array(z.string()),
});

export const setupState = z.strictObject({ needed: z.boolean() });
export const setupBody = z.strictObject({
  token: z.string().max(100),
  agencyName: requiredText(200),
  timeZone: timeZone.default('Europe/London'),
  name: requiredText(200),
  email,
  password,
});

/** undoSeconds: how long an approved pitch is held before it leaves, 0-120. */
export const agency = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  undoSeconds: z.number().int(),
  soloWork: z.boolean(),
  vaMaySubmitElsewhere: z.boolean(),
});
export const agencyPatch = z
  .strictObject({
    name: requiredText(200),
    timeZone,
    undoSeconds: z.number().int().min(0).max(120),
    soloWork: z.boolean(),
    vaMaySubmitElsewhere: z.boolean(),
  })
  .partial();

export const member = z.strictObject({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  brandIds: z.array(z.uuid()).nullable(),
  since: instant,
});
export const memberPatch = z.strictObject({ role, brandIds: z.array(z.uuid()).nullable() }).partial();
export const invitationBody = z.strictObject({ email, role, brandIds: z.array(z.uuid()).nullable().default(null) });
export const invitation = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  role,
  brandIds: z.array(z.uuid()).nullable(),
  expiresAt: instant,
  createdAt: instant,
});
export const invitationTokenBody = z.strictObject({ token: z.string().max(100) });
/** knownUser: the invited address already signs in here; its own password accepts, no new one is set. */
export const invitationView = z.strictObject({
  agencyName: z.string(),
  email: z.string(),
  role,
  expiresAt: instant,
  knownUser: z.boolean(),
});
export const invitationAcceptBody = z.strictObject({
  token: z.string().max(100),
  name: text(200).optional(),
  password: z.string().min(1).max(200),
});

/** profileLimit null: as many as wanted. headStartMinutes orders the queue; it hides nothing. */
export const plan = z.strictObject({
  tier: z.enum(planTiers),
  name: z.string(),
  profileLimit: z.number().int().nullable(),
  priority: z.number().int(),
  headStartMinutes: z.number().int(),
  support: z.string(),
});

export const mailboxTest = z.strictObject({
  state: z.enum(['untested', 'running', 'ok', 'failed']),
  at: instant.nullable(),
  message: z.string(),
});
/** mailbox: where pitches leave from, null while there is none; absent for who may not read mailboxes. */
export const brand = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  websiteUrl: url,
  status: z.enum(brandStatuses),
  pause: z.strictObject({ until: day.nullable(), reason: z.string() }).nullable(),
  plan: z.strictObject({ tier: z.enum(planTiers), profileLimit: z.number().int().nullable(), profilesUsed: z.number().int() }),
  needsClientApproval: z.boolean(),
  timeZone: z.string(),
  mailbox: z.strictObject({ address: z.string(), test: mailboxTest }).nullable().optional(),
});
/** What a client is told of its own brand. */
export const clientBrand = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  websiteUrl: url,
  needsClientApproval: z.boolean(),
  timeZone: z.string(),
});
export const brandBody = z.strictObject({
  name: requiredText(200),
  websiteUrl: url.default(''),
  plan: z.enum(planTiers).default('free'),
  status: z.enum(['onboarding', 'active']).default('onboarding'),
  needsClientApproval: z.boolean().default(false),
  timeZone: timeZone.default('Europe/London'),
});
export const brandPatch = z
  .strictObject({
    name: requiredText(200),
    websiteUrl: url,
    plan: z.enum(planTiers),
    status: z.enum(brandStatuses),
    pause: z.strictObject({ until: day.nullable(), reason: requiredText(500) }),
    needsClientApproval: z.boolean(),
    timeZone,
  })
  .partial();

const words = z.array(requiredText(200)).max(100);
export const vetoes = z.strictObject({ outlets: words.default([]), terms: words.default([]) });
export const profile = z.strictObject({
  id: z.uuid(),
  brandId: z.uuid(),
  name: z.string(),
  title: z.string(),
  credentials: z.string(),
  bio: z.string(),
  siteUrl: url,
  headshotUrl: url,
  topics: z.array(z.string()),
  alert: z.string(),
  vetoes: z.strictObject({ outlets: z.array(z.string()), terms: z.array(z.string()) }),
  /** Since when the expert is gone: no seat, no matches, no new pitches. What was written in its name stays. */
  removedAt: instant.nullable(),
});
/** removed: also those who are gone. */
export const profilesQuery = pageQuery.extend({ removed: z.enum(['true', 'false']).default('false') });
/** Of a removal that is refused: pitches in the expert's name that are still under way. */
export const pitchUnderWay = z.strictObject({ id: z.uuid(), state: z.enum(pitchStates), summary: z.string() });
export const profileBody = z.strictObject({
  name: requiredText(200),
  title: text(200).default(''),
  credentials: text(500).default(''),
  bio: text(4000).default(''),
  siteUrl: url.default(''),
  headshotUrl: url.default(''),
  topics: words.default([]),
  alert: text(4000).default(''),
  vetoes: vetoes.default({ outlets: [], terms: [] }),
});
export const profilePatch = z
  .strictObject({
    name: requiredText(200),
    title: text(200),
    credentials: text(500),
    bio: text(4000),
    siteUrl: url,
    headshotUrl: url,
    topics: words,
    alert: text(4000),
    vetoes: z.strictObject({ outlets: words, terms: words }),
  })
  .partial();

export const mailboxSecurity = z.enum(['tls', 'starttls', 'none']);
/** The password is write-only. warnings: why services may refuse the address (role address, free mail). */
export const mailbox = z.strictObject({
  id: z.uuid(),
  address: z.string(),
  host: z.string(),
  port: z.number().int(),
  security: mailboxSecurity,
  username: z.string(),
  hasPassword: z.boolean(),
  test: mailboxTest,
  warnings: z.array(z.string()),
});
export const mailboxBody = z.strictObject({
  address: email,
  host: requiredText(253),
  port: z.number().int().min(1).max(65_535),
  security: mailboxSecurity.default('starttls'),
  username: text(254).default(''),
  password: z.string().max(1000).optional(),
});

export type LoginBody = z.infer<typeof loginBody>;
export type LoginAnswer = z.infer<typeof loginAnswer>;
export type MePatch = z.infer<typeof mePatch>;
export type PasswordChangeBody = z.infer<typeof passwordChangeBody>;
export type Me = z.infer<typeof me>;
export type Membership = z.infer<typeof membership>;
export type SetupBody = z.infer<typeof setupBody>;
export type Agency = z.infer<typeof agency>;
export type AgencyPatch = z.infer<typeof agencyPatch>;
export type Member = z.infer<typeof member>;
export type MemberPatch = z.infer<typeof memberPatch>;
export type Invitation = z.infer<typeof invitation>;
export type InvitationBody = z.infer<typeof invitationBody>;
export type InvitationView = z.infer<typeof invitationView>;
export type InvitationAcceptBody = z.infer<typeof invitationAcceptBody>;
export type PasswordResetConfirmBody = z.infer<typeof passwordResetConfirmBody>;
export type Plan = z.infer<typeof plan>;
export type PlanTier = (typeof planTiers)[number];
export type BrandStatus = (typeof brandStatuses)[number];
export type Brand = z.infer<typeof brand>;
export type ClientBrand = z.infer<typeof clientBrand>;
export type BrandBody = z.infer<typeof brandBody>;
export type BrandPatch = z.infer<typeof brandPatch>;
export type Profile = z.infer<typeof profile>;
export type ProfileBody = z.infer<typeof profileBody>;
export type ProfilePatch = z.infer<typeof profilePatch>;
export type ProfilesQuery = z.infer<typeof profilesQuery>;
export type PitchUnderWay = z.infer<typeof pitchUnderWay>;
export type Mailbox = z.infer<typeof mailbox>;
export type MailboxBody = z.infer<typeof mailboxBody>;
