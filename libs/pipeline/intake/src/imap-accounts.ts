import { Inject, Injectable } from '@nestjs/common';
import type { DoorBody, DoorPatch, ImapCredentials } from '@sourcedesk/contracts/doors';
import { ImapAccountEntity, type Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { DoorId } from '@sourcedesk/domain/ids';
import { type SealedPlace, SEALER, type Sealer } from '@sourcedesk/platform/secrets';
import { requireDoor } from './doors.queries';

type NewAccount = Extract<DoorBody, { kind: 'imap' }>['imap'];
type ChangedAccount = NonNullable<DoorPatch['imap']>;

/** Where the credentials of an IMAP door are sealed to. */
export const credentialsPlace = (agencyId: string, id: DoorId): SealedPlace => ({
  agencyId,
  table: 'imap_account',
  rowId: id,
  column: 'sealed_credentials',
});

/** The accounts that IMAP doors sign in to. Credentials go in and only a worker reads them. */
@Injectable()
export class ImapAccounts {
  constructor(@Inject(SEALER) private readonly sealer: Sealer) {}

  async add(tx: Tx, id: DoorId, { credentials, ...account }: NewAccount): Promise<void> {
    await tx.insert(ImapAccountEntity, { id, ...account, ...this.sealed(tx, id, credentials) });
  }

  /**
   * What another server, user or folder holds was not read yet, so its cursor begins anew; what comes twice is known by its bytes.
   * @throws DomainError invalid when the server or the user changes and the credentials are not given again, because they would go to whoever runs that server
   */
  async change(tx: Tx, id: DoorId, { credentials, ...account }: ChangedAccount): Promise<void> {
    const { imap: before } = await requireDoor(tx, id);
    const differs = (names: readonly ('host' | 'port' | 'security' | 'username' | 'folder')[]) =>
      names.some((name) => account[name] !== undefined && account[name] !== before?.[name]);
    if (!credentials && differs(['host', 'port', 'security', 'username'])) throw credentialsAgain();
    await tx.change(ImapAccountEntity, { id }, { ...account, ...(credentials && this.sealed(tx, id, credentials)) });
    if (differs(['host', 'port', 'username', 'folder']))
      await tx.query('delete from app.imap_cursor where agency_id = app.agency_id() and id = $1', [id]);
  }

  private sealed({ who }: Tx, id: DoorId, credentials: ImapCredentials) {
    const sealedCredentials = this.sealer.seal(JSON.stringify(credentials), credentialsPlace(who.agencyId, id));
    return { auth: credentials.kind, sealedCredentials };
  }
}

function credentialsAgain(): DomainError {
  const message = 'The server or the user changed: give the credentials again.';
  return new DomainError('invalid', message, {}, [{ pointer: '/imap/credentials', code: 'credentials', message }]);
}
