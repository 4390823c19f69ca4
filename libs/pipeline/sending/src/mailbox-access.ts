import { Inject, Injectable } from '@nestjs/common';
import { TenantDb, systemCtx } from '@sourcedesk/data';
import type { AgencyId } from '@sourcedesk/domain/ids';
import type { MailAccount } from '@sourcedesk/platform/mail';
import { OPENER, type Opener, type SealedPlace, SecretError } from '@sourcedesk/platform/secrets';

interface Row {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  sealedPassword: Buffer | null;
}

/** Opens a mailbox's credentials. Only workers hold the private key. */
@Injectable()
export class MailboxAccess {
  constructor(
    private readonly db: TenantDb,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** The server and credentials to send by; undefined when the mailbox is gone or its password was sealed to another key. */
  async open(agencyId: AgencyId, mailboxId: string): Promise<MailAccount | undefined> {
    const row = await this.db.run({ ...systemCtx(agencyId), readOnly: true }, async (tx) => {
      const [found] = await tx.query<Row>(
        `select host, port, security, username, sealed_password as "sealedPassword" from app.mailbox where agency_id = app.agency_id() and id = $1`,
        [mailboxId],
      );
      return found;
    });
    if (!row) return undefined;
    const place = { agencyId, table: 'mailbox', rowId: mailboxId, column: 'sealed_password' };
    const password = row.sealedPassword ? this.read(row.sealedPassword, place) : '';
    if (password === undefined) return undefined;
    return {
      host: row.host,
      port: row.port,
      secure: row.security === 'tls',
      ...(row.username && { auth: { user: row.username, pass: password } }),
    };
  }

  private read(sealed: Buffer, place: SealedPlace): string | undefined {
    try {
      return this.opener.open(sealed, place).toString('utf8');
    } catch (error) {
      if (error instanceof SecretError) return undefined;
      throw error;
    }
  }
}
