import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { TenantDb } from '@sourcedesk/data';

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
    const { depth, beat } = await this.db.system('health', async (tx) => ({
      depth: await tx.query<{ name: string; waiting: string; dead: string }>('select * from app.queue_depth()'),
      beat: await tx.query<{ seconds: string | null }>('select extract(epoch from app.last_beat()) as seconds'),
    }));
    this.jobs.reset();
    for (const { name, waiting, dead } of depth) {
      this.jobs.set({ name, state: 'waiting' }, Number(waiting));
      this.jobs.set({ name, state: 'dead' }, Number(dead));
    }
    this.beat.remove();
    if (beat[0]?.seconds) this.beat.set(Number(beat[0].seconds));
    return this.registry.metrics();
  }
}
