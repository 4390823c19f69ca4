import type { DataSource } from 'typeorm';
import { createDataSource, refuseMightyRole, TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';

/** A process's way to the database, checked and ready. */
export interface OpenDatabase {
  readonly source: DataSource;
  readonly db: TenantDb;
  close(): Promise<void>;
}

export interface DatabaseSettings {
  readonly url: string;
  /** Size of the pool. */
  readonly connections: number;
  /** Told of connections that broke while idle. */
  readonly onError: (error: Error) => void;
  /** A simulated clock; the database honours it only for a role that may set it (seeder, tests). */
  readonly instant?: () => Date;
}

/**
 * Connects, and refuses a role that could read past the isolation of agencies.
 * @throws DomainError unavailable when the server cannot be reached or signed in to: one sentence with the cure
 */
export async function openDatabase({ url, connections, onError, instant }: DatabaseSettings): Promise<OpenDatabase> {
  const source = createDataSource({ url, connections, onError });
  try {
    await source.initialize();
  } catch (error) {
    throw new DomainError('unavailable', unreachable(url, error as Error & { code?: string }));
  }
  try {
    await refuseMightyRole(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return {
    source,
    db: new TenantDb(source, instant, { keepPlans: true }),
    close: async () => (source.isInitialized ? source.destroy() : undefined),
  };
}

/** Why a database is out of reach, without the password: addresses are named, secrets never. */
export function unreachable(url: string, error: Error & { code?: string }): string {
  const { host, pathname, username } = new URL(url);
  const where = `The database "${decodeURIComponent(pathname.slice(1))}" at ${host}`;
  switch (error.code) {
    case '28P01':
    case '28000':
      return `${where} does not let "${username}" in. Check the password in the database URL; "sourcedesk migrate" sets it for api and worker.`;
    case '3D000':
      return `${where} does not exist. Create it, then run "sourcedesk migrate".`;
    case '53300':
      return `${where} has no connection left. Raise max_connections of the server or lower DATABASE_POOL_SIZE.`;
    default:
      return `${where} cannot be reached (${error.code ?? error.name}). Start it, or correct the database URL.`;
  }
}
