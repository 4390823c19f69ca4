import { Injectable } from '@nestjs/common';
import { TenantDb } from '@sourcedesk/data';
import { type JobInput, OnJob, OnTick } from '@sourcedesk/platform/jobs';
import { BrandsService } from './brands.service';
import { MailboxTest } from './mailbox-test';

@Injectable()
export class AccountsJobs {
  constructor(
    private readonly db: TenantDb,
    private readonly brands: BrandsService,
    private readonly test: MailboxTest,
  ) {}

  @OnJob('accounts.test-mailbox')
  testMailbox({ agencyId, mailboxId }: JobInput<'accounts.test-mailbox'>): Promise<void> {
    return this.test.run(agencyId, mailboxId);
  }

  @OnJob('accounts.end-pause')
  endPause({ agencyId, brandId }: JobInput<'accounts.end-pause'>): Promise<void> {
    return this.brands.endPause(agencyId, brandId);
  }

  @OnTick('accounts.forget-sign-in-remains', 3600)
  async forgetRemains(): Promise<void> {
    await this.db.system('sign-in', (tx) => tx.query('select app.forget_sign_in_remains()'));
  }
}
