import { Module } from '@nestjs/common';
import { AccessTokensModule } from '@sourcedesk/platform/auth';
import { SecretsModule } from '@sourcedesk/platform/secrets';
import { AccountsJobs } from './accounts.jobs';
import { AgencyController } from './agency.controller';
import { AgencyService } from './agency.service';
import { Attempts } from './attempts';
import { AuthController } from './auth.controller';
import { BrandsController } from './brands.controller';
import { BrandsService } from './brands.service';
import { DoorsController } from './doors.controller';
import { FoundingService } from './founding.service';
import { InvitationsService } from './invitations.service';
import { MailboxTest } from './mailbox-test';
import { MailboxesService } from './mailboxes.service';
import { MeService } from './me.service';
import { MembersService } from './members.service';
import { PasswordResetService } from './password-reset.service';
import { Passwords } from './passwords';
import { PeopleController } from './people.controller';
import { ProfilesService } from './profiles.service';
import { ServiceAccountsController } from './service-accounts.controller';
import { ServiceAccountsService } from './service-accounts.service';
import { SignInService } from './sign-in.service';

const services = [
  AgencyService,
  BrandsService,
  FoundingService,
  InvitationsService,
  MailboxesService,
  MembersService,
  Passwords,
  ProfilesService,
  ServiceAccountsService,
  SignInService,
];

/** Agencies, people, brands and plans. */
@Module({
  imports: [AccessTokensModule, SecretsModule],
  controllers: [AuthController, DoorsController, PeopleController, AgencyController, BrandsController, ServiceAccountsController],
  providers: [...services, AccountsJobs, Attempts, MailboxTest, MeService, PasswordResetService],
  exports: services,
})
export class AccountsModule {}
