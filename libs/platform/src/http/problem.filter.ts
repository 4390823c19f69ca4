import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Problem } from '@sourcedesk/contracts/problem';
import { DomainError } from '@sourcedesk/domain/errors';
import type { DeskRequest } from '../auth';
import { refusalOfDatabase } from './database-refusals';
import { codeOf, statuses } from './statuses';

/** Turns every error into an RFC 9457 problem document. What we did not foresee is a 500 without detail, logged with its trace id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<DeskRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    if (!refusal) {
      const route = request.routeOptions.url ?? 'no route';
      this.logger.error({ msg: `${request.method} ${route} failed`, traceId: request.id, ...tellable(error) });
    }
    if (reply.sent) return;
    const problem = problemOf(refusal, request.id, instanceOf(request));
    const { retryAfter } = problem;
    if (typeof retryAfter === 'number') reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
    void reply.status(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** What may be logged of a failure: an error of the database also carries the statement's values. */
function tellable(error: unknown): object {
  if (!(error instanceof Error)) return { error: String(error) };
  const { code } = error as { code?: unknown };
  return { error: error.name, ...(typeof code === 'string' && { code }), stack: error.stack };
}

/** The refusal an error amounts to; undefined when it is a failure of ours. */
export function refusalOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) {
    const code = codeOf(error.getStatus());
    return code && new DomainError(code, code === 'not-found' ? 'There is nothing at this address.' : error.message);
  }
  return refusalOfDatabase(error);
}

/** The problem document of a refusal, or of a failure when there is none. */
export function problemOf(refusal: DomainError | undefined, traceId: string, instance: string): Problem {
  if (!refusal) {
    const detail = 'Something went wrong on our side. Try again; if it stays, tell us the trace id.';
    return { type: typeOf('internal'), title: 'Something went wrong', status: 500, detail, instance, code: 'internal', traceId };
  }
  const [status, title] = statuses[refusal.code];
  return {
    ...refusal.extra,
    type: typeOf(refusal.code),
    title,
    status,
    detail: refusal.message,
    instance,
    code: refusal.code,
    traceId,
    ...(refusal.errors.length > 0 && { errors: [...refusal.errors] }),
  };
}

/**
 * What was asked: the path without its query. The pattern of the route stands for it where the path holds a token, because problem
 * documents are copied into tickets; nothing is known of a path without a route, so what looks like a token is left out of it too.
 */
function instanceOf({ url, routeOptions }: DeskRequest): string {
  const path = url.split('?', 1)[0] as string;
  const pattern = routeOptions.url;
  if (pattern?.includes(':token')) return pattern;
  return pattern === undefined || pattern.includes('*') ? path.replace(/[^/]{20,}/g, '...') : path;
}

const typeOf = (code: string) => `urn:sourcedesk:problem:${code}`;
