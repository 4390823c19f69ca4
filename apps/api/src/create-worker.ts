import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import type { BothConfig, WorkerConfig } from '@sourcedesk/platform/config';
import type { OpenDatabase } from '@sourcedesk/platform/database';
import { JobsModule } from '@sourcedesk/platform/jobs';
import { AppModule } from './app.module';
import type { Edges } from './edges';
import { narrowConfig } from './narrow-config';
import { openChecked } from './open-checked';

export interface WorkerOverrides extends Edges {
  /** A database that is open already; the worker closes it. Without it WORKER_DATABASE_URL is opened and checked. */
  readonly database?: OpenDatabase;
}

/**
 * A process without HTTP that does the jobs and fires the ticks, from now until `close`.
 * @throws Error naming jobs without a handler or with two; DomainError when the database is not as it must be
 */
export async function createWorker(config: WorkerConfig | BothConfig, overrides: WorkerOverrides = {}): Promise<INestApplicationContext> {
  const own = narrowConfig(config, 'worker');
  const database = overrides.database ?? (await openChecked(own.WORKER_DATABASE_URL, own.DATABASE_POOL_SIZE, own));
  try {
    const jobs = JobsModule.of({ url: own.WORKER_DATABASE_URL, concurrency: own.WORKER_CONCURRENCY });
    const worker = await NestFactory.createApplicationContext(AppModule.of(own, database, overrides, [jobs]), {
      bufferLogs: true,
      abortOnError: false,
    });
    worker.useLogger(worker.get(Logger));
    return worker;
  } catch (error) {
    await database.close();
    throw error;
  }
}
