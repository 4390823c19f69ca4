/**
 * How fast the outbox empties: pitches over 20 mailboxes to a local mail server, with the hand-over mark, both transitions and their records, by a worker of
 * the product; beside nodemailer's pool of 20 connections with the same messages and no database. The database is a throw-away server that does not wait for
 * the disk, unless `--durable`.
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import nodemailer from 'nodemailer';
import type pg from 'pg';
import { type TestDatabase, aBrand, aDesk, aMailbox, aPitch, openTestDatabase } from '@sourcedesk/data/testing';
import type { BrandId } from '@sourcedesk/domain/ids';
import { startLocalPostgres } from '@sourcedesk/platform/local-postgres';
import { copiedId, copyRows } from '../support/copy-rows';
import { type SmtpDouble, startSmtpDouble } from '../support/smtp-double';
import { runWorker, settingsVariable, type WorkerSettings } from '../support/sending-worker';
import { makeTemplate } from '../support/test-database';

interface Options {
  readonly pitches: number;
  readonly mailboxes: number;
  readonly workers: number;
  readonly concurrency: number;
  readonly durable: boolean;
}

interface Message {
  from: string;
  to: string;
  subject: string;
  text: string;
  bytes: Buffer;
}

/** Scheduled pitches whose time has come, spread over the mailboxes; no job yet remembers them. */
async function prepare(db: TestDatabase, port: number, { pitches, mailboxes }: Options): Promise<Message[]> {
  const desk = await aDesk(db, { undoSeconds: 0 });
  const brands: BrandId[] = [];
  for (let number = 0; number < mailboxes; number++) {
    const brandId = await aBrand(desk);
    await aMailbox(desk, { brandId, host: '127.0.0.1', port, security: 'none', username: '' });
    brands.push(brandId);
  }
  const text = 'A night train is a noisy room that moves; ear plugs and a cool cabin help most.\n'.repeat(14);
  const past = new Date(db.clock.now().getTime() - 60_000);
  const matches = await Promise.all(brands.map((brandId) => aPitch(desk, { state: 'scheduled', brandId, text, sendAt: past })));
  await multiply(db, matches.length, pitches);
  // as the server itself does within a minute of such an import
  await db.admin.query('analyze');
  const { rows } = await db.admin.query<Message>(
    'select from_address as from, recipient as to, subject, body as text, bytes from app.outbox_message',
  );
  return rows;
}

/** More rows like the ones that are there: each with a match, history and message of its own. */
async function multiply(db: TestDatabase, have: number, want: number): Promise<void> {
  const times = Math.ceil(want / have) - 1;
  await copyRows(db, 'query', times, { id: copiedId('id'), identity: "s.identity || ':' || n" });
  await copyRows(db, 'match', times, { id: copiedId('id'), query_id: copiedId('query_id') });
  await copyRows(db, 'pitch', times, { id: copiedId('id'), match_id: copiedId('match_id'), query_id: copiedId('query_id') });
  await copyRows(db, 'pitch_history', times, { id: copiedId('id'), pitch_id: copiedId('pitch_id') });
  const message_id = `'<' || ${copiedId('id')} || '@birch-rowan.example>'`;
  await copyRows(db, 'outbox_message', times, { id: copiedId('id'), pitch_id: copiedId('pitch_id'), message_id });
}

async function enqueueAll(admin: pg.Pool): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(
    `with due as (select agency_id, pitch_id, id from app.outbox_message where state = 'waiting'),
          added as (select graphile_worker.add_job('sending.deliver', json_build_object('agencyId', agency_id, 'pitchId', pitch_id, 'outboxId', id), job_key := agency_id || ':deliver:' || id) from due)
     select count(*) from added`,
  );
  return Number(rows[0]?.count);
}

