import 'reflect-metadata';
import { Global, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type JobName, jobs } from '@sourcedesk/data';
import { SENDING_TIMING, SendingModule } from '@sourcedesk/pipeline/sending';
import { DatabaseModule, openDatabase } from '@sourcedesk/platform/database';
import { Heartbeat, JobsModule, OnJob, Sweeps } from '@sourcedesk/platform/jobs';
import { MAIL_TRANSPORT, SmtpTransport } from '@sourcedesk/platform/mail';
import { OPENER } from '@sourcedesk/platform/secrets';
import { type WorkerSettings, quickJobs, quickSending, settingsVariable } from './settings';

/** The jobs of other stages: nothing of them happens here. */
function idleHandlers(): new () => object {
  class Idle {}
  const prototype = Idle.prototype as Record<string, unknown>;
  for (const name of (Object.keys(jobs) as JobName[]).filter((job) => !job.startsWith('sending.'))) {
    prototype[name] = async () => undefined;
    OnJob(name)(Idle.prototype, name, Object.getOwnPropertyDescriptor(prototype, name) as never);
  }
  Injectable()(Idle);
  return Idle;
}

/** A worker process: the product's jobs, transport and sending, with short leases. Lives until it is killed or its parent is gone. */
export async function runWorker(): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const settings = JSON.parse(process.env[settingsVariable] ?? '') as WorkerSettings;
  const database = await openDatabase({ url: settings.databaseUrl, connections: 8, onError: () => undefined });
  const edges = [
    { provide: MAIL_TRANSPORT, useValue: new SmtpTransport({ allowHosts: [settings.mailHost] }) },
    { provide: OPENER, useValue: { open: () => Buffer.alloc(0) } },
    { provide: SENDING_TIMING, useValue: quickSending },
  ];

  @Global()
  @Module({ providers: edges, exports: edges.map(({ provide }) => provide) })
  class Edges {}

  @Module({
    imports: [
      Edges,
      DatabaseModule.of(database),
      JobsModule.of({ url: settings.databaseUrl, concurrency: settings.concurrency }, quickJobs),
      SendingModule,
    ],
    providers: [idleHandlers()],
  })
  class Worker {}

  const worker = await NestFactory.createApplicationContext(Worker, { logger: ['fatal'], abortOnError: false });
  const [sweeps, heartbeat] = [worker.get(Sweeps), worker.get(Heartbeat)];
  // The ticks of the product, at the pace of the leases.
  setInterval(() => {
    for (const sweep of [sweeps.silentOutbox(), sweeps.dueOutbox(), heartbeat.freeJobsOfSilentWorkers()]) sweep.catch(() => undefined);
  }, 1000);
  process.send?.('ready');
}
