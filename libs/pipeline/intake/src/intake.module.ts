import { Module } from '@nestjs/common';
import { IntakeController } from './intake.controller';
import { IntakeJobs } from './intake.jobs';
import { IntakeService } from './intake.service';
import { ParseService } from './parse.service';

/** Query e-mails come in, and the queries in them. */
@Module({ controllers: [IntakeController], providers: [IntakeService, ParseService, IntakeJobs], exports: [IntakeService, ParseService] })
export class IntakeModule {}
