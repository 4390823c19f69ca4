import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TenantDb } from '@sourcedesk/data';
import type { OpenDatabase } from './open-database';

const OPEN_DATABASE = Symbol('OPEN_DATABASE');

/** Gives every module the TenantDb of this process, and closes it when the process stops. The pool itself is injected nowhere. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(OPEN_DATABASE) private readonly database: OpenDatabase) {}

  static of(database: OpenDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: OPEN_DATABASE, useValue: database },
        { provide: TenantDb, useValue: database.db },
      ],
      exports: [TenantDb],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
