import { type AddressInfo, type Socket, createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type ImapFault, type ImapFaultPlan } from './imap-faults';
import { KeptFolder, type KeptMessage, inSet } from './imap-folders';

export interface ImapDoubleOptions {
  /** Who may sign in, with a password or with a token; ada@desk.example with "secret" unless told. */
  auth?: { user: string; pass?: string; accessToken?: () => string };
  /** Certificate for STARTTLS, or from the start when `implicit`. */
  tls?: { key: string; cert: string; implicit?: boolean };
  /** Whether IDLE is offered; true unless told. */
  idle?: boolean;
  /** Whether STARTTLS is offered where there is a certificate; true unless told. */
  startTls?: boolean;
  /** More connections than this are refused at sign-in, as large providers do. */
  mostConnections?: number;
  /** What goes wrong with the n-th connection, counted from 0. */
  plan?: ImapFaultPlan;
}

/** An IMAP4rev1 server on loopback that fails as planned; what lies in its folders is the oracle. */
export interface ImapDouble {
  readonly port: number;
  /** Connections made so far. */
  readonly connections: number;
  /** Connections open now. */
  readonly open: number;
  /** Every command received, without tags and secrets. */
  readonly commands: readonly string[];
  folder(path?: string): KeptFolder;
  /** A message arrives: 1 and up, its UID. */
  deliver(raw: Buffer | string, options?: { path?: string; at?: Date }): number;
  /** Somebody deletes it elsewhere. */
  remove(uid: number, path?: string): void;
  addFolder(path: string): void;
  deleteFolder(path: string): void;
  /**
   * The folder comes anew with its messages: another UIDVALIDITY, UIDs numbered from 1 in the order given. `quietly`: who has it open is told nothing and
   * goes on looking at the old one; else it is thrown out.
   */
  recreate(options?: { path?: string; quietly?: boolean; order?: (messages: readonly KeptMessage[]) => readonly KeptMessage[] }): void;
  /** Every open connection dies: by being closed, or `silently`. */
  cut(how?: 'closed' | 'silently'): number;
  close(): Promise<void>;
}

class Mailhouse {
  readonly folders = new Map<string, KeptFolder>();
  readonly conversations = new Set<Conversation>();
  readonly commands: string[] = [];
  connections = 0;
  private generations = 1000;

  constructor(readonly options: ImapDoubleOptions) {
    this.add('INBOX');
  }

  add(path: string): KeptFolder {
    const folder = new KeptFolder(path, ++this.generations);
    this.folders.set(path, folder);
    return folder;
  }

  find(path: string): KeptFolder | undefined {
    return this.folders.get(path.toUpperCase() === 'INBOX' ? 'INBOX' : path);
  }

  require(path: string): KeptFolder {
    const folder = this.find(path);
    if (!folder) throw new Error(`The double has no folder ${path}.`);
    return folder;
  }

  tell(): void {
    for (const conversation of this.conversations) conversation.news();
  }
}

