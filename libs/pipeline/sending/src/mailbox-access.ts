import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@sourcedesk/data';
import type { AgencyId } from '@sourcedesk/domain/ids';
import type { MailAccount } from '@sourcedesk/platform/mail';
import { OPENER, type Opener, SecretError } from '@sourcedesk/platform/secrets';

/** A mailbox's server and sealed credentials, as they are stored. */
export interface StoredMailbox {
  id: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  sealedPassword: Buffer | null;
}

/** Reads where a mailbox sends from; undefined when it is gone. */
export async function readMailbox(tx: Tx, mailboxId: string): Promise<StoredMailbox | undefined> {
  const [found] = await tx.query<StoredMailbox>(
    `select id, host, port, security, username, sealed_password as "sealedPassword" from app.mailbox where agency_id = app.agency_id() and id = $1`,
    [mailboxId],
  );
  return found;
}

/** Opens a mailbox's credentials. Only workers hold the private key. */
@Injectable()
export class MailboxAccess {
  constructor(@Inject(OPENER) private readonly opener: Opener) {}

  /** The server and credentials to send by; undefined when the password was sealed to another key. */
  open(agencyId: AgencyId, { id, host, port, security, username, sealedPassword }: StoredMailbox): MailAccount | undefined {
    const password = sealedPassword ? this.read(agencyId, id, sealedPassword) : '';
    if (password === undefined) return undefined;
    return { host, port, secure: security === 'tls', ...(username && { auth: { user: username, pass: password } }) };
  }

  private read(agencyId: AgencyId, rowId: string, sealed: Buffer): string | undefined {
    try {
      return this.opener.open(sealed, { agencyId, table: 'mailbox', rowId, column: 'sealed_password' }).toString('utf8');
    } catch (error) {
      if (error instanceof SecretError) return undefined;
      throw error;
    }
  }
}
