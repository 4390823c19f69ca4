import { join } from 'node:path';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { MAIL_TRANSPORT, type MailTransport } from './delivery';
import { OutboxCatcher } from './outbox-catcher';
import { SmtpTransport } from './smtp-transport';
import { accountOfUrl, SystemMailer } from './system-mailer';

type MailSettings = Pick<
  Config<'api'>,
  'DEMO' | 'SOURCEDESK_DATA' | 'MAIL_ALLOW_HOSTS' | 'PUBLIC_URL' | 'SYSTEM_SMTP_URL' | 'SYSTEM_MAIL_FROM'
>;

/** The catcher of the demo; null elsewhere. */
export const OUTBOX_CATCHER = Symbol('OUTBOX_CATCHER');

/** Whatever the demo's product mails come from when no sender is set. */
const demoSender = 'desk@sourcedesk.example';

/** The folder of caught mails under SOURCEDESK_DATA; the seeder writes to the same. */
export function catcherFolder(dataFolder: string): string {
  return join(dataFolder, 'outbox');
}

function makeTransport(config: MailSettings, catcher: OutboxCatcher | null): MailTransport {
  const name = new URL(config.PUBLIC_URL).hostname;
  return catcher ?? new SmtpTransport({ allowHosts: config.MAIL_ALLOW_HOSTS, ...(name.includes('.') ? { name } : {}) });
}

function makeSystemMailer(config: MailSettings, transport: MailTransport, clock: Clock): SystemMailer {
  if (config.DEMO) {
    const nowhere = { host: 'catcher.invalid', port: 587, secure: false };
    return new SystemMailer(transport, nowhere, config.SYSTEM_MAIL_FROM ?? demoSender, clock);
  }
  const account = config.SYSTEM_SMTP_URL === undefined ? null : accountOfUrl(config.SYSTEM_SMTP_URL);
  return new SystemMailer(transport, account, config.SYSTEM_MAIL_FROM ?? '', clock);
}

/** Gives every module the MailTransport (in the demo the catcher) under MAIL_TRANSPORT, the SystemMailer, and the catcher or null under OUTBOX_CATCHER. */
@Global()
@Module({
  providers: [
    {
      provide: OUTBOX_CATCHER,
      useFactory: (config: MailSettings) => (config.DEMO ? new OutboxCatcher(catcherFolder(config.SOURCEDESK_DATA)) : null),
      inject: [CONFIG],
    },
    { provide: MAIL_TRANSPORT, useFactory: makeTransport, inject: [CONFIG, OUTBOX_CATCHER] },
    { provide: SystemMailer, useFactory: makeSystemMailer, inject: [CONFIG, MAIL_TRANSPORT, CLOCK] },
  ],
  exports: [MAIL_TRANSPORT, SystemMailer, OUTBOX_CATCHER],
})
export class MailModule implements OnApplicationShutdown {
  constructor(@Inject(MAIL_TRANSPORT) private readonly transport: MailTransport) {}

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
