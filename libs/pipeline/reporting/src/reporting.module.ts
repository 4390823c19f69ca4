import { Module } from '@nestjs/common';
import { ReportingController } from './reporting.controller';
import { ReportingService } from './reporting.service';

/** What the agency and its clients are told. */
@Module({ controllers: [ReportingController], providers: [ReportingService], exports: [ReportingService] })
export class ReportingModule {}
