import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { systemClock, type Clock } from '@sourcedesk/platform/clock';
import type { Fault, FaultPlan, FaultStage } from './smtp-faults';

/** A message the double took responsibility for, whether or not its sender heard so. */
export interface AcceptedMail {
  /** With angle brackets; '' when the message has none. */
  messageId: string;
  from: string;
  to: string[];
  /** The message as received, dots unstuffed, with its last CRLF. */
  bytes: Buffer;
  at: Date;
}

export interface SmtpDoubleOptions {
  /** What goes wrong with the n-th message the double is offered, counted from 0 over all connections. */
  plan?: FaultPlan;
  /** Credentials to insist on. */
  auth?: { user: string; pass: string };
  /** Whether PIPELINING is offered; true unless told. */
  pipelining?: boolean;
  /** Largest message announced by SIZE. */
  size?: number;
  /** Certificate for STARTTLS, or from the start when `implicit`. */
  tls?: { key: string; cert: string; implicit?: boolean };
  clock?: Clock;
  /** Called for every accepted message before anything is answered: an oracle in another process logs here. */
  onAccept?: (mail: AcceptedMail) => void;
}

/** An SMTP server on loopback that fails as planned. Its own log, `accepted`, is the oracle of what was delivered. */
export interface SmtpDouble {
  readonly port: number;
  readonly accepted: readonly AcceptedMail[];
  /** Connections made so far. */
  readonly connections: number;
  /** Messages offered so far: MAIL FROM or a connection that failed before. */
  readonly offered: number;
  /** Every command line received, without message data and secrets. */
  readonly commands: readonly string[];
  /** Drops every open connection without a word. */
  dropAll(): void;
  close(): Promise<void>;
}

class Desk {
  readonly accepted: AcceptedMail[] = [];
  readonly commands: string[] = [];
  readonly sockets = new Set<Socket>();
  connections = 0;
  offered = 0;

  constructor(readonly options: SmtpDoubleOptions) {}

  nextFault(): Fault | null {
    return this.options.plan?.(this.offered++) ?? null;
  }

  accept(from: string, to: string[], bytes: Buffer): void {
    const head = bytes.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
    const messageId = /^message-id:\s*(<[^>]*>)/im.exec(head)?.[1] ?? '';
    const mail = { messageId, from, to, bytes, at: (this.options.clock ?? systemClock).now() };
    this.accepted.push(mail);
    this.options.onAccept?.(mail);
  }
}

/** One connection. Bytes are taken one line at a time, so that a cut falls exactly where it is planned. */
class Conversation {
  private mode: 'command' | 'data' | 'login-user' | 'login-pass' | 'silent' = 'command';
  private input = '';
  private lines: string[] = [];
  private from: string | null = null;
  private to: string[] = [];
  private signedIn = false;
  private user = '';
  private fault: Fault | null;
  /** Bytes of the dialogue, both ways, until the planned cut. */
  private budget = Infinity;
  private over = false;
  /** The fate of the message at hand is sealed: the next MAIL FROM begins another one. */
  private spent = false;

  constructor(
    private socket: Socket,
    private readonly desk: Desk,
  ) {
    this.fault = desk.nextFault();
    this.arm();
    this.listen();
    if (desk.options.tls?.implicit) this.secure();
    if (!this.misbehave('connect')) this.say('220 double.test ESMTP');
  }

  private listen(): void {
    this.socket.on('error', () => undefined);
    this.socket.on('data', (chunk) => this.hear(chunk.toString('latin1')));
  }

  private secure(): void {
    const { key, cert } = this.desk.options.tls ?? {};
    this.socket.removeAllListeners('data');
    this.socket = new TLSSocket(this.socket, { isServer: true, key, cert });
    this.input = '';
    this.listen();
  }

  private arm(): void {
    this.budget = this.fault?.kind === 'cut' ? this.fault.at : Infinity;
  }

  private hear(chunk: string): void {
    this.input += chunk;
    while (!this.over && this.mode !== 'silent' && this.input !== '') {
      const end = this.input.indexOf('\r\n');
      const length = end < 0 ? this.input.length : end + 2;
      if (length >= this.budget) return this.drop();
      if (end < 0) return;
      this.budget -= length;
      const line = this.input.slice(0, end);
      this.input = this.input.slice(length);
      this.take(line);
    }
  }

  private take(line: string): void {
    if (this.mode === 'data') return this.takeData(line);
    if (this.mode === 'login-user' || this.mode === 'login-pass') return this.takeLogin(line);
    this.desk.commands.push(line.replace(/^(AUTH \S+) .*/i, '$1 ***'));
    const [verb = '', rest = ''] = line.split(/ (.*)/s);
    const handler = this.handlers[verb.toUpperCase()];
    if (handler) handler(rest);
    else this.say('502 5.5.1 not here');
  }

  private readonly handlers: Record<string, (rest: string) => void> = {
    EHLO: () => this.greet(),
    HELO: () => this.greet(),
    STARTTLS: () => {
      this.say('220 2.0.0 go on');
      this.secure();
    },
    AUTH: (rest) => this.authenticate(rest),
    MAIL: (rest) => this.mail(rest),
    RCPT: (rest) => this.recipient(rest),
    DATA: () => this.data(),
    RSET: () => {
      this.reset();
      this.say('250 2.0.0 forgotten');
    },
    NOOP: () => this.say('250 2.0.0 fine'),
    QUIT: () => {
      this.say('221 2.0.0 bye');
      this.socket.end();
    },
  };

