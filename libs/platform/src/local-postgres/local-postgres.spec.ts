import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { startLocalPostgres, type LocalPostgres } from './index';

const isRoot = process.getuid?.() === 0;
let folder = '';
let running: LocalPostgres[] = [];
let children: ChildProcess[] = [];

async function start(options: Parameters<typeof startLocalPostgres>[0]): Promise<LocalPostgres> {
  const server = await startLocalPostgres(options);
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>({ text: sql })).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(base: string): number {
  return Number.parseInt(readFileSync(join(base, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** Starts a server from a process of its own, so that the process can be killed; answers the URL it printed. */
async function startElsewhere(options: object): Promise<{ child: ChildProcess; url: string }> {
  const source = `import { startLocalPostgres } from ${JSON.stringify(pathToFileURL(elsewhere).href)};
    const server = await startLocalPostgres(${JSON.stringify(options)});
    console.log(server.adminUrl);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Processes of this machine whose command line holds the words. */
function processesWith(...words: string[]): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return words.every((word) => line.includes(word));
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function eventually(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200 && !isSo(); attempt++) await pause(50);
  expect(isSo()).toBe(true);
}

const elsewhere = resolve('dist/tools/local-postgres-under-test.mjs');

// In a process of its own: the bundler does not work in the sandbox of a test.
beforeAll(() => execFileSync(process.execPath, ['tools/bundle.mjs', 'libs/platform/src/local-postgres/index.ts', elsewhere]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-postgres-spec-'));
  chmodSync(folder, 0o755);
  running = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(running.map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('a lasting server', () => {
  it('keeps its data and its password over a restart, closed to other users', async () => {
    const first = await start({ dataDir: folder });
    await ask(first.adminUrl, 'create table kept as select 7 as n');
    expect(statSync(join(folder, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'postgres.log')).mode & 0o777).toBe(0o600);
    await first.stop();

    const second = await start({ dataDir: folder });
    expect(new URL(second.adminUrl).password).toBe(new URL(first.adminUrl).password);
    expect(await ask(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  }, 60_000);

  it('listens on loopback alone and lets nobody in without the password', async () => {
    const server = await start({ dataDir: folder });
    expect(await ask(server.adminUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(server.adminUrl, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    expect(await ask(server.adminUrl, 'select distinct auth_method from pg_hba_file_rules where error is null')).toEqual([
      { auth_method: 'scram-sha-256' },
    ]);
    const wrong = new URL(server.adminUrl);
    wrong.password = 'postgres';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  }, 60_000);

  it('takes another port when the wished one is in use', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;
    try {
      const server = await start({ dataDir: folder, port });
      expect(server.port).not.toBe(port);
      expect(await ask(server.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
    } finally {
      squatter.close();
    }
  }, 60_000);

  it('refuses a second start on the same folder in one sentence', async () => {
    await start({ dataDir: folder });
    await expect(startLocalPostgres({ dataDir: folder })).rejects.toThrow(
      `Another Sourcedesk (process ${process.pid}) is using the data folder ${folder}. Stop it first, or set SOURCEDESK_DATA to another folder.`,
    );
  }, 60_000);

  it('finds the data as it was after kill -9 of the server', async () => {
    const first = await start({ dataDir: folder });
    await ask(first.adminUrl, 'create table kept as select 7 as n');
    process.kill(postmasterPid(folder), 'SIGKILL');
    await first.stop();
    const second = await start({ dataDir: folder });
    expect(await ask(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  }, 60_000);

  it('stops by itself when its process is killed hard, and starts again with the data', async () => {
    const { child, url } = await startElsewhere({ dataDir: folder });
    await ask(url, 'create table kept as select 7 as n');
    const pid = postmasterPid(folder);
    await kill(child);
    await eventually(() => !processesWith(`-D\0${join(folder, 'postgres')}\0`).includes(pid));
    const server = await start({ dataDir: folder });
    expect(await ask(server.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  }, 60_000);

  it('replaces an orphan that nobody watched', async () => {
    const { child, url } = await startElsewhere({ dataDir: folder });
    await ask(url, 'create table kept as select 7 as n');
    const orphan = postmasterPid(folder);
    const [watchdog] = processesWith('sourcedesk-watchdog', folder);
    process.kill(watchdog!, 'SIGKILL');
    await kill(child);
    expect(processesWith(`-D\0${join(folder, 'postgres')}\0`)).toContain(orphan);

    const server = await start({ dataDir: folder });
    expect(postmasterPid(folder)).not.toBe(orphan);
    expect(await ask(server.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  }, 60_000);

  it('starts although the pid file of a killed server names a process of somebody else', async () => {
    const first = await start({ dataDir: folder });
    const pidFile = join(folder, 'postgres', 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await first.stop();
    // A process of the same user as the server, which is what PostgreSQL's own check falls for.
    const { uid, gid } = statSync(join(folder, 'postgres'));
    const stranger = spawn('sleep', ['60'], { uid, gid });
    children.push(stranger);
    writeFileSync(pidFile, [String(stranger.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 });
    const server = await start({ dataDir: folder });
    expect(await ask(server.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(stranger.exitCode).toBeNull();
  }, 60_000);

  it('begins anew where an earlier first start was interrupted', async () => {
    mkdirSync(join(folder, 'postgres.new'));
    writeFileSync(join(folder, 'postgres.new', 'PG_VERSION'), '18\n');
    const server = await start({ dataDir: folder });
    expect(await ask(server.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  }, 60_000);

  it('takes over the lock of a process that is dead, though its id lives again', async () => {
    writeFileSync(join(folder, 'desk.lock'), JSON.stringify({ pid: process.pid, mark: 'an earlier life' }));
    await expect(start({ dataDir: folder })).resolves.toMatchObject({ port: expect.any(Number) as number });
  }, 60_000);

  it('says which folder cannot be used, and what to do', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(startLocalPostgres({ dataDir: join(file, 'data') })).rejects.toThrow(
      /The data folder .*file\/data cannot be written by .* set SOURCEDESK_DATA/,
    );
  });

  it('says when the data was made by another major version', async () => {
    const server = await start({ dataDir: folder });
    await server.stop();
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n');
    await expect(startLocalPostgres({ dataDir: folder })).rejects.toThrow(/was made by PostgreSQL 15, this is 18/);
  }, 60_000);

  (isRoot ? it : it.skip)(
    'works for root in a folder that only root can enter',
    async () => {
      chmodSync(folder, 0o700);
      const data = join(folder, 'data');
      const server = await start({ dataDir: data });
      const [at] = (await ask(server.adminUrl, 'show data_directory')) as { data_directory: string }[];
      expect(at!.data_directory).toMatch(/^\/var\/lib\/sourcedesk\/[0-9a-f]{16}\/postgres$/);
      await ask(server.adminUrl, 'create table kept as select 7 as n');
      await server.stop();
      const second = await start({ dataDir: data });
      expect(await ask(second.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
      await second.stop();
      rmSync(join(at!.data_directory, '..'), { recursive: true });
    },
    60_000,
  );
});

describe('an ephemeral server', () => {
  it('leaves nothing behind when stopped', async () => {
    const server = await start({ ephemeral: true });
    const [at] = (await ask(server.adminUrl, 'show data_directory')) as { data_directory: string }[];
    expect(existsSync(at!.data_directory)).toBe(true);
    await server.stop();
    expect(existsSync(join(at!.data_directory, '..'))).toBe(false);
  }, 60_000);

  it('dies with its process, even when that is killed hard, and takes its folder along', async () => {
    const { child, url } = await startElsewhere({ ephemeral: true });
    const [at] = (await ask(url, 'show data_directory')) as { data_directory: string }[];
    await kill(child);
    await eventually(() => !existsSync(join(at!.data_directory, '..')) && processesWith(`-D\0${at!.data_directory}\0`).length === 0);
  }, 60_000);
});
