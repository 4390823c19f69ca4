import { setTimeout } from 'node:timers/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { CreateContext1763800000001 } from './migrations/001-create-context';
import { CreateAccounts1763800000002 } from './migrations/002-create-accounts';
import { CreateIntakeAndMatching1763800000003 } from './migrations/003-create-intake-and-matching';
import { CreatePitchesAndSending1763800000004 } from './migrations/004-create-pitches-and-sending';
import { CreatePlacementsAndRecords1763800000005 } from './migrations/005-create-placements-and-records';
import { CreateUnitsOfWork1763800000006 } from './migrations/006-create-units-of-work';
import { CreateJobs1763800000007 } from './migrations/007-create-jobs';
import { CreateSignIn1763800000008 } from './migrations/008-create-sign-in';
import { CreateInstallation1763800000009 } from './migrations/009-create-installation';
import { GuardTheOneDoor1763800000010 } from './migrations/010-guard-the-one-door';
import { LetClientsReadReports1763800000011 } from './migrations/011-let-clients-read-reports';
import { KeepJobKeysApart1763800000012 } from './migrations/012-keep-job-keys-apart';
import { FreeAttemptsWaitForNobody1763800000013 } from './migrations/013-free-attempts-wait-for-nobody';
import { RememberWhatMayHaveArrived1763800000014 } from './migrations/014-remember-what-may-have-arrived';
import { RemoveExpertsAndRenameOneself1763800000015 } from './migrations/015-remove-experts-and-rename-oneself';
import { FindQueriesByTheirWords1763800000016 } from './migrations/016-find-queries-by-their-words';
import { KeepWhatQueriesDemand1763800000017 } from './migrations/017-keep-what-queries-demand';
import { WatchEditions1763800000018 } from './migrations/018-watch-editions';
import { KeepVerdictsOnSenders1763800000019 } from './migrations/019-keep-verdicts-on-senders';
import { OpenDoors1763800000020 } from './migrations/020-open-doors';
import { ReadMessagesAgain1763800000021 } from './migrations/021-read-messages-again';
import { FollowMailboxes1763800000022 } from './migrations/022-follow-mailboxes';
import { CorrectQueries1763800000023 } from './migrations/023-correct-queries';
import { CompareHistory1763800000024 } from './migrations/024-compare-history';
import { LikenQueries1763800000025 } from './migrations/025-liken-queries';
import { RegisterWithServices1763800000026 } from './migrations/026-register-with-services';
import { LetArticlesQuoteSeveralPitches1763800000027 } from './migrations/027-let-articles-quote-several-pitches';
import { MendWhatIntakeSays1763800000028 } from './migrations/028-mend-what-intake-says';
import { TellWhatMessagesAre1763800000029 } from './migrations/029-tell-what-messages-are';
import { WriteBeginnings1763800000030 } from './migrations/030-write-beginnings';
import { QueueJobsByTheSet1763800000031 } from './migrations/031-queue-jobs-by-the-set';
import { ForgetOutletsOfNobody1763800000032 } from './migrations/032-forget-outlets-of-nobody';
import { SayWhoAsksAtDoors1763800000033 } from './migrations/033-say-who-asks-at-doors';

export const migrations = [
  CreateContext1763800000001,
  CreateAccounts1763800000002,
  CreateIntakeAndMatching1763800000003,
  CreatePitchesAndSending1763800000004,
  CreatePlacementsAndRecords1763800000005,
  CreateUnitsOfWork1763800000006,
  CreateJobs1763800000007,
  CreateSignIn1763800000008,
  CreateInstallation1763800000009,
  GuardTheOneDoor1763800000010,
  LetClientsReadReports1763800000011,
  KeepJobKeysApart1763800000012,
  FreeAttemptsWaitForNobody1763800000013,
  RememberWhatMayHaveArrived1763800000014,
  RemoveExpertsAndRenameOneself1763800000015,
  FindQueriesByTheirWords1763800000016,
  KeepWhatQueriesDemand1763800000017,
  WatchEditions1763800000018,
  KeepVerdictsOnSenders1763800000019,
  OpenDoors1763800000020,
  ReadMessagesAgain1763800000021,
  FollowMailboxes1763800000022,
  CorrectQueries1763800000023,
  CompareHistory1763800000024,
  LikenQueries1763800000025,
  RegisterWithServices1763800000026,
  LetArticlesQuoteSeveralPitches1763800000027,
  MendWhatIntakeSays1763800000028,
  TellWhatMessagesAre1763800000029,
  WriteBeginnings1763800000030,
  QueueJobsByTheSet1763800000031,
  ForgetOutletsOfNobody1763800000032,
  SayWhoAsksAtDoors1763800000033,
];

/** PostgreSQL 15 is the oldest whose features the schema uses. */
export const oldestServer = 15;

/** Roles that may sign in, with the URL whose password each gets. */
export interface LoginUrls {
  api: string;
  worker: string;
  /** May set the clock of a unit; for the seeder and for tests, never for a server. */
  seeder?: string;
}

const owner = 'sourcedesk_owner';
const groups = [owner, 'sourcedesk_client', 'sourcedesk_definer', 'sourcedesk_jobs', 'sourcedesk_clock'];
/** One migration at a time in a database; the number is arbitrary and only has to stay. */
const lockKey = 7_263_401;

/**
 * Brings schema and roles up to date with the admin URL, the only code that uses it. Safe to run again and from several machines.
 * @returns the names of the migrations that were applied.
 */
