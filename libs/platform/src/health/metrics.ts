import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { TenantDb } from '@sourcedesk/data';

interface IntakeCounts {
  received: string;
  parsed: string;
  quarantined: string;
  pending: string;
  oldest: string | null;
}

/** What is measured, in a registry of this application's own. */
@Injectable()
export class Metrics implements OnModuleInit {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'sourcedesk_http_request_seconds',
    help: 'Time from request to answer, by the pattern of the route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly jobs = new Gauge({
    name: 'sourcedesk_jobs',
    help: 'Jobs in the queue: waiting or running, and dead (given up after all tries)',
    labelNames: ['name', 'state'],
    registers: [this.registry],
  });
  private readonly beat = new Gauge({
    name: 'sourcedesk_worker_last_beat_timestamp_seconds',
    help: 'When a worker last gave a sign of life; absent when none runs',
    registers: [this.registry],
  });

  private readonly mails = new Gauge({
    name: 'sourcedesk_intake_messages',
    help: 'E-mails kept (received) and what became of them: received is parsed, quarantined and pending together',
    labelNames: ['status'],
    registers: [this.registry],
  });
  private readonly oldestMail = new Gauge({
    name: 'sourcedesk_intake_oldest_pending_timestamp_seconds',
    help: 'When the oldest e-mail came that is not read yet; absent when all are',
    registers: [this.registry],
  });

  constructor(
    private readonly db: TenantDb,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry });
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      this.requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All figures in the text form of Prometheus; the queue is counted now. */
  async text(): Promise<string> {
    const { depth, beat, intake } = await this.db.system('health', async (tx) => ({
      depth: await tx.query<{ name: string; waiting: string; dead: string }>('select * from app.queue_depth()'),
      beat: await tx.query<{ seconds: string | null }>('select extract(epoch from app.last_beat()) as seconds'),
      intake: await tx.query<IntakeCounts>(
        'select received, parsed, quarantined, pending, extract(epoch from oldest_pending) as oldest from app.intake_counts()',
      ),
    }));
    this.jobs.reset();
    for (const { name, waiting, dead } of depth) {
      this.jobs.set({ name, state: 'waiting' }, Number(waiting));
      this.jobs.set({ name, state: 'dead' }, Number(dead));
    }
    this.beat.remove();
    if (beat[0]?.seconds) this.beat.set(Number(beat[0].seconds));
    this.countMails(intake[0]);
    return this.registry.metrics();
  }

  private countMails(counts: IntakeCounts | undefined): void {
    for (const status of ['received', 'parsed', 'quarantined', 'pending'] as const)
      this.mails.set({ status }, Number(counts?.[status] ?? 0));
    this.oldestMail.remove();
    if (counts?.oldest) this.oldestMail.set(Number(counts.oldest));
  }
}
