import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { mailTestCertificate } from '../../../../test/support/mail-test-certificate';
import { type ImapDouble, type ImapDoubleOptions, startImapDouble } from '../../../../test/support/imap-double';
import { type ImapAccount, ImapDoor, type ImapDoorOptions, type ImapSession, imapErrorOf, imapWords } from './index';

const open: { close(): unknown }[] = [];

async function double(options: ImapDoubleOptions = {}): Promise<ImapDouble> {
  const started = await startImapDouble(options);
  open.push(started);
  return started;
}

const account = (changes: Partial<ImapAccount> & { port: number }): ImapAccount => ({
  host: '127.0.0.1',
  secure: false,
  auth: { user: 'ada@desk.example', pass: 'secret' },
  ...changes,
});

async function session(
  server: ImapDouble,
  options: Partial<ImapDoorOptions> = {},
  changes: Partial<ImapAccount> = {},
): Promise<ImapSession> {
  // Patient: a busy machine is no silent server. Who is about silence says how long it lasts.
  const patient = { connect: 20_000, silence: 20_000 };
  const door = new ImapDoor({ allowHosts: [`127.0.0.1:${server.port}`], timeouts: patient, ...options });
  const made = await door.open(account({ port: server.port, ...changes }));
  open.unshift(made);
  return made;
}

/** The code of the failure; a test whose work succeeds fails. */
async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error) || error.name !== 'ImapError') throw new Error(`No ImapError came, but ${String(error)}.`);
  return error.message;
}

const mail = (subject: string, body = 'A text.') => Buffer.from(`Subject: ${subject}\r\n\r\n${body}\r\n`);
const never = new AbortController().signal;

afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

describe('reading a mailbox', () => {
  it('gives the bytes as they lie there, by UID and in their order, and changes nothing', async () => {
    const server = await double();
    const raws = [mail('One'), Buffer.from(Array.from({ length: 256 }, (_, at) => at)), mail('Three', 'x\r\n'.repeat(20_000))];
    for (const raw of raws) server.deliver(raw);
    server.remove(2);
    const made = await session(server);
    const { uidValidity, uidNext } = await made.examine('INBOX');
    expect(uidValidity).toBe(BigInt(server.folder().uidValidity));
    expect(uidNext).toBe(4);
    expect(await made.uidsAfter(0)).toEqual([1, 3]);
    expect(await made.sizes([1, 2, 3])).toEqual(new Map([1, 3].map((uid) => [uid, raws[uid - 1]?.length])));
    expect([await made.read(1), await made.read(2), await made.read(3)]).toEqual([raws[0], null, raws[2]]);
    expect(server.folder().messages.map(({ seen }) => seen)).toEqual([false, false]);
    expect(server.commands.filter((command) => /^(SELECT|STORE|UID STORE|APPEND|EXPUNGE|CLOSE)/.test(command))).toEqual([]);
  });

  it('answers nothing above the last message, although the server names it', async () => {
    const server = await double();
    server.deliver(mail('One'));
    const made = await session(server);
    await made.examine('INBOX');
    expect(await made.uidsAfter(1)).toEqual([]);
    expect(server.commands.at(-1)).toBe('UID SEARCH UID 2:*');
  });

  it('finds the newest of very many', async () => {
    const server = await double();
    const raw = mail('One of many');
    const folder = server.folder();
    folder.uidNext = 4_000_000_000;
    for (let number = 0; number < 150_000; number++) folder.add(raw, new Date('2026-11-01T00:00:00Z'));
    const made = await session(server);
    await made.examine('INBOX');
    expect((await made.uidsAfter(0)).at(-1)).toBe(4_000_149_999);
  });

  it('finds what came since a day', async () => {
    const server = await double();
    for (const day of ['2026-11-01', '2026-11-09', '2026-11-10']) server.deliver(mail(day), { at: new Date(`${day}T15:00:00Z`) });
    const made = await session(server);
    await made.examine('INBOX');
    expect(await made.uidsSince(new Date('2026-11-09T00:00:00Z'))).toEqual([2, 3]);
  });

  it('names the folders', async () => {
    const server = await double();
    server.addFolder('Digests');
    server.addFolder('Archive/2026');
    expect((await (await session(server)).folders()).map(({ path }) => path)).toEqual(['INBOX', 'Archive/2026', 'Digests']);
  });

  it('opens the folder anew each time, and so sees that it is another one', async () => {
    const server = await double();
    server.deliver(mail('One'));
    const made = await session(server);
    const before = await made.examine('INBOX');
    server.recreate({ quietly: true });
    expect((await made.examine('INBOX')).uidValidity).not.toBe(before.uidValidity);
  });
});

describe('waiting', () => {
  it.each([true, false])('ends when a message comes, with IDLE %s', async (idle) => {
    const server = await double({ idle });
    const made = await session(server);
    await made.examine('INBOX');
    const waiting = made.waitForNews(idle ? 600_000 : 50, never);
    server.deliver(mail('One'));
    await waiting;
    expect(await made.uidsAfter(0)).toEqual([1]);
  });

  it('does not begin when something came while the folder was read', async () => {
    const server = await double();
    const made = await session(server);
    await made.examine('INBOX');
    server.deliver(mail('One'));
    await made.sizes([1]);
    await made.waitForNews(600_000, never);
  });

  it('finds out that the line has died silently', async () => {
    const server = await double();
    const made = await session(server, { timeouts: { connect: 2000, silence: 200 } });
    await made.examine('INBOX');
    server.cut('silently');
    expect(await failure(made.waitForNews(20, never))).toBe('timeout');
  });

  it('ends with the connection', async () => {
    const server = await double();
    const made = await session(server);
    await made.examine('INBOX');
    const waiting = failure(made.waitForNews(600_000, never));
    server.cut();
    expect(await waiting).toBe('lost');
  });

  it('ends when it is called off', async () => {
    const server = await double();
    const made = await session(server);
    await made.examine('INBOX');
    const off = new AbortController();
    const waiting = made.waitForNews(600_000, off.signal);
    off.abort();
    await waiting;
  });
});

