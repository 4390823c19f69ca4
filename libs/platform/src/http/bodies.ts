import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '@sourcedesk/domain/errors';
import { type AccessTokens, bearerToken, notSignedIn } from '../auth';
import { type BodyConfig, usualBodyLimit } from './route-options';

const json = 'application/json';
/** Media types that reach a handler as the bytes they are. */
const rawTypes = ['message/rfc822', 'text/plain', 'application/octet-stream'];
/** Media types that reach a handler as they come in, because they are too large to be held: an async iterable of Buffers. */
const streamedTypes = ['application/mbox'];

/**
 * How bodies are read: JSON strictly, raw mails as bytes, archives as they come in, everything else refused with 415; limits by route; and routes that take
 * large bodies refuse who is not signed in before reading one.
 */
export function readBodies(fastify: FastifyInstance, tokens: AccessTokens): void {
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as BodyConfig;
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  fastify.addHook('onRequest', (request, _, done) => done(refusalBeforeBody(request, tokens)));
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<Buffer>(json, { parseAs: 'buffer' }, (request, body, done) => {
    const text = body.toString('utf8');
    if ((request.routeOptions.config as BodyConfig).asBytes) done(null, body);
    else if (text.trim() === '') done(null, undefined);
    else void parse(request, text, (error, value) => done(error && new DomainError('malformed', 'The body is not JSON.'), value));
  });
  for (const type of streamedTypes)
    fastify.addContentTypeParser(type, (request, payload, done) => {
      const { bodyLimit = usualBodyLimit } = request.routeOptions.config as BodyConfig;
      done(null, atMost(payload, bodyLimit));
    });
  fastify.addContentTypeParser<Buffer>(rawTypes, { parseAs: 'buffer' }, (_, body, done) => done(null, body));
}

/** What Fastify does for bodies that it holds. */
async function* atMost(body: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > most) throw new DomainError('too-large', `The body is larger than ${Math.floor(most / 1024 / 1024)} MB.`);
    yield chunk;
  }
}

function refusalBeforeBody(request: FastifyRequest, tokens: AccessTokens): Error | undefined {
  const { consumes = [json], signedInFirst } = request.routeOptions.config as BodyConfig;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (signedInFirst) {
    const refusal = refusalOfToken(request, tokens);
    if (refusal) return refusal;
  }
  if (hasBody(request) && !consumes.includes(type ?? '')) {
    return new DomainError('unsupported-media-type', `Send the body as ${consumes.join(' or ')}.`);
  }
  return undefined;
}

function refusalOfToken(request: FastifyRequest, tokens: AccessTokens): Error | undefined {
  const token = bearerToken(request);
  if (!token) return notSignedIn();
  try {
    tokens.verify(token);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
