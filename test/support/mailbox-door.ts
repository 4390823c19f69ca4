import { newId } from '@sourcedesk/data';
import { aDoor, type Desk } from '@sourcedesk/data/testing';
import type { DoorId } from '@sourcedesk/domain/ids';
import { credentialsPlace } from '@sourcedesk/pipeline/intake';
import type { Sealer } from '@sourcedesk/platform/secrets';

export interface MailboxDoorOptions {
  /** Of the mail server on loopback, where ada@desk.example signs in with "secret". */
  readonly port: number;
  readonly sealer: Sealer;
  readonly folder?: string;
  readonly daysBack?: number;
}

/** An IMAP door whose mailbox is on loopback and whose credentials a worker can open. */
export async function aMailboxDoor(desk: Desk, { port, sealer, folder = 'INBOX', daysBack = 7 }: MailboxDoorOptions): Promise<DoorId> {
  const id = newId<DoorId>();
  const sealedCredentials = sealer.seal(JSON.stringify({ kind: 'password', password: 'secret' }), credentialsPlace(desk.agencyId, id));
  await aDoor(desk, { id, sealedCredentials });
  await desk.db.admin.query(
    `update app.imap_account set host = '127.0.0.1', port = $2, security = 'starttls', username = 'ada@desk.example', folder = $3, days_back = $4 where id = $1`,
    [id, port, folder, daysBack],
  );
  return id;
}
