import { Injectable } from '@nestjs/common';
import type { OpenedSetUpMail, SetUpMailView } from '@sourcedesk/contracts/doors';
import type { Page, PageQuery } from '@sourcedesk/contracts/primitives';
import { type Ctx, instantSql, keysetPage, recordAudit, recordEvent, TenantDb } from '@sourcedesk/data';
import { setUpTitle } from '@sourcedesk/domain/digests';
import { DomainError } from '@sourcedesk/domain/errors';
import type { SetUpMailId } from '@sourcedesk/domain/ids';
import { OnTick } from '@sourcedesk/platform/jobs';
import type { AgencyMailKey } from '@sourcedesk/platform/secrets';
import { IntakeService } from './intake.service';
import { mailboxPlaceOf, placeOf } from './keep-set-up';

/** As it is stored; the mailbox in hexadecimal. */
type Row = Omit<SetUpMailView, 'title' | 'mailbox'> & { sealedMailbox: string | null };

const rowSql = `jsonb_build_object('id', s.id, 'messageId', s.message_id, 'source', s.source, 'kind', s.kind,
  'sender', m.sender, 'sealedMailbox', encode(s.sealed_mailbox, 'hex'),
  'door', (select jsonb_build_object('id', d.id, 'name', d.name) from app.door d where d.agency_id = m.agency_id and d.id = m.door_id),
  'state', case when s.opened_at is not null then 'opened' when s.sealed is null or s.expires_at <= app.now() then 'expired' else 'waiting' end,
  'foundAt', ${instantSql('s.found_at')}, 'expiresAt', ${instantSql('s.expires_at')}, 'openedAt', ${instantSql('s.opened_at')},
  'openedBy', (select jsonb_build_object('id', p.id, 'name', p.name) from app.person p where p.id = s.opened_by))`;

/** Links and codes by which a subscription or a forwarding is set up: kept for a day, told to one person once. */
@Injectable()
export class SetUpMailsService {
  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
  ) {}

  list(ctx: Ctx, { cursor, limit }: PageQuery): Promise<Page<SetUpMailView>> {
    return this.db.run(ctx, async (tx) => {
      const text = await keysetPage(tx, {
        table: 'app.set_up_mail',
        alias: 's',
        order: 'found_at',
        shape: rowSql,
        joins: 'join app.inbound_message m on m.agency_id = s.agency_id and m.id = s.message_id',
        where: [],
        cursor,
        limit,
      });
      const { items, nextCursor } = JSON.parse(text) as Page<Row>;
      const key = items.some(({ sealedMailbox }) => sealedMailbox !== null) ? await this.intake.agencyKey(tx) : undefined;
      return { items: items.map((row) => shown(row, key)), nextCursor };
    });
  }

  /** Tells the secret and erases it. @throws DomainError not-found, expired when it was told already or its day is over */
  open(ctx: Ctx, id: SetUpMailId): Promise<OpenedSetUpMail> {
    return this.db.run(ctx, async (tx) => {
      const [row] = await tx.query<{ kind: SetUpMailView['kind']; sealed: Buffer | null }>(
        `select kind, case when expires_at > app.now() then sealed end as sealed from app.set_up_mail
          where agency_id = app.agency_id() and id = $1 for update`,
        [id],
      );
      if (!row) throw new DomainError('not-found', 'There is no such set-up mail.');
      if (!row.sealed) throw new DomainError('expired', 'It was opened already, or its day is over. Ask the sender for a new one.');
      const key = await this.intake.agencyKey(tx);
      const value = key.decrypt(row.sealed, placeOf(id)).toString();
      await tx.query(
        `update app.set_up_mail set sealed = null, opened_at = app.now(), opened_by = app.user_id() where agency_id = app.agency_id() and id = $1`,
        [id],
      );
      await recordAudit(tx, { action: 'set-up mail.open', entity: 'set-up mail', entityId: id });
      recordEvent(tx, { kind: 'door', what: 'set-up', entityId: id, brandId: null });
      return { kind: row.kind, value };
    });
  }

  @OnTick('intake.forget-set-up-secrets', 300)
  async forget(): Promise<void> {
    await this.db.system('job-pickup', (tx) => tx.query('select app.forget_set_up_secrets()'));
  }
}

function shown({ sealedMailbox, ...row }: Row, key: AgencyMailKey | undefined): SetUpMailView {
  const mailbox =
    key && sealedMailbox !== null ? key.decrypt(Buffer.from(sealedMailbox, 'hex'), mailboxPlaceOf(row.id as SetUpMailId)).toString() : null;
  return { ...row, mailbox, title: setUpTitle(row, mailbox) };
}
