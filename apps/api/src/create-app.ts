import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { ApiConfig, BothConfig } from '@sourcedesk/platform/config';
import type { OpenDatabase } from '@sourcedesk/platform/database';
import { HealthModule } from '@sourcedesk/platform/health';
import { configureHttp, httpAdapter, HttpModule } from '@sourcedesk/platform/http';
import { LiveModule } from '@sourcedesk/platform/live';
import { AppModule } from './app.module';
import { DevModule } from './dev/dev.module';
import type { Edges } from './edges';
import { narrowConfig } from './narrow-config';
import { openChecked } from './open-checked';
import { version } from './version';
import { serveWeb } from './serve-web';

/** What a test, the seeder or the desk hands in. */
export interface Overrides extends Edges {
  /** A database that is open already; the application closes it. Without it API_DATABASE_URL is opened and checked. */
  readonly database?: OpenDatabase;
  /** Folder of the built web; served when given. */
  readonly webFolder?: string;
}

/**
 * The HTTP application, initialised and ready for `listen` or a test's requests; `close` ends all of it.
 * @throws Error or DomainError, one sentence with the cure, when it must not start
 */
export async function createApp(config: ApiConfig | BothConfig, overrides: Overrides = {}): Promise<NestFastifyApplication> {
  const own = narrowConfig(config, 'api');
  const database = overrides.database ?? (await openChecked(own.API_DATABASE_URL, own.DATABASE_POOL_SIZE, own));
  try {
    const role = [HttpModule, HealthModule, LiveModule, ...(own.DEMO ? [DevModule] : [])];
    const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(own, database, overrides, role), httpAdapter(own), {
      bodyParser: false,
      bufferLogs: true,
      abortOnError: false,
    });
    app.useLogger(app.get(Logger));
    app.flushLogs();
    await configureHttp(app, own, version);
    if (overrides.webFolder) await serveWeb(app, overrides.webFolder);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app;
  } catch (error) {
    await database.close();
    throw error;
  }
}
