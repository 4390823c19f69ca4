import { Module } from '@nestjs/common';
import { ByHandController } from './by-hand.controller';
import { ByHandService } from './by-hand.service';
import { CorrectionController } from './correction.controller';
import { CorrectionService } from './correction.service';
import { EditionWatch } from './edition-watch';
import { EditionsController } from './editions.controller';
import { EditionsService } from './editions.service';
import { IntakeController } from './intake.controller';
import { IntakeJobs } from './intake.jobs';
import { IntakeService } from './intake.service';
import { MissingEditionMail } from './missing-edition-mail';
import { ParseService } from './parse.service';
import { QuarantineController } from './quarantine.controller';
import { QuarantineService } from './quarantine.service';

/** Query e-mails come in, and the queries in them. */
@Module({
  controllers: [IntakeController, EditionsController, ByHandController, CorrectionController, QuarantineController],
  providers: [
    IntakeService,
    ParseService,
    ByHandService,
    CorrectionService,
    QuarantineService,
    EditionsService,
    EditionWatch,
    MissingEditionMail,
    IntakeJobs,
  ],
  exports: [IntakeService, ParseService, ByHandService],
})
export class IntakeModule {}