const days = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');
const internalDate = (at: Date) =>
  `${two(at.getUTCDate())}-${days[at.getUTCMonth()]}-${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;

/** One connection. */
class Conversation {
  private input = '';
  private folder: KeptFolder | null = null;
  /** UIDs this side has been told of, by sequence number. */
  private told: number[] = [];
  private signedIn = false;
  private idleTag: string | null = null;
  private pending: ((line: string) => void) | null = null;
  private silent = false;
  /** Bytes until the planned fault. */
  private budget: number;

  constructor(
    private socket: Socket,
    private readonly house: Mailhouse,
    private readonly fault: ImapFault | null,
  ) {
    this.budget = fault?.at ?? Infinity;
    this.listen();
    if (house.options.tls?.implicit) this.secure();
    this.say(`* OK [CAPABILITY ${this.capabilities()}] double ready`);
  }

  /** The folder has changed: who waits is told at once. */
  news(): void {
    if (this.idleTag !== null) this.update();
  }

  throwOut(folder: KeptFolder): void {
    if (this.folder === folder) this.bye('the folder is gone');
  }

  die(how: 'closed' | 'silently'): void {
    if (how === 'silently') this.silent = true;
    else this.socket.destroy();
  }

  private listen(): void {
    this.socket.on('error', () => undefined);
    this.socket.on('data', (chunk) => this.hear(chunk.toString('latin1')));
  }

  private secure(): void {
    const { key, cert } = this.house.options.tls ?? {};
    this.socket.removeAllListeners('data');
    this.socket = new TLSSocket(this.socket, { isServer: true, key, cert });
    this.input = '';
    this.listen();
  }

  private hear(chunk: string): void {
    this.input += chunk;
    for (let end = this.input.indexOf('\r\n'); end >= 0 && !this.silent; end = this.input.indexOf('\r\n')) {
      const line = this.input.slice(0, end);
      this.input = this.input.slice(end + 2);
      const { pending } = this;
      this.pending = null;
      if (pending) pending(line);
      else this.take(line);
    }
  }

  private take(line: string): void {
    const [tag = '', rest = ''] = line.split(/ (.*)/s);
    const [, verb = '', args = ''] = /^((?:UID )?\S+) ?(.*)$/is.exec(rest) ?? [];
    const name = verb.toUpperCase();
    this.house.commands.push(name === 'LOGIN' || name === 'AUTHENTICATE' ? `${name} ***` : rest);
    const handler = this.handlers[name];
    if (handler) handler(tag, args);
    else this.say(`${tag} BAD not here`);
  }

  private readonly handlers: Record<string, (tag: string, args: string) => void> = {
    CAPABILITY: (tag) => this.say(`* CAPABILITY ${this.capabilities()}`, `${tag} OK done`),
    NOOP: (tag) => this.done(tag),
    LOGOUT: (tag) => {
      this.say('* BYE see you', `${tag} OK done`);
      this.socket.end();
    },
    STARTTLS: (tag) => {
      this.say(`${tag} OK go on`);
      this.secure();
    },
    LOGIN: (tag, args) => {
      const [user = '', pass = ''] = words(args);
      this.signIn(tag, user, pass);
    },
    AUTHENTICATE: (tag, args) => this.authenticate(tag, args),
    LIST: (tag, args) => this.list(tag, args, 'LIST'),
    LSUB: (tag, args) => this.list(tag, args, 'LSUB'),
    SELECT: (tag, args) => this.select(tag, args, 'READ-WRITE'),
    EXAMINE: (tag, args) => this.select(tag, args, 'READ-ONLY'),
    'UID SEARCH': (tag, args) => this.search(tag, args),
    'UID FETCH': (tag, args) => this.fetch(tag, args),
    IDLE: (tag) => {
      this.idleTag = tag;
      this.say('+ idling');
      this.update();
      this.pending = () => {
        this.idleTag = null;
        this.done(tag);
      };
    },
  };

  private capabilities(): string {
    const { tls, idle = true, startTls = true } = this.house.options;
    const plain = !(this.socket instanceof TLSSocket);
    const names = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN', 'AUTH=XOAUTH2'];
    if (idle) names.push('IDLE');
    if (tls && plain && startTls) names.push('STARTTLS');
    return names.join(' ');
  }

  private authenticate(tag: string, args: string): void {
    const [mechanism = '', initial] = args.split(' ');
    const take = (encoded: string) => {
      const text = Buffer.from(encoded, 'base64').toString();
      if (mechanism.toUpperCase() === 'XOAUTH2') return this.takeToken(tag, text);
      const [, user = '', pass = ''] = text.split('\0');
      this.signIn(tag, user, pass);
    };
    if (initial !== undefined) return take(initial);
    this.say('+ ');
    this.pending = take;
  }

  private takeToken(tag: string, text: string): void {
    const { auth } = this.house.options;
    const [, user, token] = /^user=(.*?)\x01auth=Bearer (.*?)\x01\x01$/.exec(text) ?? [];
    if (auth?.accessToken && auth.user === user && auth.accessToken() === token) return this.welcome(tag);
    this.say(`+ ${Buffer.from(JSON.stringify({ status: '400', schemes: 'bearer' })).toString('base64')}`);
    this.pending = () => this.say(`${tag} NO [AUTHENTICATIONFAILED] wrong token`);
  }

  private signIn(tag: string, user: string, pass: string): void {
    const { auth = { user: 'ada@desk.example', pass: 'secret' } } = this.house.options;
    if (auth.user === user && auth.pass === pass) this.welcome(tag);
    else this.say(`${tag} NO [AUTHENTICATIONFAILED] wrong credentials`);
  }

  private welcome(tag: string): void {
    const { mostConnections = Infinity } = this.house.options;
    if (this.house.conversations.size > mostConnections) return this.say(`${tag} NO [LIMIT] Too many simultaneous connections.`);
    this.signedIn = true;
    this.say(`${tag} OK [CAPABILITY ${this.capabilities()}] welcome`);
  }

  private list(tag: string, args: string, verb: string): void {
    const [, pattern = ''] = words(args);
    if (pattern === '') return this.say(`* ${verb} (\\Noselect) "/" ""`, `${tag} OK done`);
    const fits = (path: string) =>
      pattern === '*' || pattern === '%' || path === pattern || (path === 'INBOX' && pattern.toUpperCase() === 'INBOX');
    for (const path of this.house.folders.keys()) if (fits(path)) this.say(`* ${verb} (\\HasNoChildren) "/" "${path}"`);
    this.say(`${tag} OK done`);
  }

  private select(tag: string, args: string, mode: string): void {
    const folder = this.signedIn ? this.house.find(words(args)[0] ?? '') : undefined;
    this.folder = folder ?? null;
    if (!folder) return this.say(`${tag} NO [NONEXISTENT] no such folder`);
    this.told = folder.messages.map(({ uid }) => uid);
    this.say('* FLAGS (\\Seen)', `* ${this.told.length} EXISTS`, '* 0 RECENT');
    this.say(`* OK [UIDVALIDITY ${folder.uidValidity}] valid`, `* OK [UIDNEXT ${folder.uidNext}] next`, `${tag} OK [${mode}] done`);
  }

  private search(tag: string, args: string): void {
    const { folder } = this;
    if (!folder) return this.say(`${tag} BAD no folder is open`);
    const since = /SINCE "?(\d+)-(\w{3})-(\d{4})/i.exec(args);
    const from = since ? Date.UTC(Number(since[3]), days.indexOf(since[2] ?? ''), Number(since[1])) : -Infinity;
    const set = /UID (\S+)/i.exec(args)?.[1] ?? '1:*';
    const fits = inSet(set, folder.messages.at(-1)?.uid ?? 0);
    const found = folder.messages.filter(({ uid, at }) => fits(uid) && Math.floor(at.getTime() / 86_400_000) * 86_400_000 >= from);
    this.say(`* SEARCH${found.map(({ uid }) => ` ${uid}`).join('')}`);
    this.done(tag);
  }

  private fetch(tag: string, args: string): void {
    const { folder } = this;
    if (!folder) return this.say(`${tag} BAD no folder is open`);
    const [set = '', items = ''] = args.split(/ (.*)/s);
    const fits = inSet(set, folder.messages.at(-1)?.uid ?? 0);
    const whole = /BODY(\.PEEK)?\[\]/i.test(items);
    if (whole && folder.messages.some(({ uid }) => fits(uid) && folder.withheld.has(uid)))
      return this.say(`${tag} NO [SERVERBUG] internal error`);
    for (const message of folder.messages) {
      const seq = this.told.indexOf(message.uid) + 1;
      if (seq > 0 && fits(message.uid)) this.sayMessage(seq, message, items.toUpperCase());
    }
    this.done(tag);
  }

  private sayMessage(seq: number, message: KeptMessage, items: string): void {
    const parts = [`UID ${message.uid}`];
    if (items.includes('FLAGS')) parts.push(`FLAGS (${message.seen ? '\\Seen' : ''})`);
    if (items.includes('RFC822.SIZE')) parts.push(`RFC822.SIZE ${message.raw.length}`);
    if (items.includes('INTERNALDATE')) parts.push(`INTERNALDATE "${internalDate(message.at)}"`);
    if (/BODY\[/.test(items)) message.seen = true;
    const part = /BODY(?:\.PEEK)?\[(HEADER)?\]/.exec(items);
    if (!part) return this.say(`* ${seq} FETCH (${parts.join(' ')})`);
    const end = message.raw.indexOf('\r\n\r\n');
    const bytes = part[1] ? message.raw.subarray(0, end < 0 ? message.raw.length : end + 4) : message.raw;
    const head = Buffer.from(`* ${seq} FETCH (${parts.join(' ')} BODY[${part[1] ?? ''}] {${bytes.length}}\r\n`);
    this.send(Buffer.concat([head, bytes, Buffer.from(')\r\n')]));
  }

  /** What has changed in the folder, then that the command is done. */
  private done(tag: string): void {
    this.update();
    this.say(`${tag} OK done`);
  }

  private update(): void {
    if (!this.folder) return;
    const now = new Set(this.folder.messages.map(({ uid }) => uid));
    for (let at = this.told.length - 1; at >= 0; at--) {
      if (now.has(this.told[at] as number)) continue;
      this.told.splice(at, 1);
      this.say(`* ${at + 1} EXPUNGE`);
    }
    if (now.size === this.told.length) return;
    this.told = [...now];
    this.say(`* ${this.told.length} EXISTS`);
  }

  private bye(why: string): void {
    if (this.silent) return;
    this.socket.write(`* BYE ${why}\r\n`);
    this.socket.end();
    this.silent = true;
  }

  private say(...lines: string[]): void {
    this.send(Buffer.from(lines.map((line) => `${line}\r\n`).join('')));
  }

  private send(bytes: Buffer): void {
    if (this.silent) return;
    if (bytes.length < this.budget) {
      this.budget -= bytes.length;
      this.socket.write(bytes);
      return;
    }
    const kind = this.fault?.kind ?? 'cut';
    if (kind === 'bye') {
      this.socket.write(bytes);
      return this.bye('as planned');
    }
    this.silent = true;
    this.socket.write(bytes.subarray(0, this.budget), () => (kind === 'cut' ? this.socket.destroy() : undefined));
  }
}

/** Arguments: atoms, and strings in quotes. */
function words(args: string): string[] {
  return [...args.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s"]+)/g)].map(([, quoted, atom]) => quoted?.replace(/\\(.)/g, '$1') ?? atom ?? '');
}

/** Starts a double with an empty INBOX on a free port of 127.0.0.1. */
export async function startImapDouble(options: ImapDoubleOptions = {}): Promise<ImapDouble> {
  const house = new Mailhouse(options);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    const number = house.connections++;
    const conversation = new Conversation(socket, house, options.plan?.(number) ?? null);
    house.conversations.add(conversation);
    socket.on('close', () => {
      sockets.delete(socket);
      house.conversations.delete(conversation);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    ...mailbox(house),
    port: (server.address() as AddressInfo).port,
    commands: house.commands,
    get connections() {
      return house.connections;
    },
    get open() {
      return sockets.size;
    },
    cut(how = 'closed') {
      const { size } = house.conversations;
      for (const conversation of house.conversations) conversation.die(how);
      return size;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What happens to the folders from outside. */
function mailbox(house: Mailhouse): Pick<ImapDouble, 'folder' | 'deliver' | 'remove' | 'addFolder' | 'deleteFolder' | 'recreate'> {
  const replaced = (folder: KeptFolder, quietly: boolean) => {
    folder.gone = true;
    if (!quietly) for (const conversation of house.conversations) conversation.throwOut(folder);
  };
  return {
    folder: (path = 'INBOX') => house.require(path),
    deliver(raw, { path = 'INBOX', at = new Date() } = {}) {
      const uid = house.require(path).add(Buffer.from(raw), at);
      house.tell();
      return uid;
    },
    remove(uid, path = 'INBOX') {
      house.require(path).remove(uid);
      house.tell();
    },
    addFolder: (path) => void house.add(path),
    deleteFolder(path) {
      const folder = house.require(path);
      house.folders.delete(path);
      replaced(folder, false);
    },
    recreate({ path = 'INBOX', quietly = false, order = (messages: readonly KeptMessage[]) => messages } = {}) {
      const before = house.require(path);
      const after = house.add(path);
      for (const { raw, at } of order(before.messages)) after.add(raw, at);
      replaced(before, quietly);
    },
  };
}
