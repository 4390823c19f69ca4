import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SENDING_TIMING, SendingModule, type SendingTiming, usualSendingTiming } from '@sourcedesk/pipeline/sending';
import { DatabaseModule, openDatabase } from '@sourcedesk/platform/database';
import { Heartbeat, type JobTiming, JobsModule, Sweeps } from '@sourcedesk/platform/jobs';
import { MAIL_TRANSPORT, SmtpTransport } from '@sourcedesk/platform/mail';
import { OPENER } from '@sourcedesk/platform/secrets';
import { idleHandlers } from './idle-handlers';

/** What a worker process is told, as JSON in its environment. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  /** host:port of the mail server, which is on loopback. */
  readonly mailHost: string;
  readonly concurrency: number;
  /** Leases and waits of its own; those of the product unless told. */
  readonly sending?: SendingTiming;
  readonly jobs?: JobTiming;
  /** Has silent messages and due ones looked for so often, in milliseconds, beside the ticks. */
  readonly sweepMs?: number;
}

/** The environment variable that carries them. */
export const settingsVariable = 'SENDING_WORKER';

/** A worker process: the product's jobs, transport and sending. Lives until it is killed or its parent is gone. */
export async function runWorker(): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const settings = JSON.parse(process.env[settingsVariable] ?? '') as WorkerSettings;
  const database = await openDatabase({ url: settings.databaseUrl, connections: 8, onError: () => undefined });
  const edges = [
    { provide: MAIL_TRANSPORT, useValue: new SmtpTransport({ allowHosts: [settings.mailHost] }) },
    { provide: OPENER, useValue: { open: () => Buffer.alloc(0) } },
    { provide: SENDING_TIMING, useValue: settings.sending ?? usualSendingTiming },
  ];

  @Global()
  @Module({ providers: edges, exports: edges.map(({ provide }) => provide) })
  class Edges {}

  @Module({
    imports: [
      Edges,
      DatabaseModule.of(database),
      JobsModule.of({ url: settings.databaseUrl, concurrency: settings.concurrency }, settings.jobs),
      SendingModule,
    ],
    providers: [idleHandlers('sending.')],
  })
  class Worker {}

  const worker = await NestFactory.createApplicationContext(Worker, { logger: ['fatal'], abortOnError: false });
  if (settings.sweepMs !== undefined) sweepEvery(settings.sweepMs, worker.get(Sweeps), worker.get(Heartbeat));
  process.send?.('ready');
}

/** What the ticks of the product do, at the pace of shorter leases. */
function sweepEvery(milliseconds: number, sweeps: Sweeps, heartbeat: Heartbeat): void {
  setInterval(() => {
    for (const sweep of [sweeps.silentOutbox(), sweeps.dueOutbox(), heartbeat.freeJobsOfSilentWorkers()]) sweep.catch(() => undefined);
  }, milliseconds);
}
