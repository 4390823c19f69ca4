import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@sourcedesk/domain/errors';
import { type ApiConfig, CONFIG } from '../config';
import { Public } from '../http';
import { hashToken } from '../secrets';
import { Metrics } from './metrics';

/** Figures for Prometheus: for whoever has the token, and without one for this machine alone. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: ApiConfig,
  ) {}

  @Public()
  @Get()
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.mayRead(request)) throw new DomainError('not-found', 'There is nothing at this address.');
    await reply
      .header('cache-control', 'no-store')
      .type(this.metrics.contentType)
      .send(await this.metrics.text());
  }

  private mayRead({ headers, socket }: FastifyRequest): boolean {
    const { METRICS_TOKEN } = this.config;
    if (METRICS_TOKEN !== undefined) {
      const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
      return given !== undefined && timingSafeEqual(hashToken(given), hashToken(METRICS_TOKEN));
    }
    // What a proxy on this machine hands on comes from elsewhere.
    const handedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    return !handedOn && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
  }
}
