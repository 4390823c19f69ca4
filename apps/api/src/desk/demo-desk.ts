import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { BothConfig } from '@sourcedesk/platform/config';
import { DomainError } from '@sourcedesk/domain/errors';
import { demoPassword, seedDemo } from '../demo/seed-demo';
import type { DeskUrls } from './desk-database';
import { type DeskKeys, keepDeskKeys, openDeskKeys } from './desk-keys';

/** How to sign in to the demo of this desk. */
export interface DemoDesk {
  readonly password: string;
  readonly emails: readonly string[];
  /** Made just now, not at an earlier start. */
  readonly isNew: boolean;
}

interface DemoOptions {
  readonly config: BothConfig;
  readonly urls: DeskUrls;
  readonly folder: string;
  readonly size: 'demo' | 'agency';
  readonly say: (line: string) => void;
}

const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/**
 * Makes the demo when the database is empty, and remembers how to sign in to it. A desk that others can reach gets a password nobody knows.
 * @returns undefined when the database holds agencies of its own
 * @throws DomainError unavailable when a demo with the well-known password would be opened to a network
 */
export async function demoOnDesk({ config, urls, folder, size, say }: DemoOptions): Promise<DemoDesk | undefined> {
  const open = !loopback.includes(config.HOST);
  const keys = openDeskKeys(folder);
  if (!(await isEmpty(urls.api))) return known(keys, open);
  const password = open ? randomBytes(12).toString('base64url') : demoPassword;
  say('Making the demo agency');
  keepDeskKeys(folder, { ...keys, DEMO_BEGUN: 'yes' });
  const { signIns } = await seedDemo({
    seederUrl: urls.seeder,
    config,
    size,
    passwordOf: () => password,
    onProgress: (what) => say(`  ${what}`),
  });
  await analyse(urls.admin);
  const emails = signIns.map(({ email }) => email);
  keepDeskKeys(folder, { ...keys, DEMO_BEGUN: 'yes', DEMO_PASSWORD: password, DEMO_PEOPLE: emails.join(' ') });
  return { password, emails, isNew: true };
}

function known({ DEMO_PASSWORD: password, DEMO_PEOPLE: people }: DeskKeys, open: boolean): DemoDesk | undefined {
  if (!password || !people) return undefined;
  if (open && password === demoPassword) {
    throw new DomainError(
      'unavailable',
      'The demo in this data folder has the password everybody knows. Set SOURCEDESK_DATA to a new folder, or leave HOST at 127.0.0.1.',
    );
  }
  return { password, emails: people.split(' '), isNew: false };
}

/** Lets the planner know what was just written: without it the first pages of a new demo take seconds. */
async function analyse(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** A demo was begun and not finished: the process was killed meanwhile, and what is there is of no use to anybody. */
export function demoIsTorn({ DEMO_BEGUN: begun, DEMO_PEOPLE: people }: DeskKeys): boolean {
  return begun !== undefined && people === undefined;
}

/** Nobody has set anything up. */
async function isEmpty(apiUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: apiUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ needed: boolean }>('select app.setup_needed() as needed');
    return rows[0]?.needed === true;
  } finally {
    await client.end();
  }
}
