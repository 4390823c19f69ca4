import { execFile, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DomainError } from '@sourcedesk/domain/errors';
import { makeOwned, type DataFolder } from './data-folder';
import { commandLine, isTaken, processMark, within } from './processes';
import type { Programs } from './programs';

const run = promisify(execFile);
/** Nothing of the caller's environment reaches the server: PGDATA, LD_PRELOAD and locales would change what it does. */
const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/** Makes the cluster unless it is there. Built under another name and moved, so that an interrupted start leaves nothing half made. */
export async function createCluster(at: DataFolder, programs: Programs, lent: boolean): Promise<void> {
  if (existsSync(at.cluster)) return checkMajor(at.cluster, programs.major);
  const unfinished = join(at.base, 'postgres.new');
  rmSync(unfinished, { recursive: true, force: true });
  makeOwned(unfinished, at.account);
  const passwordFile = join(at.base, 'postgres.new.password');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, at.password, { flag: 'wx', mode: 0o600 });
  if (at.account.uid !== undefined && at.account.gid !== undefined) chownSync(passwordFile, at.account.uid, at.account.gid);
  const options = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'];
  // The built-in provider sorts the same on every machine and after every upgrade of the system's libraries.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await run(programs.initdb, ['-D', unfinished, ...options, ...locale, ...(lent ? ['--no-sync'] : [])], {
      ...at.account,
      cwd: '/',
      env: environment,
    });
  } catch (error) {
    throw new DomainError(
      'unavailable',
      `PostgreSQL could not prepare its data in ${at.base}: ${lastLine((error as { stderr?: string }).stderr ?? '')}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, at.cluster);
}

function checkMajor(cluster: string, major: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === major) return;
  throw new DomainError(
    'unavailable',
    `The data in ${cluster} was made by PostgreSQL ${made}, this is ${major}. See "Upgrade" in docs/operations.md.`,
  );
}

/** Stops a server that a killed Sourcedesk left behind and removes a pid file that names somebody else's process. */
export async function clearRemains(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : Number.NaN;
  if (Number.isNaN(pid)) return;
  if (!commandLine(pid).includes(`-D ${cluster} `)) {
    // A server killed hard keeps its id until its parent collects it, and PostgreSQL would believe it running. After a restart of the
    // machine or container the id may be anybody's.
    if (processMark(pid) !== undefined || !(await within(10, () => !isTaken(pid)))) rmSync(pidFile, { force: true });
    return;
  }
  if (!(await stopProcess(pid))) {
    throw new DomainError('unavailable', `The earlier PostgreSQL (process ${pid}) on ${cluster} does not stop. End it, then start again.`);
  }
}

/** Ends a server: connections are cut and the data written out; after 30 s without, at once (recovery at the next start). */
export async function stopProcess(pid: number): Promise<boolean> {
  const isGone = () => processMark(pid) === undefined;
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
  ] as const) {
    if (isGone()) return true;
    try {
      process.kill(pid, signal);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH';
    }
    if (await within(seconds, isGone)) return true;
  }
  return false;
}

export interface Launch {
  port: number;
  settings: Readonly<Record<string, string>>;
}

/**
 * Starts the server and waits until it takes connections. Answers the process id, or undefined when the port was taken meanwhile.
 * Throws `unavailable` with the last line of its log when it does not come up.
 */
export async function launch(at: DataFolder, programs: Programs, { port, settings }: Launch): Promise<number | undefined> {
  const log = join(at.base, 'postgres.log');
  const output = openSync(log, 'w', 0o600);
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A session of its own: Ctrl-C in a terminal reaches us, who then stop it in order, and not the server under our feet.
  const child = spawn(programs.postgres, ['-D', at.cluster, ...flags], {
    ...at.account,
    cwd: '/',
    env: environment,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();
  const pidFile = join(at.cluster, 'postmaster.pid');
  // The file of a server killed hard lies there until the new one writes its own: the first line tells them apart.
  const isReady = () => {
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    return lines[0] === String(child.pid) && lines[7]?.trim() === 'ready';
  };
  // Recovery after a hard kill takes seconds, on a large database minutes.
  await within(300, () => ended || isReady());
  if (!ended && child.pid !== undefined && isReady()) return child.pid;
  if (!ended) child.kill('SIGQUIT');
  const text = readFileSync(log, 'utf8');
  if (/Address already in use/i.test(text)) return undefined;
  throw new DomainError('unavailable', `PostgreSQL did not start on ${at.cluster}: ${lastLine(text)} The log is ${log}.`);
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC|error/.test(line)) ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error):\s*/, '');
}
