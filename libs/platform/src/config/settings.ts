import { isIP } from 'node:net';
import { z } from 'zod';

/** What the documentation, the error sentences and `.env.example` know of a setting. */
export interface SettingFacts {
  /** What it is for, and what happens without it. */
  description: string;
  /** The rest of the sentence "NAME must be ...". */
  must: string;
  /** A value that would be right; for secrets, the command that makes one. */
  example: string;
  /** True when the value must never be shown, logged or echoed in an error. */
  secret?: boolean;
}

/** The facts of every setting, by its schema. */
export const settingFacts = z.registry<SettingFacts>();

const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high);

const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** One `host:port`, lower case; IPv6 in brackets. */
const exactHost = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?):[1-9]\d{0,4}$/;
const hostList = commaList
  .transform((hosts) => hosts.map((host) => host.toLowerCase()))
  .refine((hosts) => hosts.every((host) => exactHost.test(host) && Number(host.slice(host.lastIndexOf(':') + 1)) <= 65_535));

const hostName = /^(?=.{1,180}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const isNetwork = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
};

const urlOf = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol) && new URL(text).hostname !== '');

/** Name and password of a URL are percent-encoded; a stray % would only show when the first mail leaves. */
const hasReadableSignIn = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && [url.username, url.password].every((part) => !/%(?![0-9a-f]{2})/i.test(part));
};

const canonicalBase64 = /^[A-Za-z0-9+/]+={0,2}$/;
const keyOf32Bytes = z
  .string()
  .refine((text) => canonicalBase64.test(text) && Buffer.from(text, 'base64').length === 32)
  .transform((text) => Buffer.from(text, 'base64'));
const keyList = commaList.pipe(z.array(keyOf32Bytes).min(1));

const databaseUrl = () => urlOf('postgres:', 'postgresql:');
const databaseExample = (role: string) => `postgres://${role}:PASSWORD@127.0.0.1:5432/sourcedesk`;
const randomKey = 'openssl rand -base64 32';

const describe = <T extends z.ZodType>(schema: T, facts: SettingFacts): T => {
  settingFacts.add(schema, facts);
  return schema;
};

const network = {
  PORT: describe(wholeNumber(0, 65_535).prefault('3000'), {
    description: 'Port of the HTTP server. 0 takes a free one.',
    must: 'a whole number from 0 to 65535',
    example: '3000',
  }),
  HOST: describe(z.string().min(1).prefault('127.0.0.1'), {
    description: 'Address the HTTP server binds to. 127.0.0.1 is this machine alone, 0.0.0.0 is everyone who can reach it.',
    must: 'an address of this machine',
    example: '127.0.0.1',
  }),
  PUBLIC_URL: describe(
    urlOf('http:', 'https:')
      .refine((text) => {
        const url = URL.parse(text);
        return url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
      })
      .transform((text) => new URL(text).origin)
      .optional(),
    {
      description: 'Address under which people reach Sourcedesk; links in mails begin with it. Without it: http://localhost and PORT.',
      must: 'an http or https address without a path',
      example: 'https://desk.agency.example',
    },
  ),
  TRUST_PROXY: describe(commaList.refine((list) => list.every(isNetwork)).prefault(''), {
    description:
      "Addresses or networks of the proxies in front, separated by commas. Only from these is the visitor's address taken from X-Forwarded-For.",
    must: 'a list of IP addresses or networks such as 10.0.0.0/8, separated by commas',
    example: '10.0.0.0/8',
  }),
};

const storage = {
  SOURCEDESK_DATA: describe(z.string().min(1).prefault('.sourcedesk'), {
    description: 'Folder for what Sourcedesk keeps on this machine: the embedded database, its keys, the caught mails of the demo.',
    must: 'the path of a folder',
    example: '.sourcedesk',
  }),
  DATABASE_URL: describe(databaseUrl().optional(), {
    description: 'The administrator of the PostgreSQL database, who may create roles and tables. Used by `sourcedesk migrate` alone.',
    must: 'a postgres:// address',
    example: databaseExample('postgres'),
    secret: true,
  }),
  API_DATABASE_URL: describe(databaseUrl().optional(), {
    description: 'The database as the API sees it: a role that owns nothing and is held by row-level security.',
    must: 'a postgres:// address',
    example: databaseExample('sourcedesk_api'),
    secret: true,
  }),
  WORKER_DATABASE_URL: describe(databaseUrl().optional(), {
    description: 'The database as workers see it: a role that owns nothing and is held by row-level security.',
    must: 'a postgres:// address',
    example: databaseExample('sourcedesk_worker'),
    secret: true,
  }),
  DATABASE_POOL_SIZE: describe(wholeNumber(1, 1000).prefault('10'), {
    description: 'Connections to the database a process holds at most.',
    must: 'a whole number from 1 to 1000',
    example: '10',
  }),
};

