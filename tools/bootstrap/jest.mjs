import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run } from './run.mjs';

const report = 'dist/test/jest.json';
/** Nest 12 is ESM; a use of something deprecated (a second query on a busy connection) is a failure. */
const nodeOptions = '--experimental-vm-modules --no-warnings --throw-deprecation';

/** Runs Jest (all projects, or the files that match the patterns); a suite that could not run counts as one failed. Answers {passed, failed}. */
export async function runJest(patterns = []) {
  rmSync(report, { force: true });
  mkdirSync('dist/test', { recursive: true });
  const args = ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${report}`, '--maxWorkers=2', ...patterns];
  const code = await run(process.execPath, args, { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${nodeOptions}`.trim() });
  return counted(code, () => {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  });
}

/** What a report says, corrected by the exit code: a run that ended badly has at least one failure, with or without a report. */
export function counted(code, read) {
  let count = { passed: 0, failed: 0 };
  try {
    count = read();
  } catch {
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
