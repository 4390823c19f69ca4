import { Injectable } from '@nestjs/common';
import { ImapAccountEntity, systemCtx, TenantDb } from '@sourcedesk/data';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { CLOCK, type Clock } from '@sourcedesk/platform/clock';
import { ImapError, type ImapSession, imapWords } from '@sourcedesk/platform/imap';
import { Inject } from '@nestjs/common';
import { findAccount, MailboxAccess, type SealedAccount } from './mailbox-access';

/** Folders of a mailbox that are kept to choose from. */
const mostFolders = 500;

/** Signs in to the mailbox of a door, notes its folders, opens the chosen one, and says in words what it found. */
@Injectable()
export class MailboxTest {
  constructor(
    private readonly db: TenantDb,
    private readonly access: MailboxAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(agencyId: AgencyId, id: DoorId): Promise<{ ok: boolean; message: string }> {
    const account = await this.db.run({ ...systemCtx(agencyId), readOnly: true }, (tx) => findAccount(tx, id));
    if (!account) return { ok: false, message: 'The door has no mailbox.' };
    let session: ImapSession | undefined;
    try {
      session = await this.access.signIn(agencyId, id, account);
      const folders = (await session.folders()).map(({ path }) => path).slice(0, mostFolders);
      await this.db.run(systemCtx(agencyId), (tx) => tx.change(ImapAccountEntity, { id }, { folders }));
      return { ok: true, message: await this.look(session, account) };
    } catch (error) {
      if (!(error instanceof ImapError)) throw error;
      const message = imapWords[error.code];
      return { ok: false, message: error.code === 'folder' ? `Signed in. ${message}` : message };
    } finally {
      await session?.leave();
    }
  }

  private async look(session: ImapSession, { folder, daysBack }: SealedAccount): Promise<string> {
    await session.examine(folder);
    const since = new Date(this.clock.now().getTime() - daysBack * 86_400_000);
    const found = (await session.uidsSince(since)).length;
    return `Signed in. The folder ${folder} can be read; e-mails of the last ${daysBack} days in it: ${found}.`;
  }
}
