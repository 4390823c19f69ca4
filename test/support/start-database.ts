import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from '../../tools/bundle.mjs';
import type { openTestDatabase } from './test-database';

const file = fileURLToPath(new URL('../../dist/tools/test-database.mjs', import.meta.url));

/**
 * One throw-away PostgreSQL for all server specs, with the migrated template database in it; its address is handed to the workers as
 * SOURCEDESK_TEST_ADMIN_URL. Bundled first, because Jest does not apply path aliases to a global setup.
 */
export default async function startDatabase(): Promise<void> {
  await bundle('test/support/test-database.ts', file);
  const open = ((await import(pathToFileURL(file).href)) as { openTestDatabase: typeof openTestDatabase }).openTestDatabase;
  const server = await open();
  process.env.SOURCEDESK_TEST_ADMIN_URL = server.adminUrl;
  globalThis.sourcedeskTestDatabase = server;
}
