import { spawn } from 'node:child_process';
import { elapsed, say } from './say.mjs';

/** How often a long quiet step says that it is still alive. */
const SIGN_OF_LIFE_MS = 15_000;

/** Runs a program with our own standard streams and answers its exit code. */
export function run(command, args, env = {}) {
  return ended(spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }));
}

/**
 * Runs a program silently: a line every 15 s shows that it is alive. Answers `{code, output}`, the output of both streams in the order it came;
 * `stop` ends it after so many milliseconds.
 */
export async function runQuietly(label, command, args, { env = {}, timeoutMs } = {}) {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const alive = setInterval(() => say(`   ... ${label} (${elapsed(start)})`), SIGN_OF_LIFE_MS);
  const limit = timeoutMs && setTimeout(() => child.kill('SIGTERM'), timeoutMs);
  const code = await ended(child);
  clearInterval(alive);
  clearTimeout(limit);
  return { code, output };
}

function ended(child) {
  return new Promise((settle) => {
    child.once('error', () => settle(127));
    child.once('close', (code) => settle(code ?? 1));
  });
}
