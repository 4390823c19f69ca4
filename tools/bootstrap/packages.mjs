import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { run, runQuietly } from './run.mjs';
import { elapsed, Failure, say } from './say.mjs';

const stamp = 'node_modules/.sourcedesk/packages';

/** Installs the packages when package.json or the lock file is not the one they were installed from. */
export async function installPackages() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return;
  say('Installing packages (once, one to three minutes)');
  const start = performance.now();
  // `npm ci` refuses a lock file made where a registry lacked the optional packages of another system; `npm install` honours it everywhere, and must not rewrite it.
  const [command, args] = npm(['install', '--no-save', '--no-audit', '--no-fund']);
  const { code, output } = process.stdout.isTTY
    ? { code: await run(command, args), output: '' }
    : await runQuietly('installing packages', command, args);
  if (code !== 0)
    throw new Failure(`${output}\nThe packages could not be installed. Let npm reach its registry, or remove node_modules, and try again.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted());
  say(`Packages are there (${elapsed(start)})`);
}

function wanted() {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of ['package.json', 'package-lock.json']) if (existsSync(file)) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** npm under this very Node: the one on the PATH may belong to an older Node, under which it silently picks older packages. */
function npm(args) {
  const script = (process.env.npm_execpath ?? '').replace(/npx-cli\.js$/, 'npm-cli.js');
  return /npm-cli\.js$/.test(script) && existsSync(script) ? [process.execPath, [script, ...args]] : ['npm', args];
}
