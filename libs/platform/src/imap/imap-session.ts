import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ImapFlow, type ImapTransport, type ImapTransportOptions } from 'imapflow';
import { ImapError, imapErrorOf } from './imap-error';

/** A mailbox server and how to sign in to it. */
export interface ImapAccount {
  /** Host name or address. */
  readonly host: string;
  readonly port: number;
  /** True: TLS from the start. False: STARTTLS, which must work unless the operator listed the host in MAIL_ALLOW_HOSTS. */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | { readonly user: string; readonly accessToken: string };
}

/** How long each part may take, in milliseconds. */
export interface ImapTimeouts {
  /** TCP, TLS, greeting and sign-in: 30,000. */
  readonly connect: number;
  /** A server that owes an answer and says nothing: 60,000. */
  readonly silence: number;
}

/** A folder that messages can be read from. */
export interface ImapFolder {
  readonly path: string;
  /** What the server says it is for, such as \Junk or \Sent; '' for an ordinary one. */
  readonly use: string;
}

/** A folder as it was opened. UIDs mean something under this UIDVALIDITY only. */
export interface OpenFolder {
  readonly uidValidity: bigint;
  /** The next message gets this UID or a higher one. */
  readonly uidNext: number;
}

export interface SessionOptions {
  readonly account: ImapAccount;
  /** A connected TCP socket to a checked address. */
  readonly socket: Socket;
  /** STARTTLS may be missing: the operator listed this host. */
  readonly mayBePlain: boolean;
  /** Certificates to trust instead of the system's, PEM. */
  readonly ca?: string;
  readonly timeouts: ImapTimeouts;
  /** Bytes of the largest message that is read. */
  readonly largest: number;
}

/** One signed-in connection to a mailbox. It reads and changes nothing: folders are opened by EXAMINE, messages fetched by PEEK. Every failure is an ImapError. */
export class ImapSession {
  private hasNews = false;
  private tellNews: () => void = () => undefined;
  /** Why the connection ended; the command under way is told that it ended and no more. */
  private cause: Error | undefined;

  private constructor(
    private readonly client: ImapFlow,
    private readonly socket: Socket,
    private readonly timeouts: ImapTimeouts,
    private readonly withToken: boolean,
  ) {
    client.on('error', (error) => {
      this.cause = error;
    });
    client.on('exists', () => this.noteNews());
    client.on('close', () => this.noteNews());
  }

  /** Greets, secures and signs in. @throws ImapError */
  static async open(options: SessionOptions): Promise<ImapSession> {
    const { account, socket, timeouts } = options;
    socket.setNoDelay(true);
    const session = new ImapSession(clientFor(options), socket, timeouts, 'accessToken' in account.auth);
    try {
      await session.within(timeouts.connect, () => session.client.connect());
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  get isAlive(): boolean {
    return this.client.usable && !this.client.isClosed;
  }

  /** The folders that hold messages, INBOX first. */
  async folders(): Promise<ImapFolder[]> {
    const listed = await this.ask(() => this.client.list());
    return listed
      .filter(({ flags }) => ![...flags].some((flag) => /^\\(Noselect|NonExistent)$/i.test(flag)))
      .map(({ path, specialUse = '' }) => ({ path, use: specialUse === '\\Inbox' ? '' : specialUse }))
      .sort((a, b) => Number(b.path === 'INBOX') - Number(a.path === 'INBOX'));
  }

  /** Opens a folder for reading alone, anew when it is open: only so the server says whether it is still the same one. */
  async examine(path: string): Promise<OpenFolder> {
    const { uidValidity, uidNext, readOnly } = await this.ask(() => this.client.mailboxOpen(path, { readOnly: true }));
    if (typeof uidValidity !== 'bigint' || readOnly === false) throw new ImapError('protocol');
    this.hasNews = false;
    return { uidValidity, uidNext };
  }

  /** The UIDs above one, in their order. */
  uidsAfter(uid: number): Promise<number[]> {
    // n:* names the last message also when its UID is lower.
    return this.search({ uid: `${uid + 1}:*` }, (found) => found > uid);
  }

  /** The UIDs of messages that came on this day (UTC) or later. */
  uidsSince(day: Date): Promise<number[]> {
    return this.search({ since: day }, () => true);
  }

  /** Bytes of messages by UID; what is gone is missing. */
  async sizes(uids: readonly number[]): Promise<Map<number, number>> {
    if (uids.length === 0) return new Map();
    const rows = await this.ask(() => this.client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true }));
    return new Map(rows.map(({ uid, size = 0 }) => [uid, size]));
  }