export async function migrate(adminUrl: string, logins: LoginUrls): Promise<string[]> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [lockKey]);
    await requireServer(admin);
    await requireAdministrator(admin);
    await againWhenDisturbed(() => createRoles(admin, logins));
    await createSchemas(admin);
    await createExtension(admin);
    await installQueue(adminUrl, admin);
    return await applyMigrations(adminUrl);
  } finally {
    await admin.end();
  }
}

async function requireServer(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ server_version_num: string }>('show server_version_num');
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (version < oldestServer) {
    throw new Error(
      `The database server is PostgreSQL ${version}; Sourcedesk needs ${oldestServer} or newer. Upgrade the server and run migrate again.`,
    );
  }
}

/** Roles and schemas are an administrator's to make; whoever may not is told before anything is begun. */
async function requireAdministrator(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; may: boolean }>(
    `select rolname as name, rolsuper or (rolcreaterole and has_database_privilege(current_database(), 'create')) as may from pg_roles where rolname = current_user`,
  );
  const [role] = rows;
  if (role?.may !== true) {
    throw new Error(
      `The database user ${role?.name} may not set up the database. Let DATABASE_URL name a superuser, or one with CREATEROLE who owns the database.`,
    );
  }
}

/** No lock reaches across the databases of a cluster, whose roles they share: a migration of another one may be changing the same role. */
async function againWhenDisturbed(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      const disturbed = message.startsWith('tuple concurrently') || code === '42710' || code === '23505';
      if (!disturbed || attempt === 20) throw error;
      await setTimeout(20 * attempt);
    }
  }
}

/** Roles belong to the cluster, so two databases of one server share them; passwords follow the URLs. */
async function createRoles(admin: pg.Client, logins: LoginUrls): Promise<void> {
  for (const role of groups) await createRole(admin, role, 'nologin');
  await createLogin(admin, 'sourcedesk_api', logins.api);
  await createLogin(admin, 'sourcedesk_worker', logins.worker);
  // The api may become a client and has none of its rights before: by the role, because grants cannot say so before PostgreSQL 16.
  await admin.query(`
    alter role sourcedesk_api noinherit;
    grant sourcedesk_client to sourcedesk_api;
    grant sourcedesk_jobs to sourcedesk_worker, sourcedesk_definer;
    grant sourcedesk_definer, sourcedesk_jobs to ${owner};
  `);
  await admin.query(`grant ${owner}, sourcedesk_jobs to current_user`);
  if (!logins.seeder) return;
  await createLogin(admin, 'sourcedesk_seeder', logins.seeder);
  await admin.query('grant sourcedesk_api, sourcedesk_worker, sourcedesk_client, sourcedesk_clock to sourcedesk_seeder');
}

async function createRole(admin: pg.Client, role: string, attributes: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (!rowCount) await admin.query(`create role ${role} ${attributes}`);
}

async function createLogin(admin: pg.Client, role: string, url: string): Promise<void> {
  const { username, password } = new URL(url);
  if (username !== role) throw new Error(`The database URL of ${role} signs in as "${username}": use ${role}.`);
  if (!password) throw new Error(`The database URL of ${role} has no password: put one into the URL.`);
  await createRole(admin, role, 'login');
  // An administrator who is no superuser may not even name SUPERUSER or BYPASSRLS, so the role is looked at instead.
  const { rowCount } = await admin.query(
    'select from pg_roles where rolname = $1 and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)',
    [role],
  );
  if (rowCount) {
    throw new Error(
      `The database role ${role} could read past the isolation of agencies: alter role ${role} nosuperuser nobypassrls nocreatedb nocreaterole.`,
    );
  }
  await admin.query(`alter role ${role} login password ${pg.escapeLiteral(decodeURIComponent(password))}`);
}

async function createSchemas(admin: pg.Client): Promise<void> {
  await admin.query(`
    create schema if not exists app authorization ${owner};
    create schema if not exists graphile_worker authorization sourcedesk_jobs;
    revoke create on schema public from public;
  `);
}

/** Lets an index of words lead with the agency. Beside its functions for indexes it brings nothing into the schema public. */
async function createExtension(admin: pg.Client): Promise<void> {
  const { rowCount } = await admin.query(`select from pg_available_extensions where name = 'btree_gin'`);
  if (!rowCount) {
    throw new Error(
      'The database server lacks the extension btree_gin: install its contrib package (often postgresql-contrib) and run migrate again.',
    );
  }
  await admin.query('create extension if not exists btree_gin with schema public');
}

/** The queue belongs to its own role, whose members (worker, definer) work with it; the api role cannot see it. */
async function installQueue(adminUrl: string, admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>('select quote_ident(current_database()) as name');
  await admin.query(`grant create on database ${rows[0]?.name} to sourcedesk_jobs`);
  const pool = new pg.Pool({ connectionString: adminUrl, options: '-c role=sourcedesk_jobs', max: 1 });
  // graphile-worker wants listeners; a broken connection also rejects the call below.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, schema: 'graphile_worker' });
  } finally {
    await pool.end();
  }
  await admin.query(`revoke create on database ${rows[0]?.name} from sourcedesk_jobs`);
}

async function applyMigrations(adminUrl: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema: 'app',
    migrations,
    migrationsTransactionMode: 'each',
    extra: { options: `-c role=${owner} -c search_path=app,pg_catalog`, max: 1 },
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
