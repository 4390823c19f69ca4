import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, readdir, rename, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { type MailHouse, shuffled } from './mail-house';

export interface Dovecot {
  readonly program: string;
  readonly version: string;
}

/** The dovecot of this machine, if there is one. */
export async function findDovecot(): Promise<Dovecot | undefined> {
  for (const program of ['dovecot', '/usr/sbin/dovecot', '/usr/local/sbin/dovecot']) {
    const found = await promisify(execFile)(program, ['--version']).catch(() => undefined);
    if (found) return { program, version: found.stdout.split(' ')[0]?.trim() ?? '' };
  }
  return undefined;
}

/** Nobody, when the server runs as root: it hands out no mail as root. */
const owner = () => (userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : { uid: userInfo().uid, gid: userInfo().gid });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

function configOf(root: string, port: number): string {
  const { uid, gid } = owner();
  const { username } = userInfo();
  const own =
    uid === userInfo().uid
      ? [`default_internal_user = ${username}`, `default_login_user = ${username}`, 'service anvil {', '  chroot =', '}']
      : [];
  return [
    'protocols = imap',
    'listen = 127.0.0.1',
    `base_dir = ${root}/run`,
    `state_dir = ${root}/run`,
    `log_path = ${root}/log`,
    'ssl = no',
    'disable_plaintext_auth = no',
    'mail_max_userip_connections = 0',
    `mail_location = maildir:${root}/mail`,
    'first_valid_uid = 1',
    'passdb {',
    '  driver = static',
    '  args = password=secret',
    '}',
    'userdb {',
    '  driver = static',
    `  args = uid=${uid} gid=${gid} home=${root}/home`,
    '}',
    'service imap-login {',
    ...(own.length > 0 ? ['  chroot ='] : []),
    '  inet_listener imap {',
    `    port = ${port}`,
    '  }',
    '  inet_listener imaps {',
    '    port = 0',
    '  }',
    '}',
    ...own,
    '',
  ].join('\n');
}

/** A dovecot of one's own in a folder of one's own. Mails are delivered into its Maildir; Digests is deleted and made anew by IMAP. */
export async function startDovecot({ program, version }: Dovecot, folder: string, random: () => number): Promise<MailHouse> {
  const root = join(folder, 'dovecot');
  const port = await freePort();
  for (const part of ['', 'run', 'home', 'mail']) await mkdir(join(root, part), { recursive: true });
  await chmod(folder, 0o755);
  const { uid, gid } = owner();
  for (const part of ['home', 'mail']) await chown(join(root, part), uid, gid);
  await writeFile(join(root, 'conf'), configOf(root, port));
  const server = spawn(program, ['-F', '-c', join(root, 'conf')], { stdio: 'ignore' });
  await answering(server, port, root);
  await withClient(port, (client) => client.mailboxCreate('Digests'));
  const house = new Maildir(root, port, random);
  return {
    name: `dovecot ${version}`,
    port,
    recreatable: ['Digests'],
    deliver: (path, raw) => house.deliver(path, raw),
    remove: (path, raw) => house.remove(path, raw),
    recreate: (path) => house.recreate(path),
    changes: () => house.changes(),
    close: async () => {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function answering(server: ChildProcess, port: number, root: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) break;
    const greeted = await withClient(port, async () => true).catch(() => false);
    if (greeted) return;
    await setTimeout(100);
  }
  server.kill('SIGTERM');
  throw new Error(`Dovecot did not start: see ${root}/log.`);
}

async function withClient<T>(port: number, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user: 'ada@desk.example', pass: 'secret' };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false, disableAutoIdle: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Appends in their order and takes off the list what was appended. */
async function appendAll(client: ImapFlow, path: string, waiting: Buffer[]): Promise<void> {
  for (let raw = waiting[0]; raw; raw = waiting[0]) {
    await client.append(path, raw);
    waiting.shift();
  }
}

class Maildir {
  private delivered = 0;
  /** What lies in each folder now, by the name its file was delivered under; '' for what was appended. */
  private readonly lying = new Map<string, { name: string; raw: Buffer }[]>([
    ['INBOX', []],
    ['Digests', []],
  ]);

  constructor(
    private readonly root: string,
    private readonly port: number,
    private readonly random: () => number,
  ) {}

  async deliver(path: string, raw: Buffer): Promise<void> {
    const name = `${1_700_000_000 + this.delivered}.M${this.delivered++}.desk`;
    const written = join(this.root, name);
    const { uid, gid } = owner();
    await writeFile(written, raw);
    await chown(written, uid, gid);
    await rename(written, join(this.at(path), 'new', name));
    this.lying.get(path)?.push({ name, raw });
  }

  async remove(path: string, raw: Buffer): Promise<void> {
    const lying = this.lying.get(path) ?? [];
    const gone = lying.filter((message) => message.name !== '' && message.raw.equals(raw));
    for (const { name } of gone) {
      for (const part of ['new', 'cur']) {
        const files = await readdir(join(this.at(path), part));
        for (const file of files.filter((each) => each.startsWith(name)))
          await unlink(join(this.at(path), part, file)).catch(() => undefined);
      }
    }
    this.lying.set(
      path,
      lying.filter((message) => !gone.includes(message)),
    );
  }

  async recreate(path: string): Promise<void> {
    const messages = shuffled(this.lying.get(path) ?? [], this.random);
    await withClient(this.port, async (client) => {
      await client.mailboxDelete(path);
      await client.mailboxCreate(path);
    });
    const waiting = messages.map(({ raw }) => raw);
    for (let tries = 0; waiting.length > 0; tries++) {
      // A session that still has the folder which was deleted open can make the first appends fail.
      const refused = await withClient(this.port, (client) => appendAll(client, path, waiting)).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (refused && tries === 20) throw refused;
    }
    this.lying.set(
      path,
      messages.map(({ raw }) => ({ name: '', raw })),
    );
  }

  async changes(): Promise<string[]> {
    return withClient(this.port, async (client) => {
      const found: string[] = [];
      for (const path of this.lying.keys()) {
        await client.mailboxOpen(path, { readOnly: true });
        const seen = await client.search({ seen: true }, { uid: true });
        if (!Array.isArray(seen) || seen.length > 0) found.push(`Messages in ${path} were marked as seen.`);
      }
      return found;
    });
  }

  private at(path: string): string {
    return path === 'INBOX' ? join(this.root, 'mail') : join(this.root, 'mail', `.${path}`);
  }
}
