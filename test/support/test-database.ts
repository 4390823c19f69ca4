import pg from 'pg';
import { migrate } from '@sourcedesk/data';
import { startLocalPostgres, type LocalPostgres } from '@sourcedesk/platform/local-postgres';

/**
 * Starts a throw-away server and migrates `sourcedesk_template` in it, once for all specs. Every role that signs in has the administrator's
 * password, so a spec makes its URLs from the one it is given.
 */
export async function openTestDatabase(): Promise<LocalPostgres> {
  const server = await startLocalPostgres({ ephemeral: true });
  try {
    await makeTemplate(server.adminUrl);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Migrates the template database that `openTestDatabase` of @sourcedesk/data/testing clones, on a server that has none yet. */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await execute(adminUrl, 'create database sourcedesk_template');
  await migrate(urlOf(adminUrl, 'postgres'), {
    api: urlOf(adminUrl, 'sourcedesk_api'),
    worker: urlOf(adminUrl, 'sourcedesk_worker'),
    seeder: urlOf(adminUrl, 'sourcedesk_seeder'),
  });
  // A template that somebody is connected to cannot be cloned.
  await execute(adminUrl, 'alter database sourcedesk_template with is_template true allow_connections false');
}

function urlOf(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.pathname = '/sourcedesk_template';
  return url.href;
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
