import { Inject, Injectable } from '@nestjs/common';
import { ImapAccountEntity, systemCtx, TenantDb, type Tx } from '@sourcedesk/data';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { CLOCK, type Clock } from '@sourcedesk/platform/clock';
import { ImapError, type ImapSession, imapWords } from '@sourcedesk/platform/imap';
import { failingSql } from './followed-mailbox';
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
      const message = await this.look(session, account);
      await this.db.run(systemCtx(agencyId), (tx) => tryAgain(tx, id));
      return { ok: true, message };
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

/** Who follows the mailbox may be waiting for a person to mend what fails: it is taken up anew within seconds. */
async function tryAgain(tx: Tx, id: DoorId): Promise<void> {
  await tx.query(
    `delete from app.imap_follower f using app.door d where d.agency_id = f.agency_id and d.id = f.id and f.agency_id = app.agency_id() and f.id = $1 and ${failingSql}`,
    [id],
  );
}
