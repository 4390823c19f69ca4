import { Inject, Injectable } from '@nestjs/common';
import { imapCredentials, type ImapAccountView } from '@sourcedesk/contracts/doors';
import { systemCtx, TenantDb, type Tx } from '@sourcedesk/data';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { OAuthTokens, IMAP_DOOR, type ImapDoor, ImapError, type ImapSession } from '@sourcedesk/platform/imap';
import { OPENER, type Opener, SEALER, type Sealer } from '@sourcedesk/platform/secrets';
import { credentialsPlace } from '../imap-accounts';

/** What is needed to sign in to the mailbox of a door, its credentials still sealed. */
export interface SealedAccount {
  host: string;
  port: number;
  security: ImapAccountView['security'];
  username: string;
  sealed: Buffer;
  folder: string;
  daysBack: number;
}

/** The account of an IMAP door; undefined when there is none. */
export async function findAccount(tx: Tx, id: DoorId): Promise<SealedAccount | undefined> {
  const [row] = await tx.query<SealedAccount>(
    `select host, port, security, username, sealed_credentials as sealed, folder, days_back as "daysBack"
       from app.imap_account where agency_id = app.agency_id() and id = $1`,
    [id],
  );
  return row;
}

/** Unless a person gave others meanwhile. */
async function replaceCredentials(tx: Tx, id: DoorId, before: Buffer, after: Buffer): Promise<void> {
  await tx.query(
    `update app.imap_account set sealed_credentials = $3 where agency_id = app.agency_id() and id = $1 and sealed_credentials = $2`,
    [id, before, after],
  );
}

/** Signs in to the mailboxes of doors. Only workers can: nobody else opens the credentials. */
@Injectable()
export class MailboxAccess {
  constructor(
    private readonly db: TenantDb,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(SEALER) private readonly sealer: Pick<Sealer, 'seal'>,
    @Inject(IMAP_DOOR) private readonly door: ImapDoor,
    private readonly tokens: OAuthTokens,
  ) {}

  /** Bytes of the largest message that is read. */
  get largest(): number {
    return this.door.largest;
  }

  /** @throws ImapError */
  async signIn(agencyId: AgencyId, id: DoorId, { host, port, security, username, sealed }: SealedAccount): Promise<ImapSession> {
    const text = this.opener.open(sealed, credentialsPlace(agencyId, id)).toString();
    const credentials = imapCredentials.parse(JSON.parse(text));
    const server = { host, port, secure: security === 'tls' };
    if (credentials.kind === 'password') return this.door.open({ ...server, auth: { user: username, pass: credentials.password } });
    const accessToken = await this.tokens.get(credentials, (refreshToken) => {
      const next = this.sealer.seal(JSON.stringify({ ...credentials, refreshToken }), credentialsPlace(agencyId, id));
      return this.db.run(systemCtx(agencyId), (tx) => replaceCredentials(tx, id, sealed, next));
    });
    try {
      return await this.door.open({ ...server, auth: { user: username, accessToken } });
    } catch (error) {
      if (error instanceof ImapError && error.code === 'token') this.tokens.forget(accessToken);
      throw error;
    }
  }
}
