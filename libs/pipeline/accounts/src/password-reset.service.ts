import { Inject, Injectable, Logger } from '@nestjs/common';
import type { PasswordResetConfirmBody } from '@sourcedesk/contracts/accounts';
import { TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { SystemMailer } from '@sourcedesk/platform/mail';
import { hashToken, newToken } from '@sourcedesk/platform/secrets';
import { Attempts } from './attempts';
import { passwordResetMail } from './mails';
import { Passwords } from './passwords';

/** How long a link for a new password works. */
export const resetMinutes = 60;

/** A new password for who can read the mails of an address. */
@Injectable()
export class PasswordResetService {
  private readonly logger = new Logger('accounts');

  constructor(
    private readonly db: TenantDb,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly mailer: SystemMailer,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'PUBLIC_URL'>,
  ) {}

  /**
   * Sends a link to the address, if somebody signs in under it. Nothing tells whether: the answer is the same, and the mail leaves
   * after it.
   * @throws DomainError too-many-requests
   */
  async request(email: string, address: string): Promise<void> {
    await this.attempts.mail({ email, address });
    const { token, hash } = newToken();
    const [row] = await this.db.system('sign-in', (tx) =>
      tx.query<{ recipient: string | null }>('select app.begin_reset($1, $2, make_interval(mins => $3)) as recipient', [
        email,
        hash,
        resetMinutes,
      ]),
    );
    if (row?.recipient) void this.send(row.recipient, `${this.config.PUBLIC_URL}/password-reset/${token}`);
  }

  /** Sets the new password, once, and ends every sign-in of the person. @throws DomainError expired */
  async confirm({ token, password }: PasswordResetConfirmBody): Promise<void> {
    const hash = hashToken(token);
    const stands = await this.ask('select app.reset_stands($1) as done', [hash]);
    // The costly hash is only for who holds a link that works.
    if (!stands || !(await this.ask('select app.finish_reset($1, $2) as done', [hash, await this.passwords.hash(password)]))) {
      throw new DomainError('expired', 'This link was used already or has run out. Ask for a new one.');
    }
  }

  private async ask(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    const [row] = await this.db.system('sign-in', (tx) => tx.query<{ done: boolean }>(sql, parameters));
    return row?.done === true;
  }

  private async send(to: string, link: string): Promise<void> {
    try {
      const { outcome } = await this.mailer.send(passwordResetMail(to, link, resetMinutes));
      if (outcome !== 'delivered') this.logger.warn(`A mail for a new password was not delivered: ${outcome}.`);
    } catch (error) {
      this.logger.warn(`A mail for a new password could not be sent: ${(error as Error).message}`);
    }
  }
}
