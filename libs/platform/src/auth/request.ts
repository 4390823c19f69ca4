import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '@sourcedesk/data';
import type { AccessClaims } from './access-tokens';

/** A request as the guard leaves it. */
export interface DeskRequest extends FastifyRequest {
  /** The token's claims; absent on public routes. */
  user?: AccessClaims;
  /** The context for units of work; absent on public routes. */
  ctx?: Ctx;
}

export function requestOf(context: ExecutionContext): DeskRequest {
  return context.switchToHttp().getRequest<DeskRequest>();
}

export function replyOf(context: ExecutionContext): FastifyReply {
  return context.switchToHttp().getResponse<FastifyReply>();
}

/** The token of an `Authorization: Bearer` header. */
export function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The context of the signed-in caller, for `db.run`. A public route has none: it raises there. */
export const ReqCtx = createParamDecorator((_: unknown, context: ExecutionContext): Ctx => {
  const { ctx } = requestOf(context);
  if (!ctx) throw new Error('A public route has no context: nobody is signed in.');
  return ctx;
});

/** The id that ties log lines, problems and jobs of one request together. */
export const TraceId = createParamDecorator((_: unknown, context: ExecutionContext): string => requestOf(context).id);

/** The visitor's address; behind a proxy only what TRUST_PROXY vouches for. */
export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => requestOf(context).ip);
