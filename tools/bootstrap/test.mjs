import { readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { buildAll } from './build.mjs';
import { runEntry } from './entries.mjs';
import { counted, runJest } from './jest.mjs';
import { run } from './run.mjs';
import { elapsed, Failure, headline, say } from './say.mjs';
import { checkSources } from './verify.mjs';

const CHAOS_SECONDS = 60;
// The same mails in every run: a change is judged by its own faults. New ones are looked for by hand.
const FUZZ_SECONDS = 30;
/** The double is on every machine; the long form by hand takes Debian's dovecot where it is. */
const INTAKE = ['--server', 'double', '--messages', '120', '--seconds', '15', '--failures', '1000'];

const parts = [
  ['verify', checkSources],
  ['unit, stage, API and architecture specs', () => runJest()],
  [`chaos send, ${CHAOS_SECONDS} s`, async () => one(await runEntry('chaos', ['send', '--seconds', String(CHAOS_SECONDS)]))],
  [
    `fuzz of the reader, ${FUZZ_SECONDS} s`,
    async () => one(await runEntry('chaos', ['fuzz', '--seconds', String(FUZZ_SECONDS), '--seed', '1'])),
  ],
  ['chaos intake, 120 messages', async () => one(await runEntry('chaos', ['intake', ...INTAKE]))],
  ['browser story', browserStory],
];

/** `npm test`: everything, also what comes after a failure. The last line is `N passed, N failed`. Answers the exit code. */
export async function test() {
  const total = { passed: 0, failed: 0 };
  const lines = [];
  for (const [name, part] of parts) {
    headline(name);
    const start = performance.now();
    const { passed, failed } = await orOneFailed(part);
    total.passed += passed;
    total.failed += failed;
    lines.push(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed (${elapsed(start)})`);
  }
  headline('all');
  for (const line of lines) say(line);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function orOneFailed(part) {
  try {
    return await part();
  } catch (error) {
    say(error instanceof Failure ? error.message : error.stack);
    return { passed: 0, failed: 1 };
  }
}

function one(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function browserStory() {
  const report = 'dist/test/playwright.json';
  rmSync(report, { force: true });
  await buildAll();
  const browser = await findBrowser();
  const code = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test'], { SOURCEDESK_BROWSER: browser });
  return counted(code, () => {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
  });
}
