import { startLocalPostgres, type LocalPostgres } from '@sourcedesk/platform/local-postgres';

/** Starts a throw-away server; with no libraries there is nothing to migrate yet. */
export async function openTestDatabase(): Promise<LocalPostgres> {
  return startLocalPostgres({ ephemeral: true });
}
