import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { DomainError } from '@sourcedesk/domain/errors';

/** The account PostgreSQL runs as: undefined members mean the caller's own. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  uid?: number;
  gid?: number;
}

/**
 * Chooses the account. An ordinary user is its own; root uses the owner of an existing cluster, else the user `postgres`, which is made when the
 * machine has none. Throws `unavailable` when it cannot be made.
 */
export function serverAccount(cluster: string | undefined): ServerAccount {
  if (process.getuid?.() !== 0) return {};
  if (cluster && existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  const known = lookUpPostgres();
  if (known) return known;
  createPostgres();
  const created = lookUpPostgres();
  if (created) return created;
  throw new DomainError(
    'unavailable',
    'PostgreSQL does not run as root and the user "postgres" could not be made. Add it (useradd --system --user-group postgres), or start as an ordinary user.',
  );
}

function lookUpPostgres(): ServerAccount | undefined {
  const ask = (flag: string) => Number.parseInt(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout, 10);
  const [uid, gid] = [ask('-u'), ask('-g')];
  return Number.isNaN(uid) || Number.isNaN(gid) ? undefined : { uid, gid };
}

function createPostgres(): void {
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  for (const [command, args] of ways) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return;
  }
}

/** Whether the account can go into a folder, which needs the right to pass every folder above it. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Whether the account can run a program, its libraries included. */
export function canRun(account: ServerAccount, program: string): boolean {
  try {
    execFileSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
