import type { DoorId } from '@sourcedesk/domain/ids';
import { newId } from '../new-id';
import type { Desk } from './a-desk';
import { insertRow } from './insert-row';

export interface DoorOptions {
  id?: DoorId;
  name?: string;
  active?: boolean;
  /** Random bytes unless told: nothing opens them. */
  sealedCredentials?: Buffer;
}

/** An IMAP door of an agency. */
export async function aDoor({ db, agencyId }: Pick<Desk, 'db' | 'agencyId'>, options: DoorOptions = {}): Promise<DoorId> {
  const { id = newId<DoorId>() } = options;
  const now = db.clock.now();
  const { name = `Mailbox ${id.slice(-6)}`, active } = options;
  await insertRow(db, 'door', { agency_id: agencyId, id, kind: 'imap', name, active, created_at: now, changed_at: now });
  await insertRow(db, 'imap_account', {
    agency_id: agencyId,
    id,
    host: 'imap.mail.example',
    port: 993,
    security: 'tls',
    username: 'digests@lantern-lane.example',
    auth: 'password',
    sealed_credentials: options.sealedCredentials ?? Buffer.alloc(80, 7),
    folder: 'INBOX',
  });
  return id;
}
