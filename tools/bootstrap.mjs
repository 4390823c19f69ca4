#!/usr/bin/env node
/**
 * The one way in: `npm start`, `npm test` and the other scripts come here. Runs on Node 18 or newer, brings the Node the product needs, the packages
 * and, for the tests, a browser; says in a line what takes long. Only modules of Node are imported before the packages are there.
 */
import { fileURLToPath } from 'node:url';
import { isRightNode, runUnderRightNode } from './bootstrap/right-node.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { Failure, fail, sayOn } from './bootstrap/say.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Commands whose standard output belongs to what they run: our own lines go to standard error. */
const spoken = ['bench', 'chaos', 'cli'];

const commands = {
  start: async (args) => (await import('./bootstrap/start.mjs')).start(args),
  test: async () => (await import('./bootstrap/test.mjs')).test(),
  verify: async () => (await import('./bootstrap/verify.mjs')).verify(),
  build: async () => (await import('./bootstrap/build.mjs')).buildAll(),
  bench: async (args) => (await import('./bootstrap/entries.mjs')).runEntry('bench', args),
  chaos: async (args) => (await import('./bootstrap/entries.mjs')).runEntry('chaos', args),
  cli: async (args) => (await import('./bootstrap/start.mjs')).cli(args),
};

async function main([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) throw new Failure(`Usage: node tools/bootstrap.mjs ${Object.keys(commands).join('|')} [arguments]`);
  sayOn(spoken.includes(name) ? process.stderr : process.stdout);
  if (!isRightNode(process.versions.node)) return runUnderRightNode([name, ...args]);
  await installPackages();
  return command(args);
}

try {
  const code = await main(process.argv.slice(2));
  // `start` and `cli` answer nothing: the product's own code decides when the process ends.
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  fail(error.message);
}
