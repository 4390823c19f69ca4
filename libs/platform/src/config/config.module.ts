import { Module, type DynamicModule } from '@nestjs/common';
import type { ApiConfig, BothConfig, MigrateConfig, WorkerConfig } from './views';

/** Injection token of the configuration: an ApiConfig, WorkerConfig or BothConfig, as the process is. */
export const CONFIG = Symbol('CONFIG');

/** Gives every module the configuration under CONFIG. */
@Module({})
export class ConfigModule {
  static of(config: ApiConfig | WorkerConfig | BothConfig | MigrateConfig): DynamicModule {
    return { module: ConfigModule, global: true, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
