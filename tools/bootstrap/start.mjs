import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build, buildAll } from './build.mjs';
import { endWithParent } from './parent.mjs';
import { Failure } from './say.mjs';

/** Builds what is stale and becomes the desk: signals and exit code are its own, there is no process between. */
export async function start(args) {
  await buildAll();
  endWithParent();
  await become('dist/apps/api/desk.mjs', args);
}

/** Becomes the command line `sourcedesk`. */
export async function cli(args) {
  await build('server');
  await become('dist/apps/api/cli.mjs', args);
}

async function become(file, args) {
  if (!existsSync(file)) throw new Failure(`${file} is missing. Run "npm run build" and look at what it says.`);
  process.argv = [process.argv[0], file, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
}
