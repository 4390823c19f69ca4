import type { EventEmitter } from 'node:events';
import { DataSource } from 'typeorm';
import { entities } from './entities';

/** What a process needs to reach the database. `connections`: size of the pool. */
export interface DatabaseOptions {
  url: string;
  connections: number;
  onError: (error: Error) => void;
  /** Commits do not wait for the disk: a crash may lose the latest, whole. For a seeder, who would begin anew anyway. */
  quickCommits?: boolean;
}

/** The connection pool of a process. Never synchronises; a null or undefined in a where clause raises. */
export function createDataSource({ url, connections, onError, quickCommits }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'app',
    entities,
    synchronize: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    poolErrorHandler: onError,
    extra: {
      max: connections,
      connectionTimeoutMillis: 10_000,
      options: `-c search_path=app,pg_catalog -c timezone=UTC${quickCommits ? ' -c synchronous_commit=off' : ''}`,
      onConnect: listen,
    },
  });
}

/**
 * pg hands a new connection out before TypeORM listens to it: one that ends in between would end the process. Whoever uses
 * it learns of the end by the query that fails; of an idle one, `onError` does.
 */
function listen(client: EventEmitter): void {
  client.on('error', () => undefined);
}

/**
 * Refuses a role that could read past row-level security: superusers, BYPASSRLS, owners of the schema.
 * @throws Error naming the role and the cure
 */
export async function refuseMightyRole(source: DataSource): Promise<void> {
  const [role] = await source.query<{ name: string; mighty: boolean; owns: boolean; clock: boolean }[]>(`
    select current_user as name, rolsuper or rolbypassrls as mighty,
           pg_has_role(current_user, (select nspowner from pg_namespace where nspname = 'app'), 'member') as owns,
           pg_has_role(current_user, 'sourcedesk_clock', 'member') as clock
      from pg_roles where rolname = current_user`);
  if (!role?.mighty && !role?.owns && !role?.clock) return;
  throw new Error(
    `The database role "${role?.name}" could read past the isolation of agencies. Give api and worker the URLs of sourcedesk_api and sourcedesk_worker, which migrate creates.`,
  );
}