describe('what goes wrong', () => {
  it('is a word for each cause at the door', async () => {
    const door = new ImapDoor({ allowHosts: [], resolver: async (name) => (name === 'inside.example' ? ['10.0.0.1'] : []) });
    const tried = (host: string, port = 993) => failure(door.open(account({ host, port })));
    expect(await tried('not a host')).toBe('host');
    expect(await tried('mail.example', 25)).toBe('port');
    expect(await tried('inside.example')).toBe('address');
    expect(await tried('127.0.0.1')).toBe('address');
    expect(await tried('nowhere.example')).toBe('dns');
  });

  it('is that nobody listens', async () => {
    const server = await double();
    const { port } = server;
    await server.close();
    open.length = 0;
    expect(await failure(new ImapDoor({ allowHosts: [`127.0.0.1:${port}`] }).open(account({ port })))).toBe('connect');
  });

  it('is a wrong password, told apart from a token and from too many connections', async () => {
    const server = await double({ auth: { user: 'ada@desk.example', pass: 'right', accessToken: () => 'good' } });
    expect(await failure(session(server))).toBe('auth');
    expect(await failure(session(server, {}, { auth: { user: 'ada@desk.example', accessToken: 'stale' } }))).toBe('token');
    expect(await (await session(server, {}, { auth: { user: 'ada@desk.example', accessToken: 'good' } })).folders()).toHaveLength(1);
    const full = await double({ mostConnections: 1 });
    await session(full);
    expect(await failure(session(full))).toBe('busy');
  });

  it('is a folder that is not there', async () => {
    const made = await session(await double());
    expect(await failure(made.examine('Digests'))).toBe('folder');
  });

  it('is an answer that is none of IMAP, or no answer', async () => {
    const web = createServer((socket) => void socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const silent = createServer((socket) => void socket.on('error', () => undefined));
    const codes = [];
    for (const server of [web, silent]) {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      open.push(server);
      const { port } = server.address() as AddressInfo;
      codes.push(await failure(new ImapDoor({ allowHosts: [`127.0.0.1:${port}`], timeouts: { connect: 200 } }).open(account({ port }))));
    }
    expect(['protocol', 'lost']).toContain(codes[0]);
    expect(codes[1]).toBe('timeout');
  });

  it('is a message beyond the limit, before it fills the memory', async () => {
    const server = await double();
    server.deliver(Buffer.alloc(100_000, 'x'));
    const made = await session(server, { largest: 50_000 });
    await made.examine('INBOX');
    expect(await failure(made.read(1))).toBe('too-large');
  });

  it.each(['cut', 'hang', 'bye'] as const)(
    'is a connection that fails in the middle of a message by "%s": nothing of it is handed on',
    async (kind) => {
      const raw = mail('One', 'x'.repeat(50_000));
      const server = await double({ plan: () => ({ kind, at: 20_000 }) });
      server.deliver(raw);
      const made = await session(server, { timeouts: { connect: 2000, silence: 300 } });
      await made.examine('INBOX');
      const read = await made.read(1).catch((error: unknown) => imapErrorOf(error).code);
      // BYE comes after the answer that is under way: a message that is whole may be taken.
      if (Buffer.isBuffer(read)) expect([kind, read]).toEqual(['bye', raw]);
      else expect(['lost', 'timeout']).toContain(read);
    },
  );

  it('has words for people', () => {
    for (const text of Object.values(imapWords)) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});

describe('encryption', () => {
  const { cert: ca } = mailTestCertificate;
  const over = (server: ImapDouble, options: Partial<ImapDoorOptions> = {}): Partial<ImapDoorOptions> => ({
    resolver: async () => ['93.184.216.34'],
    dial: () => connect(server.port, '127.0.0.1'),
    allowHosts: [],
    ca,
    ...options,
  });

  it.each([true, false])('holds from the start (%s) or by STARTTLS, with a certificate that was checked', async (implicit) => {
    const server = await double({ tls: { ...mailTestCertificate, implicit } });
    const where = { host: 'mail.test', port: implicit ? 993 : 143, secure: implicit };
    expect(await (await session(server, over(server), where)).folders()).toHaveLength(1);
    expect(await failure(session(server, over(server), { ...where, host: 'other.test' }))).toBe('certificate');
    expect(await failure(session(server, over(server, { ca: undefined }), where))).toBe('certificate');
  });

  it('is not done without: no password is sent where STARTTLS is missing', async () => {
    const server = await double();
    expect(await failure(session(server, over(server), { host: 'mail.test', port: 143 }))).toBe('tls');
    expect(server.commands.filter((command) => command.includes('***'))).toEqual([]);
  });

  it('is not there where the server speaks plainly on a port of TLS', async () => {
    const server = await double();
    expect(await failure(session(server, over(server), { host: 'mail.test', port: 993, secure: true }))).toBe('tls');
  });
});
