import { canonicalHost, isAllowedHost, openChecked, type Dial, type Resolver } from '../fetch';
import { ImapError, imapErrorOf } from './imap-error';
import { type ImapAccount, ImapSession, type ImapTimeouts } from './imap-session';

export interface ImapDoorOptions {
  /** Exact `host:port` the operator opened (MAIL_ALLOW_HOSTS): any address and port, and plain text where there is no STARTTLS. */
  readonly allowHosts: readonly string[];
  readonly resolver?: Resolver;
  readonly dial?: Dial;
  /** Certificates to trust instead of the system's, PEM. */
  readonly ca?: string;
  readonly timeouts?: Partial<ImapTimeouts>;
  /** Bytes of the largest message that is read; 30 MB unless told. */
  readonly largest?: number;
}

const imapPorts = [143, 993];
const usualTimeouts: ImapTimeouts = { connect: 30_000, silence: 60_000 };
const usualLargest = 30 * 1024 * 1024;

/** Injection token of the ImapDoor. */
export const IMAP_DOOR = Symbol('IMAP_DOOR');

/** The one way to mailboxes of others: hosts are reached by the rules of the safe door on IMAP's ports, TLS is verified. */
export class ImapDoor {
  /** Bytes of the largest message that is read. */
  readonly largest: number;

  constructor(private readonly options: ImapDoorOptions) {
    this.largest = options.largest ?? usualLargest;
  }

  /** Signs in. @throws ImapError */
  async open(account: ImapAccount): Promise<ImapSession> {
    const { allowHosts, resolver, dial, ca } = this.options;
    const timeouts = { ...usualTimeouts, ...this.options.timeouts };
    const host = canonicalHost(account.host);
    if (host === null) throw new ImapError('host');
    const rules = { ports: imapPorts, allowHosts, resolver, dial };
    const socket = await openChecked(host, account.port, timeouts.connect, rules).catch((error: unknown) => {
      throw imapErrorOf(error);
    });
    return ImapSession.open({
      account: { ...account, host: host.replace(/^\[|\]$/g, '') },
      socket,
      mayBePlain: isAllowedHost(host, account.port, allowHosts),
      ca,
      timeouts,
      largest: this.largest,
    });
  }
}
