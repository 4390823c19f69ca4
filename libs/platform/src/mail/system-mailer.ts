import { randomUUID } from 'node:crypto';
import { DomainError } from '@sourcedesk/domain/errors';
import type { Clock } from '../clock';
import { composeMessage } from './compose-message';
import type { Delivery, MailAccount, MailTransport } from './delivery';

/** The account of an smtp:// (STARTTLS, port 587) or smtps:// (TLS, port 465) address. Throws TypeError when it is none. */
export function accountOfUrl(address: string): MailAccount {
  const url = URL.parse(address);
  const secure = url?.protocol === 'smtps:';
  if (!url || (!secure && url.protocol !== 'smtp:')) throw new TypeError('not an smtp:// or smtps:// address');
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
  };
}

export interface SystemMail {
  /** Plain address of the one recipient. */
  to: string;
  subject: string;
  text: string;
}

/** Sends the product's own mails (password reset, invitation): plain text, marked as automatic. No mark: such a mail may come twice, it carries no promise. */
export class SystemMailer {
  /** `account` null: this installation cannot send mails of its own. */
  constructor(
    private readonly transport: MailTransport,
    private readonly account: MailAccount | null,
    private readonly from: string,
    private readonly clock: Clock,
  ) {}

  /** Whether this installation can send mails of its own. */
  get ready(): boolean {
    return this.account !== null;
  }

  /** Tries once; the caller (a job) decides about another try by the outcome. Throws DomainError `unavailable` without SYSTEM_SMTP_URL. */
  async send({ to, subject, text }: SystemMail): Promise<Delivery> {
    if (!this.account) {
      throw new DomainError(
        'unavailable',
        'This installation cannot send mails: its operator has to set SYSTEM_SMTP_URL and SYSTEM_MAIL_FROM.',
      );
    }
    const bytes = composeMessage({
      from: { name: 'Sourcedesk', address: this.from },
      to,
      subject,
      text,
      messageId: `<${randomUUID()}@${this.from.slice(this.from.indexOf('@') + 1)}>`,
      date: this.clock.now(),
      automatic: true,
    });
    return this.transport.deliver({ ...this.account, envelope: { from: this.from, to: [to] }, bytes, beforeLastChunk: async () => true });
  }
}