  private greet(): void {
    if (this.misbehave('ehlo')) return;
    const { auth, pipelining = true, size, tls } = this.desk.options;
    const extensions = ['double.test', ...(pipelining ? ['PIPELINING'] : []), 'ENHANCEDSTATUSCODES'];
    if (size !== undefined) extensions.push(`SIZE ${size}`);
    if (auth) extensions.push('AUTH PLAIN LOGIN');
    if (tls && !(this.socket instanceof TLSSocket)) extensions.push('STARTTLS');
    this.say(extensions.map((name, at) => `250${at === extensions.length - 1 ? ' ' : '-'}${name}`).join('\r\n'));
  }

  private authenticate(rest: string): void {
    if (this.misbehave('auth')) return;
    const [mechanism = '', initial = ''] = rest.split(' ');
    if (mechanism.toUpperCase() === 'LOGIN') {
      this.mode = 'login-user';
      return this.say('334 VXNlcm5hbWU6');
    }
    const [, user = '', pass = ''] = Buffer.from(initial, 'base64').toString().split('\0');
    this.signIn(user, pass);
  }

  private takeLogin(line: string): void {
    const text = Buffer.from(line, 'base64').toString();
    if (this.mode === 'login-user') {
      this.user = text;
      this.mode = 'login-pass';
      return this.say('334 UGFzc3dvcmQ6');
    }
    this.mode = 'command';
    this.signIn(this.user, text);
  }

  private signIn(user: string, pass: string): void {
    const { auth } = this.desk.options;
    this.signedIn = auth !== undefined && auth.user === user && auth.pass === pass;
    this.say(this.signedIn ? '235 2.7.0 welcome' : '535 5.7.8 wrong credentials');
  }

  private mail(rest: string): void {
    if (this.spent) {
      // a further message on this connection has a fate of its own; its cut counts from here
      this.reset();
      this.spent = false;
      this.fault = this.desk.nextFault();
      this.arm();
    }
    if (this.misbehave('mail')) return;
    if (this.desk.options.auth && !this.signedIn) return this.say('530 5.7.0 sign in first');
    this.from = /<([^>]*)>/.exec(rest)?.[1] ?? '';
    this.say('250 2.1.0 sender fine');
  }

  private recipient(rest: string): void {
    if (this.misbehave('rcpt')) return;
    if (this.from === null) return this.say('503 5.5.1 sender first');
    this.to.push(/<([^>]*)>/.exec(rest)?.[1] ?? '');
    this.say('250 2.1.5 recipient fine');
  }

  private data(): void {
    if (this.misbehave('data')) return;
    if (this.from === null || this.to.length === 0) return this.say('503 5.5.1 recipient first');
    this.mode = 'data';
    this.say('354 go ahead');
  }

  private takeData(line: string): void {
    if (line !== '.') {
      this.lines.push(line.startsWith('.') ? line.slice(1) : line);
      this.misbehave('body');
      return;
    }
    this.mode = 'command';
    if (this.misbehave('dot')) return this.reset();
    const bytes = Buffer.from(this.lines.map((text) => `${text}\r\n`).join(''), 'latin1');
    this.desk.accept(this.from ?? '', this.to, bytes);
    if (this.fault?.kind === 'lost-reply') return this.drop();
    this.say('250 2.0.0 accepted');
    this.spent = true;
    this.reset();
  }

  /** Does what the plan says for this place; true when it did, and nothing else is to be said. */
  private misbehave(stage: FaultStage): boolean {
    const fault = this.fault;
    if (!fault || fault.kind === 'cut' || fault.kind === 'lost-reply' || fault.stage !== stage || this.spent) return false;
    this.spent = true;
    if (fault.kind === 'drop') this.drop();
    else if (fault.kind === 'hang') this.mode = 'silent';
    else {
      this.say(fault.kind === 'reply' ? refusal(fault.code, fault.text) : '\x07\xff!! 2so 5sorry -- \x00');
      if (fault.kind === 'reply' && (fault.code === 421 || stage === 'connect')) this.socket.end();
      // whoever complains in the middle of the data does not take them afterwards
      if (stage === 'body') this.mode = 'silent';
    }
    return true;
  }

  private reset(): void {
    this.from = null;
    this.to = [];
    this.lines = [];
    this.mode = this.mode === 'silent' ? 'silent' : 'command';
  }

  private say(text: string): void {
    if (this.over) return;
    const bytes = Buffer.from(`${text}\r\n`, 'latin1');
    if (bytes.length < this.budget) {
      this.budget -= bytes.length;
      this.socket.write(bytes);
      return;
    }
    this.over = true;
    this.socket.write(bytes.subarray(0, this.budget), () => this.socket.destroy());
  }

  private drop(): void {
    this.over = true;
    this.socket.destroy();
  }
}

function refusal(code: number, text = 'as planned'): string {
  if (code === 421) return '421 4.3.2 closing';
  return `${code} ${code < 500 ? '4.3.0' : '5.1.1'} ${text}`;
}

/** Starts a double on a free port of 127.0.0.1. */
export async function startSmtpDouble(options: SmtpDoubleOptions = {}): Promise<SmtpDouble> {
  const desk = new Desk(options);
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    desk.connections++;
    desk.sockets.add(socket);
    socket.on('close', () => desk.sockets.delete(socket));
    new Conversation(socket, desk);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const dropAll = () => desk.sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    accepted: desk.accepted,
    commands: desk.commands,
    get connections() {
      return desk.connections;
    },
    get offered() {
      return desk.offered;
    },
    dropAll,
    async close() {
      dropAll();
      await new Promise((closed) => server.close(closed));
    },
  };
}
