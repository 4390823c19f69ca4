import { Logger } from '@nestjs/common';
import { Logger as QueueLogger, type LogLevel } from 'graphile-worker';
import pg from 'pg';

/** Connections for the queue's own bookkeeping: one listens, the others fetch and complete. Handlers use the pool of the units of work. */
const connections = 4;

/** A pool in the role that owns the queue, so that the queue's tables are all this connection can reach. */
export function queuePool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c role=sourcedesk_jobs',
    max: connections,
    connectionTimeoutMillis: 10_000,
  });
  const log = new Logger('Queue');
  const broken = (error: Error & { code?: string }) => log.warn(`a connection broke: ${error.code ?? error.name}`);
  pool.on('error', broken);
  pool.on('connect', (client) => client.on('error', broken));
  return pool;
}

const told: Partial<Record<LogLevel, (log: Logger, line: string) => void>> = {
  error: (log, line) => log.error(line),
  warning: (log, line) => log.warn(line),
};

/** Hands warnings and errors of the queue to our log. Lines about single jobs are left out: they come with the payload, and JobRunner writes its own. */
export function queueLogger(): QueueLogger {
  const log = new Logger('Queue');
  return new QueueLogger(() => (level, message, meta) => {
    // It also advises a pool as large as the concurrency: more connections than fetching and completing can use.
    if (meta && ('job' in meta || 'max' in meta)) return;
    told[level as LogLevel]?.(log, message);
  });
}
