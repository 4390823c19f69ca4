import { Inject, Injectable } from '@nestjs/common';
import { recordEvent, systemCtx, TenantDb } from '@sourcedesk/data';
import type { AgencyId, MailboxId } from '@sourcedesk/domain/ids';
import { type DeliveryReason, MAIL_TRANSPORT, type MailAccount, type MailTransport, type RefusalStage } from '@sourcedesk/platform/mail';
import { OPENER, type Opener } from '@sourcedesk/platform/secrets';

interface Row {
  brandId: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  sealed: Buffer | null;
  changedAt: string;
}

const refusedAt: Partial<Record<RefusalStage, string>> = {
  connect: 'The server refuses the connection',
  auth: 'The server does not accept user name and password',
};

const reasons: Readonly<Record<DeliveryReason, string>> = {
  host: 'This is not the name of a server.',
  port: 'This port is not one of mail (25, 465, 587 or 2525).',
  address: 'This server is not on the public internet, and the operator has not allowed it.',
  dns: 'No server of this name was found.',
  connect: 'The server does not answer at this port.',
  tls: 'The connection cannot be encrypted: the certificate is not right, or the server does not offer it. Try the other kind of security.',
  timeout: 'The server took too long to answer.',
  lost: 'The server closed the connection.',
  protocol: 'What answers there is not a mail server.',
  stopped: 'The test was stopped.',
  'mark-failed': 'The test was stopped.',
  'too-late': 'The server took too long to answer.',
};

/** Signs in to a mailbox's server and out again, and writes down in words what it said. */
@Injectable()
export class MailboxTest {
  constructor(
    private readonly db: TenantDb,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
  ) {}

  /** Tests as the mailbox is now; when it changes meanwhile, what was found is forgotten. */
  async run(agencyId: AgencyId, id: MailboxId): Promise<void> {
    const row = await this.db.run({ ...systemCtx(agencyId), readOnly: true }, async (tx) => {
      const [found] = await tx.query<Row>(
        `select brand_id as "brandId", host, port, security, username, sealed_password as sealed, updated_at::text as "changedAt"
           from app.mailbox where agency_id = app.agency_id() and id = $1`,
        [id],
      );
      return found;
    });
    if (!row) return;
    const { ok, message } = await this.ask(this.account(agencyId, id, row));
    await this.db.run(systemCtx(agencyId), async (tx) => {
      // The guard is of microseconds, which a Date of ours does not have.
      const written = await tx.query(
        `update app.mailbox set test_state = $3, test_message = $4, test_at = app.now()
          where agency_id = app.agency_id() and id = $1 and updated_at = $2::timestamptz returning id`,
        [id, row.changedAt, ok ? 'ok' : 'failed', message],
      );
      if (written.length > 0) recordEvent(tx, { kind: 'mailbox', what: 'tested', entityId: id, brandId: row.brandId });
    });
  }

  private account(agencyId: AgencyId, id: MailboxId, { host, port, security, username, sealed }: Row): MailAccount {
    const place = { agencyId, table: 'mailbox', rowId: id, column: 'sealed_password' };
    const pass = sealed ? this.opener.open(sealed, place).toString('utf8') : '';
    return { host, port, secure: security === 'tls', ...(username && { auth: { user: username, pass } }) };
  }

  private async ask(account: MailAccount): Promise<{ ok: boolean; message: string }> {
    const found = await this.transport.check(account);
    if (found.outcome === 'ok') return { ok: true, message: account.auth ? 'Signed in.' : 'Connected, without a user name.' };
    if (found.outcome === 'not-handed-over') return { ok: false, message: reasons[found.reason] };
    return {
      ok: false,
      message: `${refusedAt[found.stage] ?? 'The server refuses'} (${found.code}${found.enhanced ? ` ${found.enhanced}` : ''}).`,
    };
  }
}
