import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { DomainError } from '@sourcedesk/domain/errors';
import { makeTemporaryFolder, openDataFolder, type DataFolder } from './data-folder';
import { lockFolder } from './folder-lock';
import { clearRemains, createCluster, launch, stopProcess } from './postmaster';
import { findPrograms } from './programs';
import { watchOver } from './watchdog';

export interface LocalPostgresOptions {
  /** Folder of the product's data; not needed for an ephemeral server. */
  dataDir?: string;
  /** Wished port; another free one is taken when it is in use. Default 54329, for an ephemeral server any. */
  port?: number;
  /** A throw-away server in a temporary folder: no syncing to disk, gone at `stop` or with this process. */
  ephemeral?: boolean;
  /** Told in a line what takes long. */
  onProgress?: (line: string) => void;
}

export interface LocalPostgres {
  /** `postgres://` URL of the superuser on database `postgres`; loopback only. */
  adminUrl: string;
  port: number;
  /** Ends the server; a second call does nothing. */
  stop(): Promise<void>;
}

const DEFAULT_PORT = 54329;
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '200',
  log_min_messages: 'warning',
};
const speedBeforeSafety = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' };

/**
 * Starts the PostgreSQL that comes with Sourcedesk: loopback only, SCRAM, a random password in a file of mode 0600 beside the data.
 * A server left behind by a killed process is stopped first and the data found as it was. Throws `unavailable` with a sentence and a cure when
 * the folder cannot be used or the server does not come up.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const onProgress = options.onProgress ?? (() => undefined);
  const lent = options.ephemeral ?? false;
  const at = lent ? makeTemporaryFolder() : openDataFolder(options.dataDir ?? missing('dataDir'), onProgress);
  const unlock = lent ? () => undefined : await lockFolder(at.folder, onProgress);
  try {
    const programs = await findPrograms(at.account, onProgress);
    await clearRemains(at.cluster);
    await createCluster(at, programs, lent);
    const { pid, port } = await launchOnFreePort(at, options, (free) =>
      launch(at, programs, { port: free, settings: lent ? { ...settings, ...speedBeforeSafety } : settings }),
    );
    const dismissWatchdog = watchOver(pid, at.cluster, lent ? at.folder : undefined);
    return {
      adminUrl: `postgres://postgres:${at.password}@127.0.0.1:${port}/postgres`,
      port,
      stop: once(() => end(at, pid, lent, dismissWatchdog, unlock)),
    };
  } catch (error) {
    if (lent) rmSync(at.folder, { recursive: true, force: true });
    unlock();
    throw error;
  }
}

async function end(at: DataFolder, pid: number, lent: boolean, dismissWatchdog: () => void, unlock: () => void): Promise<void> {
  const stopped = await stopProcess(pid);
  if (stopped && lent) rmSync(at.folder, { recursive: true, force: true });
  dismissWatchdog();
  unlock();
  if (!stopped) throw new DomainError('unavailable', `PostgreSQL (process ${pid}) does not stop.`);
}

/** Between finding a port free and binding it somebody else may take it: then another is tried. */
async function launchOnFreePort(at: DataFolder, options: LocalPostgresOptions, start: (port: number) => Promise<number | undefined>) {
  let wished = options.port ?? (options.ephemeral ? 0 : DEFAULT_PORT);
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = (await freePort(wished)) ?? (await freePort(0));
    const pid = port === undefined ? undefined : await start(port);
    if (port !== undefined && pid !== undefined) return { pid, port };
    wished = 0;
  }
  throw new DomainError('unavailable', `No free port was found on 127.0.0.1 for the database in ${at.cluster}.`);
}

/** The port itself when it is free (any free one for 0), else undefined. */
function freePort(port: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}

function missing(option: string): never {
  throw new TypeError(`startLocalPostgres needs ${option} unless the server is ephemeral`);
}
