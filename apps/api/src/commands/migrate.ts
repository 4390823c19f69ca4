import { DomainError } from '@sourcedesk/domain/errors';
import { migrateDatabase } from '../desk/desk-database';
import { commandConfig } from './environment';

/** `sourcedesk migrate`: schema and roles by DATABASE_URL; api and worker get the passwords of their own URLs. */
export async function migrateSchema(): Promise<void> {
  const { DATABASE_URL, API_DATABASE_URL, WORKER_DATABASE_URL } = commandConfig('migrate');
  if (!API_DATABASE_URL || !WORKER_DATABASE_URL)
    throw new DomainError(
      'unavailable',
      'API_DATABASE_URL and WORKER_DATABASE_URL are needed too: the roles sourcedesk_api and sourcedesk_worker get the passwords in them.',
    );
  const applied = await migrateDatabase(DATABASE_URL, { api: API_DATABASE_URL, worker: WORKER_DATABASE_URL });
  process.stdout.write(applied.length === 0 ? 'The database was up to date.\n' : `Applied: ${applied.join(', ')}\n`);
}