const keys = {
  JWT_SECRET: describe(
    z
      .string()
      .refine((text) => canonicalBase64.test(text) && Buffer.from(text, 'base64').length >= 32)
      .optional(),
    { description: 'Signs the access tokens.', must: 'at least 32 random bytes in base64', example: randomKey, secret: true },
  ),
  RAW_MAIL_KEY: describe(keyList.optional(), {
    description:
      "Wraps the agencies' keys for stored raw e-mails. To rotate, put the new key first, a comma, then the old one. Lost, the raw e-mails are unreadable: back it up apart from the database.",
    must: '32 random bytes in base64 (or several such keys separated by commas, newest first)',
    example: randomKey,
    secret: true,
  }),
  INDEX_KEY: describe(keyOf32Bytes.optional(), {
    description: 'Key of the hashes by which stored e-mails are found again. Must stay the same for the life of the database.',
    must: '32 random bytes in base64',
    example: randomKey,
    secret: true,
  }),
  MAILBOX_PUBLIC_KEY: describe(keyOf32Bytes.optional(), {
    description: 'Public X25519 key to which credentials of mailboxes are sealed. Not secret; pairs with MAILBOX_PRIVATE_KEY.',
    must: '32 bytes in base64: the public half of an X25519 pair',
    example: 'npm run sourcedesk -- keys',
  }),
  MAILBOX_PRIVATE_KEY: describe(keyList.optional(), {
    description:
      'Private X25519 key that opens credentials of mailboxes. For workers alone. To rotate, new key first, a comma, then the old one.',
    must: '32 bytes in base64: the private half of an X25519 pair (or several separated by commas, newest first)',
    example: 'npm run sourcedesk -- keys',
    secret: true,
  }),
};

const outside = {
  SYSTEM_SMTP_URL: describe(urlOf('smtp:', 'smtps:').refine(hasReadableSignIn).optional(), {
    description:
      'Mail server for the mails of Sourcedesk itself: password resets, invitations. smtps:// is TLS from the start, smtp:// is STARTTLS. Without it such mails are refused with a clear message (the demo catches them).',
    must: 'an smtp:// or smtps:// address',
    example: 'smtps://user:PASSWORD@mail.agency.example:465',
    secret: true,
  }),
  SYSTEM_MAIL_FROM: describe(
    z
      .string()
      .regex(/^[^\s@<>",;:()\\[\]]{1,64}@[a-zA-Z0-9.-]{1,250}$/)
      .optional(),
    {
      description: 'Sender address of the mails of Sourcedesk itself. Needed when SYSTEM_SMTP_URL is set.',
      must: 'one plain e-mail address',
      example: 'desk@agency.example',
    },
  ),
  FETCH_ALLOW_HOSTS: describe(hostList.prefault(''), {
    description: 'Hosts that web fetches may reach although they are not public or not on port 80 or 443.',
    must: 'a list of exact host:port, separated by commas',
    example: '127.0.0.1:8080',
  }),
  MAIL_ALLOW_HOSTS: describe(hostList.prefault(''), {
    description:
      'Mail servers that may be reached although they are not public, not on port 25, 465, 587 or 2525 (mailboxes: 143 or 993), or speak without encryption.',
    must: 'a list of exact host:port, separated by commas',
    example: 'relay.internal:25',
  }),
};

const inbound = {
  INBOUND_DOMAIN: describe(z.string().toLowerCase().regex(hostName).optional(), {
    description:
      'Domain of the addresses at which agencies receive digests; its MX record leads to this machine. Without it there are no such addresses.',
    must: 'the name of a domain',
    example: 'in.agency.example',
  }),
  INBOUND_SMTP_PORT: describe(wholeNumber(0, 65_535).optional(), {
    description:
      'Port at which the API process receives e-mails for these addresses by SMTP; mail servers deliver to 25. 0 takes a free one; without it none are received.',
    must: 'a whole number from 0 to 65535',
    example: '2525',
  }),
  INBOUND_SMTP_HOST: describe(z.string().min(1).prefault('127.0.0.1'), {
    description: 'Address the SMTP receiver binds to. 127.0.0.1 is this machine alone, 0.0.0.0 is everyone who can reach it.',
    must: 'an address of this machine',
    example: '0.0.0.0',
  }),
  INBOUND_TLS_CERT: describe(z.string().min(1).optional(), {
    description:
      'File with the certificate (PEM, with its chain) that the SMTP receiver offers STARTTLS with. Without it e-mails come in unencrypted.',
    must: 'the path of a file',
    example: '/etc/letsencrypt/live/in.agency.example/fullchain.pem',
  }),
  INBOUND_TLS_KEY: describe(z.string().min(1).optional(), {
    description: 'File with the private key (PEM) of INBOUND_TLS_CERT.',
    must: 'the path of a file',
    example: '/etc/letsencrypt/live/in.agency.example/privkey.pem',
  }),
};

const running = {
  DEMO: describe(
    z
      .enum(['true', 'false', '1', '0', ''])
      .transform((text) => text === 'true' || text === '1')
      .prefault('false'),
    {
      description:
        'Demo mode: every outgoing mail goes to the built-in catcher whatever a mailbox says, and links on .example are never fetched.',
      must: 'true or false',
      example: 'false',
    },
  ),
  LOG_LEVEL: describe(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).prefault('info'), {
    description: 'How much is logged.',
    must: 'one of fatal, error, warn, info, debug, trace, silent',
    example: 'info',
  }),
  METRICS_TOKEN: describe(z.string().min(24).optional(), {
    description: 'Token with which /metrics may be read from anywhere (Authorization: Bearer). Without it: only from this machine.',
    must: 'a text of at least 24 characters',
    example: randomKey,
    secret: true,
  }),
  WORKER_CONCURRENCY: describe(wholeNumber(1, 200).prefault('10'), {
    description: 'Jobs a worker runs at the same time.',
    must: 'a whole number from 1 to 200',
    example: '10',
  }),
};

/** Every setting there is, by the name of its environment variable. */
export const settings = { ...network, ...storage, ...keys, ...outside, ...inbound, ...running };

export type SettingName = keyof typeof settings;

/** The values of all settings, checked. What has no default may be undefined. */
export type Settings = { [K in SettingName]: z.output<(typeof settings)[K]> };
