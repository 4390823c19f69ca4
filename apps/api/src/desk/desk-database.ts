import pg from 'pg';
import { type LoginUrls, migrate } from '@sourcedesk/data';
import { unreachable } from '@sourcedesk/platform/database';
import { DomainError } from '@sourcedesk/domain/errors';
import { startLocalPostgres } from '@sourcedesk/platform/local-postgres';
import type { Undo } from '../run-process';
import type { DeskKeys } from './desk-keys';

export interface DeskUrls extends Required<LoginUrls> {
  readonly admin: string;
}

interface OwnDatabase {
  readonly say: (line: string) => void;
  /** Throws away what is there: only for a demo that was never finished. */
  readonly anew: boolean;
}

/** Starts the PostgreSQL that comes along and makes the product's database in it; answers the administrator's URL. */
export async function startOwnDatabase(dataDir: string, undo: Undo, { say, anew }: OwnDatabase): Promise<string> {
  const server = await startLocalPostgres({ dataDir, onProgress: say });
  undo.add(() => server.stop());
  const url = new URL(server.adminUrl);
  url.pathname = '/sourcedesk';
  await execute(server.adminUrl, async (client) => {
    if (anew) await client.query('drop database if exists sourcedesk with (force)');
    const { rowCount } = await client.query(`select from pg_database where datname = 'sourcedesk'`);
    if (!rowCount) await client.query('create database sourcedesk');
  });
  return url.href;
}

/** The URLs of each role in the database of the administrator's URL, with the passwords this desk keeps. */
export function urlsOf(adminUrl: string, keys: DeskKeys): DeskUrls {
  const as = (role: string, password: string | undefined) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = password ?? '';
    return url.href;
  };
  return {
    admin: adminUrl,
    api: as('sourcedesk_api', keys['API_PASSWORD']),
    worker: as('sourcedesk_worker', keys['WORKER_PASSWORD']),
    seeder: as('sourcedesk_seeder', keys['SEEDER_PASSWORD']),
  };
}

/** Brings the schema up to date. @throws DomainError unavailable when the database is out of reach; Error when it is too old */
export async function migrateDatabase(adminUrl: string, logins: LoginUrls): Promise<string[]> {
  await execute(adminUrl, async () => undefined);
  return migrate(adminUrl, logins);
}

/** Whether somebody has set up an agency in the database of the administrator's URL; one without our schema holds none. */
export async function holdsAgencies(adminUrl: string): Promise<boolean> {
  let found = false;
  await execute(adminUrl, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`select to_regprocedure('app.setup_needed()') is not null as there`);
    if (rows[0]?.there !== true) return;
    const { rows: needed } = await client.query<{ needed: boolean }>('select app.setup_needed() as needed');
    found = needed[0]?.needed === false;
  });
  return found;
}

async function execute(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new DomainError('unavailable', unreachable(url, error as Error));
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
