import type { Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery, DeliveryReason, DeliveryRequest, DeliveryTimeouts, MailAccount, NotHandedOver, Refused } from './delivery';
import { HandOver } from './hand-over';
import { answered, failedMessage, failedOpening, silence, type SmtpError } from './smtp-replies';

export interface SessionOptions {
  account: MailAccount;
  /** A connected TCP socket to a checked address. */
  socket: Socket;
  /** STARTTLS may be missing: the operator listed this host. */
  mayBePlain: boolean;
  /** Certificates to trust beside the system's, PEM. */
  ca?: string;
  /** Name said in EHLO. */
  name?: string;
  timeouts: DeliveryTimeouts;
}

/** What a session made of a message, and whether the server had invited its data. */
export interface Attempt {
  delivery: Delivery;
  begun: boolean;
}

/** One signed-in connection to a mail server; carries one message at a time. After anything but `delivered` it is dead. */
export class SmtpSession {
  /** Messages delivered over it. */
  uses = 0;
  private dead = false;
  private onLoss: (error: SmtpError) => void = () => undefined;

  private constructor(
    private readonly connection: SMTPConnection,
    private readonly tcp: Socket,
  ) {
    connection.on('error', (error: SmtpError) => this.lose(error));
    connection.on('end', () => this.lose({}));
  }

  /** Greets, secures and signs in. Resolves with the session or with why there is none. */
  static async open(options: SessionOptions): Promise<SmtpSession | Refused | NotHandedOver> {
    const { account, socket, timeouts } = options;
    // The held-back end follows as a small packet: Nagle's algorithm would let it wait 40 ms for the other side's acknowledgement.
    socket.setNoDelay(true);
    const connection = new SMTPConnection({
      host: account.host,
      port: account.port,
      secure: account.secure,
      connection: socket,
      requireTLS: !account.secure && !options.mayBePlain,
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.connect,
      socketTimeout: timeouts.answer + timeouts.dialogue,
      socketCloseTimeout: 0,
      logger: false,
      tls: { minVersion: 'TLSv1.2', ...(options.ca === undefined ? {} : { ca: options.ca }) },
      ...(options.name === undefined ? {} : { name: options.name }),
    });
    const session = new SmtpSession(connection, socket);
    const failure = await session.signIn(account, timeouts.connect);
    if (!failure) return session;
    session.destroy();
    return failure;
  }

  get isAlive(): boolean {
    return !this.dead && !this.connection.destroyed && this.liveSocket()?.writable === true;
  }

  /** Sends one message. Resolves when the outcome is settled and no mark is on its way. */
  async send(request: DeliveryRequest, timeouts: DeliveryTimeouts): Promise<Attempt> {
    const message = new Transmission(request, timeouts, this.connection, () => this.isAlive);
    this.onLoss = (error) => message.fail(error);
    const delivery = await message.outcome;
    this.onLoss = () => undefined;
    if (delivery.outcome === 'delivered') this.uses++;
    else this.destroy();
    await message.handOver.settled();
    return { delivery, begun: message.handOver.isBegun };
  }

  /** An idle session does not keep the process alive. */
  rest(): void {
    this.tcp.unref();
  }

  wake(): void {
    this.tcp.ref();
  }

  /** Says QUIT and closes. */
  leave(): void {
    if (!this.isAlive) return this.destroy();
    this.dead = true;
    this.connection.quit();
    setTimeout(() => this.destroy(), 1_000).unref();
  }

  destroy(): void {
    this.dead = true;
    this.connection.close();
    this.liveSocket()?.destroy();
    this.tcp.destroy();
  }

  private liveSocket(): Socket | null {
    return this.connection._socket || null;
  }

  private lose(error: SmtpError): void {
    this.dead = true;
    this.onLoss(error);
  }

  private signIn({ auth }: MailAccount, within: number): Promise<Refused | NotHandedOver | null> {
    return new Promise((resolve) => {
      const done = (failure: Refused | NotHandedOver | null) => {
        clearTimeout(timer);
        this.onLoss = () => undefined;
        resolve(failure);
      };
      const timer = setTimeout(() => done({ outcome: 'not-handed-over', reason: 'timeout' }), within);
      this.onLoss = (error) => done(failedOpening(error));
      this.connection.connect((error) => {
        if (error) return done(failedOpening(error));
        if (!auth || !this.connection.allowsAuth) return done(null);
        this.connection.login({ ...auth }, (refused) => done(refused ? failedOpening(refused) : null));
      });
    });
  }
}

/** One message on its way through a session. */
class Transmission {
  readonly outcome: Promise<Delivery>;
  readonly handOver: HandOver;
  private timer: NodeJS.Timeout | undefined;
  private decide: (delivery: Delivery) => void = () => undefined;

  constructor(
    request: DeliveryRequest,
    private readonly timeouts: DeliveryTimeouts,
    private readonly connection: SMTPConnection,
    alive: () => boolean,
  ) {
    this.outcome = new Promise((resolve) => {
      this.decide = resolve;
    });
    this.handOver = new HandOver(request.bytes, {
      ask: () => {
        clearTimeout(this.timer);
        return request.beforeLastChunk();
      },
      invited: () => /^354(?:[ -]|$)/.test(connection.lastServerResponse || ''),
      alive,
      withheld: (reason) => this.finish({ outcome: 'not-handed-over', reason }),
      released: (remaining) => this.awaitDeparture(remaining),
      releaseMs: timeouts.release,
    });
    this.limit(timeouts.dialogue, 'timeout');
    const envelope = { from: request.envelope.from, to: [...request.envelope.to], size: request.bytes.length };
    connection.send(envelope, this.handOver, (error, info) => {
      if (error) this.fail(error);
      else this.finish(answered(info?.response ?? '', this.handOver.isReleased));
    });
  }

  fail(error: SmtpError): void {
    this.finish(failedMessage(error, this.handOver.isReleased));
  }

  private finish(delivery: Delivery): void {
    clearTimeout(this.timer);
    this.decide(delivery);
    this.handOver.withhold('lost');
  }

  private limit(milliseconds: number, reason: DeliveryReason): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.finish(silence(reason, this.handOver.isReleased)), milliseconds);
  }

  /** Within the rest of the release time the last byte must be with the operating system; then the answer may take its time. */
  private awaitDeparture(remaining: number): void {
    this.timer = setTimeout(() => {
      const socket = this.connection._socket;
      const left = this.handOver.readableEnded && socket && socket.writableLength === 0;
      if (left) this.limit(this.timeouts.answer, 'timeout');
      else this.finish({ outcome: 'unknown', reason: 'too-late' });
    }, remaining);
  }
}
