import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../clock';
import { Buckets } from '../limits';
import { hasStrayDot } from './line-ends';

/** A refusal as the sending server hears it: 4xx to try again later, 5xx for good. */
export class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    words: string,
  ) {
    super(words);
    this.name = 'SmtpRefusal';
  }
}

/** What decides about the e-mails; what it throws beside SmtpRefusal is answered by 451, so that the sender keeps the e-mail and tries again. */
export interface SmtpDesk {
  /** Whether there is such a recipient. @throws SmtpRefusal */
  recipient(address: string): Promise<void>;
  /** Takes responsibility for the e-mail when it resolves: only then the sender hears 250. @throws SmtpRefusal */
  message(raw: Buffer, recipients: readonly string[]): Promise<void>;
  /** Told of what was answered by 451. */
  failed(error: unknown): void;
}

export interface SmtpReceiverOptions {
  readonly host: string;
  readonly port: number;
  /** How the server names itself. */
  readonly name: string;
  /** Largest e-mail in bytes. */
  readonly size: number;
  readonly clock: Clock;
  /** For STARTTLS; not offered without. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly limits?: Partial<typeof smtpLimits>;
}

/** What one receiver bears. A minute's figures are per address of a client or of a recipient; more is put off, and mail servers come again. */
export const smtpLimits = {
  clients: 50,
  recipients: 20,
  connectionsPerMinute: 60,
  messagesPerMinute: 120,
  unknownPerMinute: 20,
  /** Bytes of all e-mails that are under way. */
  bytesUnderWay: 128 * 1024 * 1024,
};

export interface SmtpReceiver {
  readonly port: number;
  /** Takes no new connection; what is under way has five seconds. */
  close(): Promise<void>;
}

/** Receives e-mails by SMTP and relays none. @throws Error when the port cannot be had */
export async function openSmtpReceiver(desk: SmtpDesk, options: SmtpReceiverOptions): Promise<SmtpReceiver> {
  const { host, port, name, size, tls } = options;
  const limits = { ...smtpLimits, ...options.limits };
  const house = new House(desk, { size, limits, clock: options.clock });
  const server = new SMTPServer({
    ...tls,
    name,
    banner: 'Sourcedesk',
    size,
    rejectOversized: true,
    disabledCommands: ['AUTH', ...(tls ? [] : ['STARTTLS'])],
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    logger: false,
    maxClients: limits.clients,
    maxRecipients: limits.recipients,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onConnect: (session, done) => answer(house.connected(session), done),
    onMailFrom: (_, session, done) => answer(house.sender(session), done),
    onRcptTo: ({ address }, session, done) => answer(house.recipient(address, session), done),
    onData: (stream, { envelope }, done) =>
      answer(
        house.message(
          stream,
          envelope.rcptTo.map(({ address }) => address),
        ),
        done,
      ),
  });
  await new Promise<void>((settle, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => settle());
  });
  // A client that breaks off is no fault of ours.
  server.removeAllListeners('error').on('error', () => undefined);
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function answer(work: Promise<void>, done: (error?: Error | null) => void): void {
  work.then(
    () => done(),
    (error: Error) => done(error),
  );
}

interface HouseRules {
  readonly size: number;
  readonly limits: typeof smtpLimits;
  readonly clock: Clock;
}

/** What the receiver knows over all its connections. */
class House {
  private underWay = 0;
  private readonly connections: Buckets;
  private readonly messages: Buckets;
  private readonly unknown: Buckets;

  constructor(
    private readonly desk: SmtpDesk,
    private readonly rules: HouseRules,
  ) {
    const { clock, limits } = rules;
    this.connections = new Buckets(clock, limits.connectionsPerMinute);
    this.messages = new Buckets(clock, limits.messagesPerMinute);
    this.unknown = new Buckets(clock, limits.unknownPerMinute);
  }

  async connected({ remoteAddress }: SMTPServerSession): Promise<void> {
    if (!this.connections.take(remoteAddress) || this.unknown.isEmpty(remoteAddress))
      throw new SmtpRefusal(421, 'Too many connections, come again later');
    return Promise.resolve();
  }

  async sender({ remoteAddress }: SMTPServerSession): Promise<void> {
    if (!this.messages.take(`from ${remoteAddress}`)) throw new SmtpRefusal(451, 'Too many e-mails in a minute, come again later');
    return Promise.resolve();
  }

  /** Who tries out addresses is shut out for a while: they are all that protects a door. */
  async recipient(address: string, { remoteAddress }: SMTPServerSession): Promise<void> {
    if (this.unknown.isEmpty(remoteAddress)) throw new SmtpRefusal(421, 'Too many unknown recipients, come again later');
    try {
      await this.orLater(() => this.desk.recipient(address));
    } catch (error) {
      if (error instanceof SmtpRefusal && error.responseCode >= 500) this.unknown.take(remoteAddress);
      throw error;
    }
    if (!this.messages.take(`to ${address.toLowerCase()}`))
      throw new SmtpRefusal(451, 'Too many e-mails for this address in a minute, come again later');
  }

  async message(stream: SMTPServerDataStream, recipients: readonly string[]): Promise<void> {
    const before = this.underWay;
    const chunks: Buffer[] = [];
    let held = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        // The rest is read and dropped: a sender hears the answer only after its last line.
        if (stream.sizeExceeded || before + held > this.rules.limits.bytesUnderWay) continue;
        chunks.push(chunk);
        held += chunk.length;
        this.underWay += chunk.length;
      }
      if (stream.sizeExceeded) throw new SmtpRefusal(552, `The e-mail is larger than ${this.rules.size} bytes`);
      if (held < stream.byteLength) throw new SmtpRefusal(451, 'Too much at once, come again later');
      const raw = Buffer.concat(chunks);
      if (hasStrayDot(raw)) throw new SmtpRefusal(554, 'A line of a single dot is not ended by CR LF: the e-mail may hide another');
      await this.orLater(() => this.desk.message(raw, recipients));
    } finally {
      this.underWay -= held;
    }
  }

  private async orLater(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof SmtpRefusal) throw error;
      this.desk.failed(error);
      throw new SmtpRefusal(451, 'The e-mail cannot be taken just now, come again later');
    }
  }
}
