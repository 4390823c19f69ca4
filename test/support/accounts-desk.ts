import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { TenantDb } from '@sourcedesk/data';
import { aDesk, type Desk, openTestDatabase, type TestDatabase, type TestDatabaseOptions } from '@sourcedesk/data/testing';
import { AccountsModule, Passwords } from '@sourcedesk/pipeline/accounts';
import { AccessTokens } from '@sourcedesk/platform/auth';
import { CLOCK } from '@sourcedesk/platform/clock';
import { type ApiConfig, CONFIG, type BothConfig, generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { configureHttp, httpAdapter, HttpModule } from '@sourcedesk/platform/http';
import { type DeliveryRequest, MAIL_TRANSPORT, type MailAccount, type MailTransport, SystemMailer } from '@sourcedesk/platform/mail';

/** The password of everybody at the desk. */
export const deskPassword = 'a password for the desk';

/** A mail server that keeps what it is given. `refuse`: it takes nothing. */
export class MailDouble implements MailTransport {
  readonly mails: { to: string; text: string }[] = [];
  readonly checked: MailAccount[] = [];
  refuse = false;

  async deliver({ envelope, bytes, beforeLastChunk }: DeliveryRequest) {
    if (this.refuse) return { outcome: 'not-handed-over', reason: 'connect' } as const;
    await beforeLastChunk();
    this.mails.push({ to: envelope.to[0], text: unfolded(bytes) });
    return { outcome: 'delivered', response: '250 OK' } as const;
  }

  check(account: MailAccount) {
    this.checked.push(account);
    return Promise.resolve(this.refuse ? ({ outcome: 'not-handed-over', reason: 'dns' } as const) : ({ outcome: 'ok' } as const));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The token in the link of the latest mail to an address. */
  tokenFor(to: string): string {
    const token = /\/(?:invitation|password-reset)\/([\w-]{43})/.exec(this.mails.findLast((mail) => mail.to === to)?.text ?? '')?.[1];
    if (!token) throw new Error(`No mail with a link came to ${to}.`);
    return token;
  }
}

const unfolded = (bytes: Buffer) =>
  bytes
    .toString('latin1')
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export interface AccountsDesk {
  readonly db: TestDatabase;
  readonly desk: Desk;
  readonly app: NestFastifyApplication;
  readonly worker: { get: NestFastifyApplication['get'] };
  readonly mail: MailDouble;
  readonly config: BothConfig;
  http(): ReturnType<typeof request>;
  /** The header that signs in a member of the desk. */
  as(role: Parameters<Desk['member']>[0]): { authorization: string };
  close(): Promise<void>;
}

/** The accounts behind HTTP as the API runs them, the same services as a worker has them, and a desk whose people have passwords. */
export async function openAccountsDesk(options: TestDatabaseOptions = {}): Promise<AccountsDesk> {
  const db = await openTestDatabase(options);
  const passwordHash = await new Passwords().hash(deskPassword);
  const desk = await aDesk(db, { passwordHash });
  const mail = new MailDouble();
  const config = loadConfig('both', { ...generateKeys(), API_DATABASE_URL: db.urls.api, WORKER_DATABASE_URL: db.urls.worker });
  const worker = await Test.createTestingModule({ imports: [edges(config, db, db.worker, mail), AccountsModule] }).compile();
  const api = await Test.createTestingModule({ imports: [edges(config, db, db.api, mail), HttpModule, AccountsModule] }).compile();
  const app = api.createNestApplication<NestFastifyApplication>(httpAdapter(config), { bodyParser: false, logger: false });
  await configureHttp(app, config as ApiConfig, '0.0.0');
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    db,
    desk,
    app,
    worker,
    mail,
    config,
    http: () => request(app.getHttpServer()),
    as: (role) => {
      const { userId, sessionId } = desk.member(role);
      return { authorization: `Bearer ${app.get(AccessTokens).sign({ userId, sessionId, agencyId: desk.agencyId })}` };
    },
    close: async () => {
      await app.close();
      await worker.close();
      await db.close();
    },
  };
}

function edges(config: BothConfig, db: TestDatabase, tenants: TenantDb, mail: MailDouble) {
  @Module({})
  class Edges {}
  const account = { host: 'mail.test', port: 587, secure: false };
  const providers = [
    { provide: CONFIG, useValue: config },
    { provide: CLOCK, useValue: db.clock },
    { provide: TenantDb, useValue: tenants },
    { provide: MAIL_TRANSPORT, useValue: mail },
    { provide: SystemMailer, useValue: new SystemMailer(mail, account, 'desk@sourcedesk.example', db.clock) },
  ];
  return { module: Edges, global: true, providers, exports: providers.map(({ provide }) => provide) };
}

/** The refresh cookie of an answer, as the next request sends it. */
export function cookieOf(answer: { headers: Record<string, unknown> }): string {
  const [cookie] = (answer.headers['set-cookie'] as string[] | undefined) ?? [];
  if (!cookie) throw new Error('The answer sets no cookie.');
  return cookie.split(';')[0] as string;
}
