import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { Failure, say } from './say.mjs';

const remembered = 'node_modules/.sourcedesk/node';

/** Whether a Node version (without v) carries the product: Angular 22 and Nest 12 want 24.15 or newer of the even lines. */
export function isRightNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 24 && minor >= 15) || major >= 26;
}

/** Runs this program again under the Node it needs, and answers its exit code. Signals are handed on. */
export async function runUnderRightNode(args) {
  const node = rememberedNode() ?? fetchNode();
  const child = spawn(node, ['tools/bootstrap.mjs', ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, SOURCEDESK_LAUNCHED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const { endWithParent } = await import('./parent.mjs');
  endWithParent();
  return new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => settle(code ?? 128 + constants.signals[signal]));
  });
}

function rememberedNode() {
  const node = existsSync(remembered) ? readFileSync(remembered, 'utf8') : '';
  return existsSync(node) && isRightNode(versionOf(node)) ? node : undefined;
}

function versionOf(node) {
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  } catch {
    return '0.0';
  }
}

function fetchNode() {
  say(`Node ${process.versions.node} is too old for Sourcedesk: fetching Node 24 with npx (once, about 10 s)`);
  let node;
  try {
    const question = ['--yes', '--package', 'node@24', '--', 'node', '-p', 'process.execPath'];
    node = execFileSync('npx', question, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
      .trim()
      .split('\n')
      .at(-1);
  } catch {
    throw new Failure(
      'Node 24 could not be fetched. Install Node 24.15 or newer (https://nodejs.org), or let npm reach its registry, and try again.',
    );
  }
  if (!isRightNode(versionOf(node)))
    throw new Failure('Sourcedesk needs Node 24.15 or newer. Install it from https://nodejs.org and try again.');
  mkdirSync(dirname(remembered), { recursive: true });
  writeFileSync(remembered, node);
  return node;
}
