import { z } from 'zod';
import { services } from '@sourcedesk/domain/services';
import { mailboxSecurity, mailboxTest } from './accounts';
import { instant, named, page, requiredText, text } from './primitives';

export const doorKinds = ['imap', 'address', 'webhook'] as const;
/** `waiting`: nothing came yet and nothing failed; `closed` by a person. */
export const doorStates = ['waiting', 'working', 'failing', 'closed'] as const;
export const imapAuths = ['password', 'oauth2'] as const;

/** A request that was turned away at a webhook, and in words why and what to do. */
export const refusedRequest = z.strictObject({ at: instant, text: z.string() });
/**
 * How a door is doing. text: in words; lastCheckedAt: when it was last seen working, whether or not something came; refused: the last request that was turned away since the
 * secret was made, which makes a door fail only as long as nothing has come that was signed with it: anybody can send one.
 */
export const doorHealth = z.strictObject({
  state: z.enum(doorStates),
  text: z.string(),
  lastMessageAt: instant.nullable(),
  lastCheckedAt: instant.nullable(),
  lastError: z.string(),
  lastErrorAt: instant.nullable(),
  refused: refusedRequest.nullable(),
  received: z.number().int(),
});
/** Where an IMAP door signs in. Its credentials go in and never come out. */
export const imapAccount = z.strictObject({
  host: z.string(),
  port: z.number().int(),
  security: mailboxSecurity,
  username: z.string(),
  auth: z.enum(imapAuths),
  folder: z.string(),
  /** What came so many days before the folder was first read is taken in too. */
  daysBack: z.number().int(),
  /** The folders that the last test found, to choose from. */
  folders: z.array(z.string()),
});
/**
 * A way in for query e-mails that come by themselves. address: where digests are sent, told to who may change doors and null otherwise; url: where a webhook's
 * requests go; secret: what they are signed with, told once, by the answers that made it.
 */
export const door = z.strictObject({
  id: z.uuid(),
  kind: z.enum(doorKinds),
  name: z.string(),
  active: z.boolean(),
  createdAt: instant,
  changedAt: instant,
  health: doorHealth,
  test: mailboxTest,
  address: z.string().nullable(),
  url: z.string().nullable(),
  secret: z.string().nullable(),
  imap: imapAccount.nullable(),
});
/** All doors of the agency, the latest first. can: the kinds that this installation can open. */
export const doorList = page(door).extend({ can: z.array(z.enum(doorKinds)) });

/**
 * E-mails kept and what became of them: raw is parsed, quarantined and pending together. backlogSeconds: how long the oldest that is not read yet has waited, 0 where none does.
 */
export const intakeHealth = z.strictObject({
  raw: z.number().int(),
  parsed: z.number().int(),
  quarantined: z.number().int(),
  pending: z.number().int(),
  oldestPendingAt: instant.nullable(),
  backlogSeconds: z.number().int(),
  doors: z.array(door.pick({ id: true, kind: true, name: true, health: true })),
});

/**
 * A mail that wants a subscription or a forwarding confirmed. title: what a person is asked to do; mailbox: the address whose e-mails are to be forwarded, null where the
 * mail names none; sender: who the mail says it is from; door: where it came in, null when by hand. Its link or code is told once, by opening it, and erased then or when its
 * day is over.
 */
export const setUpMail = z.strictObject({
  id: z.uuid(),
  messageId: z.uuid(),
  source: z.enum([...services, 'gmail', 'outlook']),
  kind: z.enum(['link', 'code']),
  title: z.string(),
  mailbox: z.string().nullable(),
  sender: z.string(),
  door: named.nullable(),
  state: z.enum(['waiting', 'opened', 'expired']),
  foundAt: instant,
  expiresAt: instant,
  openedAt: instant.nullable(),
  openedBy: named.nullable(),
});
export const setUpMailPage = page(setUpMail);
/** value: the link to follow, or the code to type where it is asked for. */
export const openedSetUpMail = z.strictObject({ kind: setUpMail.shape.kind, value: z.string() });

/** What an IMAP account is signed in with. */
export const imapCredentials = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), password: z.string().min(1).max(1000) }),
  z.strictObject({
    kind: z.literal('oauth2'),
    clientId: requiredText(500),
    clientSecret: z.string().max(1000).default(''),
    refreshToken: z.string().min(1).max(4000),
    tokenUrl: z.url({ protocol: /^https$/ }).max(500),
  }),
]);
const imapBody = z.strictObject({
  host: requiredText(253),
  port: z.number().int().min(1).max(65_535).default(993),
  security: mailboxSecurity.default('tls'),
  username: requiredText(254),
  credentials: imapCredentials,
  folder: text(500).default('INBOX'),
  daysBack: z.number().int().min(0).max(90).default(7),
});
const name = requiredText(100);
export const doorBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('imap'), name, imap: imapBody }),
  z.strictObject({ kind: z.literal('address'), name }),
  z.strictObject({ kind: z.literal('webhook'), name }),
]);
/** imap: of a door of that kind alone; without credentials the stored ones stay, unless server or user change. */
export const doorPatch = z
  .strictObject({
    name,
    active: z.boolean(),
    imap: z
      .strictObject({
        host: requiredText(253),
        port: z.number().int().min(1).max(65_535),
        security: mailboxSecurity,
        username: requiredText(254),
        credentials: imapCredentials,
        folder: requiredText(500),
        daysBack: z.number().int().min(0).max(90),
      })
      .partial(),
  })
  .partial();

export type DoorKind = (typeof doorKinds)[number];
export type DoorView = z.infer<typeof door>;
export type DoorHealth = z.infer<typeof doorHealth>;
export type IntakeHealth = z.infer<typeof intakeHealth>;
export type SetUpMailView = z.infer<typeof setUpMail>;
export type OpenedSetUpMail = z.infer<typeof openedSetUpMail>;
export type DoorList = z.infer<typeof doorList>;
export type ImapAccountView = z.infer<typeof imapAccount>;
export type ImapCredentials = z.infer<typeof imapCredentials>;
export type DoorBody = z.infer<typeof doorBody>;
export type DoorPatch = z.infer<typeof doorPatch>;
