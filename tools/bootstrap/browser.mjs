import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run, runQuietly } from './run.mjs';
import { Failure, say } from './say.mjs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium for the browser story: one that is there, else one brought by Playwright, else by apt-get. */
export async function findBrowser() {
  const found = await lookForBrowser();
  if (found) return found;
  say('No Chromium found: asking Playwright for one (once, about 150 MB)');
  const install = ['node_modules/@playwright/test/cli.js', 'install', '--no-shell', 'chromium'];
  await runQuietly('fetching Chromium', process.execPath, install, { timeoutMs: 600_000 });
  const brought = await lookForBrowser();
  if (brought) return brought;
  await installByApt();
  const installed = await lookForBrowser();
  if (installed) return installed;
  throw new Failure(
    'No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium; elsewhere Google Chrome), or set SOURCEDESK_BROWSER to the path of a Chromium.',
  );
}

async function lookForBrowser() {
  const { chromium } = await import('@playwright/test');
  return [process.env.SOURCEDESK_BROWSER, chromium.executablePath(), ...usual].find((path) => path && existsSync(path) && starts(path));
}

/** A browser whose libraries are missing is none. */
function starts(path) {
  try {
    execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

async function installByApt() {
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0 || !(isRoot || maySudo)) return;
  say('Playwright could not bring one: installing the package chromium with apt-get (once, one to two minutes)');
  const apt = (...args) => (maySudo ? ['sudo', ['-n', 'apt-get', ...args]] : ['apt-get', args]);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const quietly = async (...args) => {
    const [command, rest] = apt(...args);
    return process.stdout.isTTY ? run(command, rest, env) : (await runQuietly('installing chromium', command, rest, { env })).code;
  };
  await quietly('update', '-qq');
  await quietly('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
}