  /** A message as it lies there; null when it is gone, or the server does not hand it out. */
  async read(uid: number): Promise<Buffer | null> {
    const row = await this.ask(() => this.client.fetchOne(String(uid), { uid: true, source: true }, { uid: true }));
    return (row && row.uid === uid && row.source) || null;
  }

  /** The head of a message, without what it holds; null when it is gone. */
  async readHead(uid: number): Promise<Buffer | null> {
    const row = await this.ask(() => this.client.fetchOne(String(uid), { uid: true, headers: true }, { uid: true }));
    return (row && row.uid === uid && row.headers) || null;
  }

  /**
   * Waits until the server tells of a message, at most so long, or until `signal`; then asks whether it is still there: a line that died silently answers nothing
   * and fails by the time of silence. Servers without IDLE are asked at the end of the time alone.
   */
  async waitForNews(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.hasNews || signal.aborted) return;
    const idling = this.client.idle().catch(() => undefined);
    await this.woken(milliseconds, signal);
    if (signal.aborted) return;
    await this.within(this.timeouts.silence, () => this.client.noop());
    await idling;
  }

  /** Says goodbye, if the server hears it within a second. */
  async leave(): Promise<void> {
    await this.within(1_000, () => this.client.logout()).catch(() => undefined);
    this.close();
  }

  close(): void {
    this.client.close();
    this.socket.destroy();
  }

  private noteNews(): void {
    this.hasNews = true;
    this.tellNews();
  }

  private woken(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.tellNews = () => undefined;
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake, { once: true });
      this.tellNews = wake;
    });
  }

  private async search(query: { uid: string } | { since: Date }, wanted: (uid: number) => boolean): Promise<number[]> {
    const found = await this.ask(() => this.client.search(query, { uid: true }));
    if (!Array.isArray(found)) throw new ImapError('refused');
    return found.filter(wanted).sort((a, b) => a - b);
  }

  /** A command; the time of silence is watched by the socket's timeout, so that a large message on a slow line may take its time. */
  private async ask<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await command();
    } catch (error) {
      throw imapErrorOf(this.cause ?? error, this.withToken);
    }
  }

  private async within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.close();
    }, milliseconds);
    try {
      return await work();
    } catch (error) {
      throw late ? new ImapError('timeout') : imapErrorOf(this.cause ?? error, this.withToken);
    } finally {
      clearTimeout(timer);
    }
  }
}

function clientFor({ account, socket, mayBePlain, ca, timeouts, largest }: SessionOptions): ImapFlow {
  const { host, port, secure, auth } = account;
  return new ImapFlow({
    host,
    port,
    secure,
    ...(secure || mayBePlain ? {} : { doSTARTTLS: true }),
    auth,
    transport: over(socket),
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    clientInfo: { name: 'Sourcedesk' },
    logger: false,
    disableAutoIdle: true,
    disableAutoEnable: true,
    disableCompression: true,
    disableIMAP4rev2: true,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    // The largest message and its envelope; a line holds the UIDs of two million messages.
    maxLiteralSize: largest + 1,
    maxResponseSize: largest + 65_536,
    maxLineLength: 16 * 1_048_576,
    maxResponseTokens: 300_000,
  });
}

/** Hands imapflow the socket to the checked address, and TLS over it: it must not look up the name again. */
function over(socket: Socket): ImapTransport {
  return {
    connect(options, connected) {
      if (options.secure) return secured(socket, options, connected);
      setImmediate(connected);
      return socket;
    },
    upgrade: (_plain, options, isSecure) => secured(socket, options, isSecure),
  };
}

const secured = (socket: Socket, { host, port, servername, tls }: ImapTransportOptions, isSecure: () => void) =>
  connectTls({ ...tls, socket, host, port, ...(servername === undefined ? {} : { servername }) }, isSecure);
