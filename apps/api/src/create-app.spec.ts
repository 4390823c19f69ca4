import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { aDesk, anOutboxMessage, aPitch, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { type BothConfig, generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { createApp, type Overrides } from './create-app';
import { createWorker } from './create-worker';
import { version } from './version';

describe('the application', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication | undefined;
  const keys = generateKeys();

  beforeEach(async () => {
    database = await openTestDatabase();
  });

  afterEach(async () => {
    await app?.close();
    app = undefined;
    await database.close();
  });

  function configured(changes: Record<string, string> = {}): BothConfig {
    const urls = { API_DATABASE_URL: database.urls.api, WORKER_DATABASE_URL: database.urls.worker };
    const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-'));
    return loadConfig('both', { ...keys, ...urls, SOURCEDESK_DATA: folder, LOG_LEVEL: 'silent', ...changes });
  }

  async function start(changes: Record<string, string> = {}, overrides: Overrides = {}): Promise<NestFastifyApplication> {
    return (app = await createApp(configured(changes), overrides));
  }

  const get = async (url: string, headers: Record<string, string> = {}) =>
    (app as NestFastifyApplication).inject({ url, headers: { host: 'localhost', ...headers } });

  it('does not start as a superuser, which could read past the isolation of agencies', async () => {
    await expect(start({ API_DATABASE_URL: database.urls.admin })).rejects.toThrow(/could read past the isolation/);
    await expect(createWorker(configured({ WORKER_DATABASE_URL: database.urls.admin }))).rejects.toThrow(/could read past the isolation/);
  });

  it('does not start when the database is out of reach, and names address and cure without the password', async () => {
    const url = 'postgres://sourcedesk_api:canary-word@127.0.0.1:9/sourcedesk';
    const failure = await start({ API_DATABASE_URL: url }).catch((error: Error) => error.message);
    expect(failure).toMatch(/"sourcedesk" at 127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\)\. Start it/);
    expect(failure).not.toContain('canary-word');
  });

  it('does not start on a database that is not migrated', async () => {
    await database.admin.query(`delete from app.migrations where name like 'CreateInstallation%'`);
    await expect(start()).rejects.toThrow('run "sourcedesk migrate"');
  });

  it.each(['RAW_MAIL_KEY', 'INDEX_KEY'])('does not start with another %s than the data was written with', async (name) => {
    await start();
    await app?.close();
    await expect(start({ [name]: generateKeys()[name as 'INDEX_KEY'] })).rejects.toThrow(`${name} is not the key`);
  });

  it('does not start a worker with the private half of another mailbox key', async () => {
    await start();
    const { MAILBOX_PUBLIC_KEY, MAILBOX_PRIVATE_KEY } = generateKeys();
    await expect(createWorker(configured({ MAILBOX_PUBLIC_KEY, MAILBOX_PRIVATE_KEY }))).rejects.toThrow(
      'MAILBOX_PRIVATE_KEY is not the key',
    );
  });

  it('holds the sending of every agency on a database of another identity, until that agency releases it', async () => {
    await start();
    await app?.close();
    const desk = await aDesk(database);
    const other = await aDesk(database);
    const pitch = await aPitch(desk, { state: 'in_review' });
    const { id } = await anOutboxMessage(desk, {
      pitch,
      state: 'frozen',
      recipient: 'query@haro.example',
      subject: 'Sleep',
      text: 'Sleep well.',
    });
    await database.admin.query(`update app.installation set system_identifier = '1'`);
    await start();
    const held = async (at: typeof desk) =>
      (await database.api.run(at.manager, (tx) => tx.query('select held, reason from app.sending_hold()')))[0];
    expect(await held(desk)).toEqual({ held: true, reason: 'The database was copied or restored on another server.' });
    const flag = async () => (await database.admin.query('select possibly_sent from app.outbox_message where id = $1', [id])).rows[0];
    expect(await flag()).toEqual({ possibly_sent: true });
    await database.api.run(desk.manager, (tx) => tx.query('select app.release_sending()'));
    expect([await held(desk), await held(other)]).toEqual([
      expect.objectContaining({ held: false }),
      expect.objectContaining({ held: true }),
    ]);
    expect(await flag()).toEqual({ possibly_sent: false });
    await app?.close();
    await start();
    expect(await held(desk)).toEqual({ held: false, reason: '' });
  });

  it('says that it lives, and that it can serve only while it can', async () => {
    await start();
    expect((await get('/health/live')).json()).toEqual({ status: 'live' });
    expect((await get('/health/ready')).json()).toEqual({ status: 'ready', worker: { lastBeatSecondsAgo: null } });
    await database.admin.query(`delete from app.migrations where name like 'CreateInstallation%'`);
    const answer = await get('/health/ready');
    expect([answer.statusCode, answer.json()]).toEqual([503, expect.objectContaining({ code: 'unavailable' })]);
  });

  it('shows its figures to this machine alone, unless there is a token', async () => {
    await start();
    expect((await get('/metrics')).body).toContain('sourcedesk_http_request_seconds');
    expect((await get('/metrics', { 'x-forwarded-for': '192.0.2.7' })).statusCode).toBe(404);
    await app?.close();
    await start({ METRICS_TOKEN: 'a-token-of-twenty-four-letters' });
    expect((await get('/metrics')).statusCode).toBe(404);
    expect((await get('/metrics', { authorization: 'Bearer a-token-of-twenty-four-letters' })).statusCode).toBe(200);
  });

  it('serves the web: hashed files for ever, pages afresh, and no page under an address of the API', async () => {
    const webFolder = mkdtempSync(join(tmpdir(), 'sourcedesk-web-'));
    writeFileSync(join(webFolder, 'index.html'), '<title>Sourcedesk</title>');
    writeFileSync(join(webFolder, 'main-ABCD1234.js'), 'export {};');
    await start({}, { webFolder });
    const page = await get('/drafts/next?x=1');
    expect([page.statusCode, page.headers['cache-control'], page.body]).toEqual([200, 'no-cache', '<title>Sourcedesk</title>']);
    expect((await get('/main-ABCD1234.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const address of ['/api/v1/nothing', '/missing-ABCD1234.js', '/dev/outbox', '/health/nothing'])
      expect((await get(address)).statusCode).toBe(404);
  });

  it('shows the caught mails of the demo as a page to browsers and as JSON to programs', async () => {
    await start({ DEMO: 'true' });
    expect((await get('/dev/outbox')).json()).toEqual([]);
    expect((await get('/dev/outbox', { accept: 'text/html,application/xhtml+xml' })).headers['content-type']).toBe(
      'text/html; charset=utf-8',
    );
  });

  it('shows the caught mails to its own machine alone, whatever name others ask under', async () => {
    const demo = await start({ DEMO: 'true', PUBLIC_URL: 'https://desk.agency.example' });
    const ask = (remoteAddress: string, host: string) => demo.inject({ url: '/dev/outbox', remoteAddress, headers: { host } });
    expect((await ask('127.0.0.1', 'desk.agency.example')).statusCode).toBe(404);
    await demo.close();
    const open = await start({ DEMO: 'true' });
    expect((await open.inject({ url: '/dev/outbox', remoteAddress: '192.0.2.9', headers: { host: 'localhost' } })).statusCode).toBe(404);
    expect((await open.inject({ url: '/dev/outbox', remoteAddress: '127.0.0.1', headers: { host: 'localhost' } })).statusCode).toBe(200);
  });

  it('knows its version', () => {
    expect(version).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
  });
});
