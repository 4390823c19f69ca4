import { FoundingService } from '@sourcedesk/pipeline/accounts';
import { type BothConfig, type Config, environmentOver, loadConfig } from '@sourcedesk/platform/config';
import { createApp } from '../create-app';
import { createWorker } from '../create-worker';
import { listen, requireFreePort } from '../listen';
import { openInbound } from '../open-inbound';
import type { Undo } from '../run-process';
import { webFolder } from '../web-folder';
import { type DeskUrls, migrateDatabase, startOwnDatabase, urlsOf } from './desk-database';
import { demoIsTorn, demoOnDesk } from './demo-desk';
import { keepDeskKeys, openDeskKeys } from './desk-keys';
import { welcome } from './welcome';

/**
 * The whole product in one process on one machine: its own PostgreSQL unless DATABASE_URL names another, schema, API, worker and web.
 * @param desk what was set in the environment; everything else is made here and kept in the data folder
 */
export async function runDesk(desk: Config<'desk'>, undo: Undo, say: (line: string) => void): Promise<void> {
  await requireFreePort(desk);
  const { config, urls } = await prepareDesk(desk, undo, say);
  const demo = desk.DEMO ? await demoOnDesk({ config, urls, folder: desk.SOURCEDESK_DATA, size: 'demo', say }) : undefined;
  const app = await createApp(config, { webFolder: webFolder() });
  undo.add(() => app.close());
  const worker = await createWorker(config);
  undo.add(() => worker.close());
  const port = await listen(app, config);
  const inbound = await openInbound(app, undo).catch((error: Error) => {
    if (!desk.DEMO) throw error;
    say(error.message);
    return null;
  });
  const setup = await app.get(FoundingService, { strict: false }).openSetup();
  say(welcome({ ...config, PORT: port }, { setup, demo, inbound }));
}

/** Where the demo receives e-mails, so that addresses can be tried on this machine. */
const demoInbound = { INBOUND_DOMAIN: 'in.sourcedesk.test', INBOUND_SMTP_PORT: '2525' };

/** Database server with its schema, keys and configuration. Keys are kept before the database is written to: data without its keys is lost. */
export async function prepareDesk(
  desk: Config<'desk'>,
  undo: Undo,
  say: (line: string) => void,
): Promise<{ config: BothConfig; urls: DeskUrls }> {
  const folder = desk.SOURCEDESK_DATA;
  const keys = openDeskKeys(folder);
  const admin = desk.DATABASE_URL ?? (await startOwnDatabase(folder, undo, { say, anew: demoIsTorn(keys) }));
  const urls = urlsOf(admin, keys);
  const inbound = desk.DEMO ? demoInbound : {};
  const made = { ...keys, API_DATABASE_URL: urls.api, WORKER_DATABASE_URL: urls.worker };
  // For the command line, which finds the running desk's database by it; the port may differ from the last start's.
  keepDeskKeys(folder, made);
  const applied = await migrateDatabase(urls.admin, urls);
  if (applied.length > 0) say('The database is up to date');
  return { config: loadConfig('both', environmentOver({ LOG_LEVEL: 'warn', ...inbound, ...made, DEMO: String(desk.DEMO) })), urls };
}
