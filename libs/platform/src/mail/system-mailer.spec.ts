import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { startSmtpDouble } from '../../../../test/support/smtp-double';
import { CLOCK, ClockModule, fixedClock } from '../clock';
import { ConfigModule, generateKeys, loadConfig } from '../config';
import { FetchModule, SAFE_FETCH } from '../fetch';
import { accountOfUrl, MAIL_TRANSPORT, MailModule, OUTBOX_CATCHER, OutboxCatcher, SmtpTransport, SystemMailer } from './index';

const databases = { API_DATABASE_URL: 'postgres://a@127.0.0.1/x', WORKER_DATABASE_URL: 'postgres://w@127.0.0.1/x' };
const keys = generateKeys();
const reset = { to: 'va@northlight.test', subject: 'Set a new password', text: 'Open this link:\nhttps://desk.agency.example/reset/x\n' };

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'system-mailer-'));
});
afterEach(() => rm(data, { recursive: true }));

async function modules(environment: Record<string, string>) {
  const config = loadConfig('both', { ...databases, ...keys, SOURCEDESK_DATA: data, ...environment });
  const built = await Test.createTestingModule({ imports: [ConfigModule.of(config), ClockModule, FetchModule, MailModule] })
    .overrideProvider(CLOCK)
    .useValue(fixedClock('2026-11-03T10:00:00Z'))
    .compile();
  return built.enableShutdownHooks();
}

describe('mails of the product itself', () => {
  it('go to the catcher in the demo, whatever server is set', async () => {
    const app = await modules({
      DEMO: 'true',
      SYSTEM_SMTP_URL: 'smtps://u:p@mail.agency.example',
      SYSTEM_MAIL_FROM: 'desk@agency.example',
    });
    expect(await app.get(SystemMailer).send(reset)).toMatchObject({ outcome: 'delivered' });
    const catcher = app.get<OutboxCatcher>(OUTBOX_CATCHER);
    const [mail] = await catcher.list();
    expect(mail).toMatchObject({ from: 'desk@agency.example', to: [reset.to], subject: reset.subject, text: reset.text });
    expect(mail?.raw).toContain('\r\nAuto-Submitted: auto-generated\r\n');
    expect(mail?.raw).toContain('\r\nDate: Tue, 03 Nov 2026 10:00:00 +0000\r\n');
    expect(app.get(MAIL_TRANSPORT)).toBe(catcher);
    expect(app.get(SAFE_FETCH)).toBeInstanceOf(Function);
    await app.close();
  });

  it('go to the server of SYSTEM_SMTP_URL, signed in', async () => {
    const server = await startSmtpDouble({ auth: { user: 'desk@agency', pass: 'p:w/d' } });
    const app = await modules({
      SYSTEM_SMTP_URL: `smtp://desk%40agency:p%3Aw%2Fd@127.0.0.1:${server.port}`,
      SYSTEM_MAIL_FROM: 'desk@agency.example',
      MAIL_ALLOW_HOSTS: `127.0.0.1:${server.port}`,
    });
    expect(app.get(OUTBOX_CATCHER)).toBeNull();
    expect(app.get(MAIL_TRANSPORT)).toBeInstanceOf(SmtpTransport);
    expect(await app.get(SystemMailer).send(reset)).toMatchObject({ outcome: 'delivered' });
    expect(server.accepted[0]).toMatchObject({ from: 'desk@agency.example', to: [reset.to] });
    await app.close();
    await server.close();
  });

  it('are refused with a clear sentence where no server is set', async () => {
    const app = await modules({});
    await expect(app.get(SystemMailer).send(reset)).rejects.toThrow('SYSTEM_SMTP_URL');
    await app.close();
  });
});

describe('accountOfUrl', () => {
  it.each([
    ['smtps://mail.agency.example', { host: 'mail.agency.example', port: 465, secure: true }],
    ['smtp://mail.agency.example', { host: 'mail.agency.example', port: 587, secure: false }],
    ['smtp://u:p@mail.agency.example:2525', { host: 'mail.agency.example', port: 2525, secure: false, auth: { user: 'u', pass: 'p' } }],
    ['smtp://[::1]:25', { host: '[::1]', port: 25, secure: false }],
  ])('reads %s', (url, account) => expect(accountOfUrl(url)).toEqual(account));

  it.each(['http://mail.agency.example', 'mail.agency.example'])('refuses %s', (url) => expect(() => accountOfUrl(url)).toThrow(TypeError));
});
