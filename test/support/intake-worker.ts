import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IMAP_TIMING, ImapFollowers, type ImapTiming, IntakeModule } from '@sourcedesk/pipeline/intake';
import { CLOCK, systemClock } from '@sourcedesk/platform/clock';
import { CONFIG } from '@sourcedesk/platform/config';
import { DatabaseModule, openDatabase } from '@sourcedesk/platform/database';
import { noTxtRecords, TXT_LOOKUP } from '@sourcedesk/platform/dkim';
import { createSafeFetch } from '@sourcedesk/platform/fetch';
import { IMAP_DOOR, ImapDoor, type ImapTimeouts, OAuthTokens } from '@sourcedesk/platform/imap';
import { Heartbeat, type JobTiming, JobsModule } from '@sourcedesk/platform/jobs';
import { SystemMailer } from '@sourcedesk/platform/mail';
import { OPENER, opener, RAW_MAIL_VAULT, rawMailVault, SEALER } from '@sourcedesk/platform/secrets';
import { idleHandlers } from './idle-handlers';

/** What a worker process is told, as JSON in its environment. Keys are in base64. */
export interface IntakeWorkerSettings {
  readonly databaseUrl: string;
  /** host:port of the mailboxes' server, which is on loopback. */
  readonly mailHost: string;
  readonly rawMailKey: string;
  readonly indexKey: string;
  readonly mailboxKey: string;
  readonly concurrency: number;
  readonly imap: ImapTiming;
  readonly timeouts: ImapTimeouts;
  readonly jobs: JobTiming;
  /** Mailboxes that nobody follows and jobs of silent workers are looked for so often, in milliseconds, beside the ticks. */
  readonly lookMs: number;
}

/** The environment variable that carries them. */
export const intakeVariable = 'INTAKE_WORKER';

/** A worker process: the product's jobs, intake and its followers of mailboxes. Lives until it is killed or its parent is gone. */
export async function runIntakeWorker(): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const settings = JSON.parse(process.env[intakeVariable] ?? '') as IntakeWorkerSettings;
  const database = await openDatabase({ url: settings.databaseUrl, connections: 8, onError: () => undefined });
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const edges = [
    { provide: CLOCK, useValue: systemClock },
    { provide: CONFIG, useValue: { INDEX_KEY: bytes(settings.indexKey), PUBLIC_URL: 'https://desk.example' } },
    { provide: TXT_LOOKUP, useValue: noTxtRecords },
    { provide: RAW_MAIL_VAULT, useValue: rawMailVault(bytes(settings.rawMailKey)) },
    { provide: OPENER, useValue: opener(bytes(settings.mailboxKey)) },
    { provide: SEALER, useValue: {} },
    { provide: SystemMailer, useValue: {} },
    { provide: IMAP_DOOR, useValue: new ImapDoor({ allowHosts: [settings.mailHost], timeouts: settings.timeouts }) },
    { provide: OAuthTokens, useValue: new OAuthTokens(createSafeFetch({ allowHosts: [] }), systemClock) },
    { provide: IMAP_TIMING, useValue: settings.imap },
  ];

  @Global()
  @Module({ providers: edges, exports: edges.map(({ provide }) => provide) })
  class Edges {}

  @Module({
    imports: [
      Edges,
      DatabaseModule.of(database),
      JobsModule.of({ url: settings.databaseUrl, concurrency: settings.concurrency }, settings.jobs),
      IntakeModule,
    ],
    providers: [idleHandlers('intake.')],
  })
  class Worker {}

  const worker = await NestFactory.createApplicationContext(Worker, { logger: ['fatal'], abortOnError: false });
  lookEvery(settings.lookMs, worker.get(ImapFollowers, { strict: false }), worker.get(Heartbeat));
  process.send?.('ready');
}

/** What the ticks of the product do, at the pace of shorter leases. */
function lookEvery(milliseconds: number, followers: ImapFollowers, heartbeat: Heartbeat): void {
  setInterval(() => {
    for (const look of [followers.look(), heartbeat.freeJobsOfSilentWorkers()]) look.catch(() => undefined);
  }, milliseconds);
}
