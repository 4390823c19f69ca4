import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
  chownSync,
  chmodSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { DomainError } from '@sourcedesk/domain/errors';
import { makeFolder } from '../folders';
import { makeSystemFolder, SYSTEM_FOLDER } from './programs';
import { canEnter, serverAccount, type ServerAccount } from './server-account';

/** Where one local server keeps its things. */
export interface DataFolder {
  /** The folder the caller named: lock and password lie here. */
  folder: string;
  /** The folder the cluster, its log and unfinished clusters lie in: the same, or one below /var/lib/sourcedesk. */
  base: string;
  cluster: string;
  account: ServerAccount;
  password: string;
}

/** Opens (or makes) the folder of a lasting server. Throws `unavailable` with the cure when it cannot be written or was made by another user. */
export function openDataFolder(path: string, onProgress: (line: string) => void): DataFolder {
  const folder = makeWritable(resolve(path));
  const inside = join(folder, 'postgres');
  const account = serverAccount(inside);
  const base = account.uid === undefined || canEnter(account, folder) ? folder : systemFolderOf(folder);
  const cluster = join(base, 'postgres');
  if (base !== folder && existsSync(inside)) {
    throw new DomainError(
      'unavailable',
      `The database in ${inside} can no longer be reached by its owner. Let others pass through the folders above it (chmod o+x).`,
    );
  }
  return { folder, base, cluster, account, password: passwordOf(folder, cluster, onProgress) };
}

/** Makes a folder for a server that will be thrown away. */
export function makeTemporaryFolder(): DataFolder {
  const account = serverAccount(undefined);
  let parent = realpathSync(tmpdir());
  if (account.uid !== undefined && !canEnter(account, parent)) {
    makeSystemFolder(SYSTEM_FOLDER);
    parent = SYSTEM_FOLDER;
  }
  const folder = mkdtempSync(join(parent, 'sourcedesk-'));
  if (account.uid !== undefined) chmodSync(folder, 0o711);
  return { folder, base: folder, cluster: join(folder, 'postgres'), account, password: newPassword() };
}

/** Makes a folder that belongs to the server's account and to nobody else. */
export function makeOwned(folder: string, { uid, gid }: ServerAccount): void {
  mkdirSync(folder, { mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
}

function makeWritable(folder: string): string {
  try {
    // Root's server runs as another user, who has to pass through; what lies inside is closed to others file by file.
    makeFolder(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new DomainError(
      'unavailable',
      `The data folder ${folder} cannot be written by ${userInfo().username} (${reason}). Make it writable, or set SOURCEDESK_DATA to another folder.`,
    );
  }
}

function systemFolderOf(folder: string): string {
  const base = join(SYSTEM_FOLDER, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  makeSystemFolder(base);
  return base;
}

function passwordOf(folder: string, cluster: string, onProgress: (line: string) => void): string {
  const path = join(folder, 'postgres-password');
  if (existsSync(path)) return readPassword(path);
  if (existsSync(cluster)) setAside(folder, cluster, onProgress);
  const password = newPassword();
  writeFileSync(path, password, { mode: 0o600 });
  return password;
}

function readPassword(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new DomainError(
      'unavailable',
      `The data in ${path} belongs to another user. Start Sourcedesk as that user, or set SOURCEDESK_DATA to another folder.`,
    );
  }
}

/** A cluster without its password: below /var/lib the data folder was removed by hand, so its cluster is out of use; beside the password it is a damage. */
function setAside(folder: string, cluster: string, onProgress: (line: string) => void): void {
  if (cluster.startsWith(folder)) {
    throw new DomainError(
      'unavailable',
      `The file ${join(folder, 'postgres-password')} is missing. Put it back, or remove ${cluster} to begin anew.`,
    );
  }
  const aside = `${cluster}-${randomBytes(4).toString('hex')}`;
  renameSync(cluster, aside);
  onProgress(`The data folder is new: the earlier database was kept as ${aside}`);
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
