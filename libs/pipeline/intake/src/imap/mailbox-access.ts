import { Inject, Injectable } from '@nestjs/common';
import { imapCredentials, type ImapAccountView } from '@sourcedesk/contracts/doors';
import { type Tx } from '@sourcedesk/data';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { OAuthTokens, IMAP_DOOR, type ImapDoor, ImapError, type ImapSession } from '@sourcedesk/platform/imap';
import { OPENER, type Opener } from '@sourcedesk/platform/secrets';
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

/** Signs in to the mailboxes of doors. Only workers can: nobody else opens the credentials. */
@Injectable()
export class MailboxAccess {
  constructor(
    @Inject(OPENER) private readonly opener: Opener,
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
    const accessToken = await this.tokens.get(credentials);
    try {
      return await this.door.open({ ...server, auth: { user: username, accessToken } });
    } catch (error) {
      if (error instanceof ImapError && error.code === 'token') this.tokens.forget(accessToken);
      throw error;
    }
  }
}
