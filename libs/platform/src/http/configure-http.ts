import { randomUUID } from 'node:crypto';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyCookie from '@fastify/cookie';
import { AccessTokens } from '../auth';
import type { ApiConfig } from '../config';
import { readBodies } from './bodies';
import { acceptedHosts, requireHost } from './hosts';
import { logRequests } from './logging';
import { serveOpenApi } from './openapi';
import { usualBodyLimit } from './route-options';
import { securityHeaders } from './security-headers';

/** The Fastify that Nest runs on. Create the application with `{ bodyParser: false }`: bodies are read by `configureHttp`. */
export function httpAdapter(config: Pick<ApiConfig, 'TRUST_PROXY'>): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: config.TRUST_PROXY.length > 0 ? [...config.TRUST_PROXY] : false,
    bodyLimit: usualBodyLimit,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
}

/** Sets up what comes before the routes; call it once, before `app.init()` or `app.listen()`. */
export async function configureHttp(app: NestFastifyApplication, config: ApiConfig, version: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const headers = securityHeaders(config.PUBLIC_URL);
  const hosts = acceptedHosts(config);
  await app.register(fastifyCookie);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const route = request.routeOptions.url ?? '';
    if (route.startsWith('/api/')) reply.header('cache-control', 'no-store');
    // Probes and scrapers ask by address, not by name.
    if (!route.startsWith('/health/') && route !== '/metrics') requireHost(request.headers.host, hosts);
    done();
  });
  readBodies(fastify, app.get(AccessTokens, { strict: false }));
  logRequests(fastify);
  serveOpenApi(app, version);
}