/** The product: mails a second until the last pitch is sent. */
async function measureSending(db: TestDatabase, double: SmtpDouble, { workers, concurrency }: Options): Promise<number> {
  const settings: WorkerSettings = { databaseUrl: db.urls.worker, mailHost: `127.0.0.1:${double.port}`, concurrency };
  const env = { ...process.env, [settingsVariable]: JSON.stringify(settings) };
  const crew = Array.from({ length: workers }, () => fork('tools/run-default.mjs', [fileURLToPath(import.meta.url), 'worker'], { env }));
  try {
    await Promise.all(crew.map((member) => new Promise((ready) => member.once('message', ready))));
    const start = performance.now();
    const count = await enqueueAll(db.admin);
    for (;;) {
      const { rows } = await db.admin.query<{ left: string }>(
        `select count(*) as left from app.pitch where state in ('scheduled', 'sending')`,
      );
      if (rows[0]?.left === '0') break;
      if (performance.now() - start > 300_000) throw new Error(`${rows[0]?.left} pitches are not sent after five minutes.`);
      await setTimeout(20);
    }
    const rate = (count / (performance.now() - start)) * 1000;
    const { rows } = await db.admin.query<{ sent: string }>(`select count(*) as sent from app.pitch where state = 'sent'`);
    if (Number(rows[0]?.sent) !== count || double.accepted.length !== count)
      throw new Error(`${double.accepted.length} of ${count} pitches arrived.`);
    return rate;
  } finally {
    for (const member of crew) member.kill('SIGKILL');
  }
}

/** The baseline: the same messages by nodemailer's pool, which makes the mails itself or, `ready`, is given the bytes. */
async function measureNodemailer(messages: readonly Message[], { port }: SmtpDouble, ready: boolean): Promise<number> {
  const pool = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    maxConnections: 20,
    maxMessages: Infinity,
  });
  const mailOf = ({ from, to, subject, text, bytes }: Message) =>
    ready ? { envelope: { from, to: [to] }, raw: bytes } : { from: `"Dr. Ines Falk" <${from}>`, to, subject, text };
  try {
    await Promise.all(messages.slice(0, 20).map((message) => pool.sendMail(mailOf(message))));
    const start = performance.now();
    await Promise.all(messages.map((message) => pool.sendMail(mailOf(message))));
    return (messages.length / (performance.now() - start)) * 1000;
  } finally {
    pool.close();
  }
}

/** `npm run bench -- send [--pitches 1000] [--mailboxes 20] [--workers 1] [--concurrency 10] [--durable]` */
export default async function send(args: readonly string[]): Promise<void> {
  if (args[0] === 'worker') return runWorker();
  const { values } = parseArgs({
    args: [...args],
    options: {
      pitches: { type: 'string', default: '1000' },
      mailboxes: { type: 'string', default: '20' },
      workers: { type: 'string', default: '1' },
      concurrency: { type: 'string', default: '10' },
      durable: { type: 'boolean', default: false },
    },
  });
  const options: Options = {
    pitches: Number(values.pitches),
    mailboxes: Number(values.mailboxes),
    workers: Number(values.workers),
    concurrency: Number(values.concurrency),
    durable: values.durable,
  };
  const folder = options.durable ? await mkdtemp(join(tmpdir(), 'sourcedesk-bench-')) : undefined;
  const server = await startLocalPostgres(folder ? { dataDir: folder, port: 0 } : { ephemeral: true });
  try {
    await makeTemplate(server.adminUrl);
    const db = await openTestDatabase({ adminUrl: server.adminUrl });
    const [ours, theirs] = await Promise.all([startSmtpDouble(), startSmtpDouble()]);
    try {
      const messages = await prepare(db, ours.port, options);
      const before = await measureNodemailer(messages, theirs, false);
      const rate = await measureSending(db, ours, options);
      const after = await measureNodemailer(messages, theirs, false);
      report(options, messages.length, { rate, baseline: Math.max(before, after), bare: await measureNodemailer(messages, theirs, true) });
    } finally {
      await Promise.all([ours.close(), theirs.close(), db.close()]);
    }
  } finally {
    await server.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

interface Figures {
  rate: number;
  baseline: number;
  bare: number;
}

function report({ mailboxes, workers, concurrency, durable }: Options, count: number, { rate, baseline, bare }: Figures): void {
  const disk = durable ? 'waiting for the disk' : 'not waiting for the disk';
  const figure = (value: number) => value.toFixed(0).padStart(5);
  console.log(
    `${count} pitches over ${mailboxes} mailboxes, ${workers} worker(s) of ${concurrency} jobs at a time, ${cpus().length} cores, database ${disk}`,
  );
  console.log(`sourcedesk      ${figure(rate)} mails/s, hand-over mark on, two transitions a pitch`);
  console.log(`nodemailer pool ${figure(baseline)} mails/s, 20 connections, no database (the better of two runs)`);
  console.log(`                ${figure(bare)} mails/s when it is given the bytes, for comparison`);
  console.log(`ratio ${(rate / baseline).toFixed(2)} (promised: 0.30)`);
}
