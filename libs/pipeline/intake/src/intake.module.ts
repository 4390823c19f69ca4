import { Module } from '@nestjs/common';
import { ByHandController } from './by-hand.controller';
import { ByHandService } from './by-hand.service';
import { IntakeController } from './intake.controller';
import { IntakeJobs } from './intake.jobs';
import { IntakeService } from './intake.service';
import { ParseService } from './parse.service';

/** Query e-mails come in, and the queries in them. */
@Module({
  controllers: [IntakeController, ByHandController],
  providers: [IntakeService, ParseService, ByHandService, IntakeJobs],
  exports: [IntakeService, ParseService, ByHandService],
})
export class IntakeModule {}
