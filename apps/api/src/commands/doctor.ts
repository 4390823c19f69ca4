import { openDatabase } from '@sourcedesk/platform/database';
import { checkInstallation, type KeysAtHand } from '@sourcedesk/platform/installation';
import { sentenceOf } from '../run-process';
import { commandConfig } from './environment';

/** `sourcedesk doctor`: says of API and worker whether configuration, database and keys are as they must be, and what to do where it is not. Exit code 1 when something is wrong. */
export async function doctor(): Promise<void> {
  await check('API', () => {
    const config = commandConfig('api');
    return inspect(config.API_DATABASE_URL, config);
  });
  await check('worker', () => {
    const config = commandConfig('worker');
    return inspect(config.WORKER_DATABASE_URL, config);
  });
}

async function inspect(url: string, keys: KeysAtHand): Promise<string> {
  const database = await openDatabase({ url, connections: 1, onError: () => undefined });
  try {
    const held = await checkInstallation(database.db, keys);
    const [row] = await database.db.system('health', (tx) =>
      tx.query<{ age: number | null }>('select round(extract(epoch from now() - app.last_beat()))::int as age'),
    );
    const worker = row?.age === null || row?.age === undefined ? 'no worker has run yet' : `a worker lived ${row.age} s ago`;
    return held ? `${worker}; ${held} All sending is held.` : worker;
  } finally {
    await database.close();
  }
}

async function check(what: string, look: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`ok    ${what}: ${await look()}\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(`WRONG ${what}: ${sentenceOf(error).replaceAll('\n', '\n      ')}\n`);
  }
}
