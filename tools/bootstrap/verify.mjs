import { nxEnvironment } from './build.mjs';
import { runJest } from './jest.mjs';
import { runQuietly } from './run.mjs';
import { elapsed, headline, say } from './say.mjs';

/** What a machine can say about the sources without running them. */
const steps = [
  ['lint and boundaries', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  ['types of the server', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['types of the browser story', ['node_modules/typescript/bin/tsc', '-p', 'test/e2e/tsconfig.json', '--noEmit']],
  ['types of the web', ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'apps/web/tsconfig.app.json', '--noEmit']],
  ['types of the web specs', ['node_modules/typescript/bin/tsc', '-p', 'apps/web/tsconfig.spec.json', '--noEmit']],
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn']],
];

/** The specs that hold the sources to the catalog, and generated files to what they are made from. */
const architecture = ['test/architecture', 'libs/data/src/schema-dump', 'libs/data/src/entities', 'libs/platform/src/config/env-example'];

/** `npm run verify`: the static checks, then the architecture specs (schema, entities, routes, generated files). Answers the exit code. */
export async function verify() {
  headline('verify');
  const { passed, failed } = await checkSources();
  headline('architecture');
  const specs = await runJest(architecture);
  say(`\n${passed + specs.passed} passed, ${failed + specs.failed} failed`);
  return failed + specs.failed === 0 ? 0 : 1;
}

/** Runs the static checks, two at a time; answers how many passed and failed. */
export async function checkSources() {
  const waiting = [...steps];
  const count = { passed: 0, failed: 0 };
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) count[(await check(...step)) ? 'passed' : 'failed'] += 1;
  };
  await Promise.all([work(), work()]);
  return count;
}

async function check(name, command) {
  const start = performance.now();
  const { code, output } = await runQuietly(name, process.execPath, command, { env: nxEnvironment });
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${elapsed(start)})`);
  if (code !== 0) say(output.trimEnd());
  return code === 0;
}
