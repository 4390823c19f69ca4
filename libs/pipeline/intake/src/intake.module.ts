import { Module } from '@nestjs/common';
import { ArchivesController } from './archives.controller';
import { ArchivesService } from './archives.service';
import { ByHandController } from './by-hand.controller';
import { ByHandService } from './by-hand.service';
import { CorrectionController } from './correction.controller';
import { CorrectionService } from './correction.service';
import { DoorKeys } from './door-keys';
import { DoorTest } from './door-test';
import { IntakeDoorsController } from './doors.controller';
import { DoorsJobs } from './doors.jobs';
import { DoorsService } from './doors.service';
import { EditionWatch } from './edition-watch';
import { EditionsController } from './editions.controller';
import { EditionsService } from './editions.service';
import { IntakeHealthController } from './health.controller';
import { ImapFollowers } from './imap/imap-followers';
import { MailboxAccess } from './imap/mailbox-access';
import { MailboxTest } from './imap/mailbox-test';
import { ImapAccounts } from './imap-accounts';
import { InboundMail } from './inbound-mail';
import { IntakeController } from './intake.controller';
import { IntakeJobs } from './intake.jobs';
import { IntakeService } from './intake.service';
import { LookService } from './look.service';
import { LikenessController } from './likeness/likeness.controller';
import { LikenessService } from './likeness/likeness.service';
import { MissingEditionMail } from './missing-edition-mail';
import { ParseService } from './parse.service';
import { ReparseController } from './reparse/reparse.controller';
import { ReparseJobs } from './reparse/reparse.jobs';
import { ReparseService } from './reparse/reparse.service';
import { ReparseWork } from './reparse/reparse-work';
import { SenderTrust } from './sender-trust';
import { QuarantineController } from './quarantine.controller';
import { QuarantineService } from './quarantine.service';
import { SetUpMailsController } from './set-up-mails.controller';
import { SetUpMailsService } from './set-up-mails.service';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

const services = [IntakeService, ArchivesService, ParseService, ByHandService];
const doors = [DoorsService, DoorKeys, ImapAccounts, InboundMail, WebhooksService, SetUpMailsService, DoorTest, DoorsJobs];
const reparsing = [ReparseService, ReparseWork, ReparseJobs];
const mailboxes = [MailboxAccess, MailboxTest, ImapFollowers];

/** Query e-mails come in, and the queries in them. */
@Module({
  controllers: [
    IntakeController,
    EditionsController,
    ByHandController,
    CorrectionController,
    QuarantineController,
    ReparseController,
    LikenessController,
    IntakeDoorsController,
    WebhooksController,
    ArchivesController,
    IntakeHealthController,
    SetUpMailsController,
  ],
  providers: [
    SenderTrust,
    ...services,
    ...doors,
    ...mailboxes,
    ...reparsing,
    CorrectionService,
    LikenessService,
    LookService,
    QuarantineService,
    EditionsService,
    EditionWatch,
    MissingEditionMail,
    IntakeJobs,
  ],
  exports: services,
})
export class IntakeModule {}
