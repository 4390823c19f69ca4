import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveArticle } from './article';

const built = fileURLToPath(new URL('../../dist/apps/api/desk.mjs', import.meta.url));
const program = fileURLToPath(new URL('desk-process.mjs', import.meta.url));
const patienceMs = 120_000;

/**
 * Starts the product as `npm start` does, with the demo, on a free port and in a folder of its own, beside an outlet that has an article to be found.
 * Hands both addresses on as SOURCEDESK_STORY_URL and SOURCEDESK_STORY_ARTICLE; answers what takes everything down.
 */
export default async function startDesk(): Promise<() => Promise<void>> {
  if (!existsSync(built)) throw new Error('The product is not built yet: run "npm test" or "npm run build".');
  const article = await serveArticle();
  const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-story-'));
  // The database of root runs as another user, who has to pass through; else it would lie in /var/lib and be left there.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const desk = spawn(process.execPath, ['--enable-source-maps', program], {
    env: {
      ...process.env,
      SOURCEDESK_DATA: folder,
      SOURCEDESK_LAUNCHED: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      FETCH_ALLOW_HOSTS: new URL(article.url).host,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await ended(desk);
    await article.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await running(desk);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.SOURCEDESK_STORY_URL = `http://localhost:${port}`;
  process.env.SOURCEDESK_STORY_ARTICLE = article.url;
  return stop;
}

/** Resolves when the desk says that it runs; what it said is in the error when it does not come to that. */
function running(desk: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`The desk ${why}. It said:\n${said}`));
    const timer = setTimeout(() => fail('did not start in time'), patienceMs);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes('Sourcedesk is running')) return;
      clearTimeout(timer);
      resolve();
    };
    desk.stdout?.on('data', hear);
    desk.stderr?.on('data', hear);
    desk.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function ended(desk: ChildProcess): Promise<void> {
  if (desk.exitCode !== null || desk.signalCode !== null) return;
  const exit = once(desk, 'exit');
  desk.kill('SIGTERM');
  await exit;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('This machine gives no port.');
  return address.port;
}
