import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source';
import { TenantDb } from '../tenant-db';
import { type TestClock, machineClock, simulatedClock } from './test-clock';

/** The migrated database every test database is cloned from. */
const template = 'sourcedesk_template';

export interface TestDatabaseOptions {
  /** Units read the time from `clock`; both pools then sign in as the seeder, the one role that may set it. */
  simulatedClock?: boolean;
  /** Where a simulated clock begins: a Date or RFC 3339 text; Monday 2 November 2026, 09:00 UTC unless told. */
  instant?: Date | string;
  /** Connections of each pool; 5 unless told. */
  connections?: number;
  /** Administrator of the server that holds the template; SOURCEDESK_TEST_ADMIN_URL, which the test setup provides, unless told. */
  adminUrl?: string;
}

/** A migrated database of one's own, empty but for the plans. Close it in afterAll. */
export interface TestDatabase {
  readonly name: string;
  readonly api: TenantDb;
  readonly worker: TenantDb;
  readonly apiSource: DataSource;
  readonly workerSource: DataSource;
  /** Superuser: sees every row, for what a test looks up afterwards. */
  readonly admin: pg.Pool;
  /** sourcedesk_owner, with which the builders write. */
  readonly owner: pg.Pool;
  readonly urls: { readonly api: string; readonly worker: string; readonly seeder: string; readonly admin: string };
  readonly clock: TestClock;
  /** Errors of idle connections, in the order they came. */
  readonly poolErrors: readonly Error[];
  /** Ends the pools and drops the database. */
  close(): Promise<void>;
}

/** Clones the template database under a name of its own. Takes some 50 ms. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = options.adminUrl ?? process.env['SOURCEDESK_TEST_ADMIN_URL'];
  if (!server)
    throw new Error('There is no test server: run this spec with the "server" project of jest, or set SOURCEDESK_TEST_ADMIN_URL.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await clone(server, name);
  const urls = {
    api: urlFor(server, 'sourcedesk_api', name),
    worker: urlFor(server, 'sourcedesk_worker', name),
    seeder: urlFor(server, 'sourcedesk_seeder', name),
    admin: urlFor(server, null, name),
  };
  const clock = options.simulatedClock ? simulatedClock(options.instant ?? '2026-11-02T09:00:00Z') : machineClock();
  const instant = options.simulatedClock ? () => clock.now() : undefined;
  const poolErrors: Error[] = [];
  const source = (url: string) =>
    createDataSource({
      url: options.simulatedClock ? urls.seeder : url,
      connections: options.connections ?? 5,
      onError: (error) => poolErrors.push(error),
    }).initialize();
  const [apiSource, workerSource] = await Promise.all([source(urls.api), source(urls.worker)]);
  const admin = pool(urls.admin, '', poolErrors);
  const owner = pool(urls.admin, '-c role=sourcedesk_owner', poolErrors);
  return {
    name,
    api: new TenantDb(apiSource, instant),
    worker: new TenantDb(workerSource, instant),
    apiSource,
    workerSource,
    admin,
    owner,
    urls,
    clock,
    poolErrors,
    close: async () => {
      await Promise.all([apiSource.destroy(), workerSource.destroy(), admin.end(), owner.end()]);
      await execute(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Tries again while another process is cloning: the template is then in use. */
async function clone(server: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await execute(server, `create database ${name} template ${template}`);
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 20) throw error;
      await setTimeout(50 * attempt);
    }
  }
}

function urlFor(server: string, role: string | null, database: string): string {
  const url = new URL(server);
  if (role) url.username = role;
  url.pathname = `/${database}`;
  return url.href;
}

function pool(url: string, options: string, errors: Error[]): pg.Pool {
  const made = new pg.Pool({ connectionString: url, max: 3, options: `${options} -c search_path=app,pg_catalog -c timezone=UTC` });
  made.on('error', (error) => errors.push(error));
  return made;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
