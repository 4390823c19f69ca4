import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { loginAnswer } from '@sourcedesk/contracts/accounts';
import { systemCtx } from '@sourcedesk/data';
import { openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { FoundingService } from '@sourcedesk/pipeline/accounts';
import { ArchivesService, InboundMail, IntakeService } from '@sourcedesk/pipeline/intake';
import { generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { filesOf, importEach, type Tally } from '../../apps/api/src/commands/import-files';
import { createApp } from '../../apps/api/src/create-app';
import { createWorker } from '../../apps/api/src/create-worker';
import { answered } from './desk-app';
import { deskPassword } from './desk-password';
import { EventPage } from './event-page';
import { type ImapDouble, startImapDouble } from './imap-double';
import { type SmtpDouble, startSmtpDouble } from './smtp-double';

/** API and worker as `npm start` runs them, with a mail server, a mailbox and a web site on loopback; used by HTTP alone. */
export interface RealDesk {
  /** For what HTTP does not tell. */
  readonly db: TestDatabase;
  readonly mail: SmtpDouble;
  /** Read by IMAP; ada@desk.example signs in with "secret". */
  readonly mailbox: ImapDouble;
  /** Where e-mails to the addresses of doors come in, by SMTP. */
  readonly inboundPort: number;
  /** host:port of the site; `articles` are its pages by path. */
  readonly site: string;
  readonly articles: Map<string, string>;
  /** What the first start printed: the token that opens /setup. */
  readonly setupToken: string;
  /** What `sourcedesk import PATH...` does. */
  importFiles(agencyId: AgencyId, paths: readonly string[]): Promise<Tally>;
  http(): ReturnType<typeof request>;
  /** Founds the agency; answers the header of its owner. */
  found(): Promise<{ authorization: string }>;
  /** Signs in by e-mail and password; answers the header for what follows. */
  signIn(email: string): Promise<{ authorization: string }>;
  /** The stream of events of who is signed in. */
  events(as: { authorization: string }): Promise<EventPage>;
  /** The token of the link in the latest mail to an address. */
  tokenMailedTo(email: string): string;
  close(): Promise<void>;
}

export async function openRealDesk(): Promise<RealDesk> {
  const db = await openTestDatabase();
  const mail = await startSmtpDouble();
  const mailbox = await startImapDouble();
  const articles = new Map<string, string>();
  const site = createServer(({ url }, response) => {
    const page = articles.get(url ?? '');
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? '');
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  const siteHost = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-'));
  const config = loadConfig('both', {
    ...generateKeys(),
    API_DATABASE_URL: db.urls.api,
    WORKER_DATABASE_URL: db.urls.worker,
    SOURCEDESK_DATA: folder,
    LOG_LEVEL: 'silent',
    FETCH_ALLOW_HOSTS: siteHost,
    MAIL_ALLOW_HOSTS: `127.0.0.1:${mail.port},127.0.0.1:${mailbox.port}`,
    SYSTEM_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    SYSTEM_MAIL_FROM: 'desk@lantern-lane.example',
    INBOUND_DOMAIN: 'in.desk.test',
    INBOUND_SMTP_PORT: '0',
  });
  const app = await createApp(config);
  const worker = await createWorker(config);
  await app.listen(0, '127.0.0.1');
  const receiver = await app.get(InboundMail, { strict: false }).open();
  const address = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const http = () => request(address);
  const setupToken = new URL((await app.get(FoundingService, { strict: false }).openSetup()) ?? '').searchParams.get('token') ?? '';
  const signIn = async (email: string) => {
    const answer = await http().post('/api/v1/auth/login').send({ email, password: deskPassword });
    return { authorization: `Bearer ${answered(answer, 200, loginAnswer).accessToken}` };
  };
  return {
    db,
    mail,
    mailbox,
    inboundPort: receiver?.port ?? 0,
    site: siteHost,
    articles,
    setupToken,
    importFiles: async (agencyId, paths) => {
      const [intake, archives] = [worker.get(IntakeService, { strict: false }), worker.get(ArchivesService, { strict: false })];
      return importEach({ intake, archives }, systemCtx(agencyId), await filesOf(paths), () => undefined);
    },
    http,
    found: async () => {
      const founder = { agencyName: 'Lantern Lane PR', name: 'Olga Owens', email: 'olga@lantern-lane.example', password: deskPassword };
      answered(
        await http()
          .post('/api/v1/setup')
          .send({ token: setupToken, ...founder }),
        201,
        loginAnswer,
      );
      return signIn(founder.email);
    },
    signIn,
    events: (as) => EventPage.open(`${address}/api/v1/events`, as),
    tokenMailedTo: (email) => {
      const text =
        mail.accepted
          .findLast(({ to }) => to.includes(email))
          ?.bytes.toString('latin1')
          .replaceAll('=\r\n', '') ?? '';
      return /\/invitation\/([\w-]{43})/.exec(text)?.[1] ?? '';
    },
    close: async () => {
      await receiver?.close();
      await worker.close();
      await app.close();
      await mail.close();
      await mailbox.close();
      site.closeAllConnections();
      await new Promise((closed) => site.close(closed));
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
