import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

/** What operators and their programs ask. Wants CONFIG of an API, CLOCK, TenantDb and the HTTP module. */
@Module({ controllers: [HealthController, MetricsController], providers: [Metrics] })
export class HealthModule {}
