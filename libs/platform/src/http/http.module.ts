import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AuthModule } from '../auth';
import { AnswerInterceptor } from './answer.interceptor';
import { ContractPipe } from './contract.pipe';
import { ProblemFilter } from './problem.filter';
import { Routes } from './routes';

/** What every route goes through: guard, contract, answer, problems. Wants CONFIG, CLOCK and, for idempotent routes, TenantDb. */
@Module({
  imports: [AuthModule, DiscoveryModule],
  providers: [
    Routes,
    { provide: APP_PIPE, useClass: ContractPipe },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [AuthModule, Routes],
})
export class HttpModule {}
