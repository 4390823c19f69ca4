import { existsSync, readdirSync } from 'node:fs';
import { build } from './build.mjs';
import { run } from './run.mjs';
import { Failure, say } from './say.mjs';

/**
 * Runs `test/bench/<name>.ts` or `test/chaos/<name>.ts`: each exports by default a function of its arguments; a throw means that it failed.
 * Files that only serve others lie in folders below. Without a name the names are listed. Answers the exit code.
 */
export async function runEntry(kind, [name, ...args]) {
  const names = (existsSync(`test/${kind}`) ? readdirSync(`test/${kind}`) : [])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => file.slice(0, -3));
  if (name === undefined) {
    say(`npm run ${kind} -- <name>, where the name is one of: ${names.join(', ') || '(none yet)'}`);
    return 0;
  }
  if (!names.includes(name)) throw new Failure(`There is no ${kind} "${name}". There are: ${names.join(', ') || '(none yet)'}`);
  await build('server');
  const file = `dist/tools/${kind}/${name}.mjs`;
  const { bundle } = await import('../bundle.mjs');
  await bundle(`test/${kind}/${name}.ts`, file);
  return run(process.execPath, ['--enable-source-maps', 'tools/run-default.mjs', file, ...args]);
}
