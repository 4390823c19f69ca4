import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runQuietly } from './run.mjs';
import { elapsed, Failure, say } from './say.mjs';

const builds = {
  server: {
    sources: [
      'apps/api',
      'libs/domain',
      'libs/contracts',
      'libs/data',
      'libs/platform',
      'libs/pipeline',
      'rolldown.config.mjs',
      'tsconfig.base.json',
    ],
    product: 'dist/apps/api/desk.mjs',
    command: ['node_modules/rolldown/bin/cli.mjs', '-c', 'rolldown.config.mjs'],
  },
  web: {
    sources: ['apps/web', 'libs/ui', 'libs/domain', 'libs/contracts', 'nx.json', 'tsconfig.base.json', 'package-lock.json'],
    product: 'dist/apps/web',
    command: ['node_modules/nx/dist/bin/nx.js', 'build', 'web'],
  },
};

/** The settings under which nx runs here: no daemon left behind, no interface that wants a terminal, nobody called. */
export const nxEnvironment = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NG_CLI_ANALYTICS: 'false' };

/** Builds server and web where their sources changed. */
export async function buildAll() {
  await build('server');
  await build('web');
}

/** Builds `server` or `web` unless what lies in dist was made from the sources as they are. */
export async function build(name) {
  const { sources, product, command } = builds[name];
  const stamp = `dist/.stamps/${name}`;
  const state = stateOf(sources);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  say(`Building the ${name}`);
  const start = performance.now();
  const { code, output } = await runQuietly(`building the ${name}`, process.execPath, command, { env: nxEnvironment });
  if (code !== 0) throw new Failure(`${output}\nThe ${name} could not be built.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
  say(`The ${name} is built (${elapsed(start)})`);
}

function stateOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => !name.endsWith('.spec.ts'))
    .flatMap((name) => filesOf(join(path, name)));
}
