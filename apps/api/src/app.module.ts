import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { type Config, ConfigModule } from '@sourcedesk/platform/config';
import { DatabaseModule, type OpenDatabase } from '@sourcedesk/platform/database';
import { loggerParams } from '@sourcedesk/platform/http';
import { SecretsModule } from '@sourcedesk/platform/secrets';
import { type Edges, edgeModules } from './edges';
import { stages } from './stages';

/** The product: configuration, edges, database and all stages, and what makes the process an API or a worker. */
@Module({})
export class AppModule {
  static of(
    config: Config<'api'> | Config<'worker'>,
    database: OpenDatabase,
    edges: Edges,
    role: readonly (Type | DynamicModule)[],
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggerParams(config.LOG_LEVEL)),
        ConfigModule.of(config),
        SecretsModule,
        ...edgeModules(edges),
        DatabaseModule.of(database),
        ...role,
        ...stages,
      ],
    };
  }
}
