import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
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
  return context(own, overrides, [JobsModule.of({ url: own.WORKER_DATABASE_URL, concurrency: own.WORKER_CONCURRENCY })]);
}

/** The services of all stages with a worker's rights, without jobs or ticks: for the command line and the seeder. */
export function createServices(config: WorkerConfig | BothConfig, overrides: WorkerOverrides = {}): Promise<INestApplicationContext> {
  return context(narrowConfig(config, 'worker'), overrides, []);
}

async function context(own: WorkerConfig, overrides: WorkerOverrides, role: DynamicModule[]): Promise<INestApplicationContext> {
  const database = overrides.database ?? (await openChecked(own.WORKER_DATABASE_URL, own.DATABASE_POOL_SIZE, own));
  try {
    const made = await NestFactory.createApplicationContext(AppModule.of(own, database, overrides, role), {
      bufferLogs: true,
      abortOnError: false,
    });
    made.useLogger(made.get(Logger));
    return made;
  } catch (error) {
    await database.close();
    throw error;
  }
}
