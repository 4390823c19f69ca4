import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Params } from 'nestjs-pino';

/** Settings of nestjs-pino. Requests are logged by `logRequests`, so its own middleware, which logs URLs, is on no route. */
export function loggerParams(level: string): Params {
  return {
    forRoutes: [],
    pinoHttp: {
      level,
      autoLogging: false,
      redact: { paths: ['req', 'res', '*.password', '*.token', '*.authorization', '*.cookie'], remove: true },
    },
  };
}

/** One line a request: the route's pattern, never its URL or a body, because URLs carry tokens and search words. */
export function logRequests(fastify: FastifyInstance): void {
  const logger = new Logger('http');
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.log({
      msg: 'request',
      traceId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'no route',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
}
