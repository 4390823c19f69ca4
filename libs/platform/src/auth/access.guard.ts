import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { CONFIG, type ApiConfig } from '../config';
import { type Access, accessKey, mayWriteKey, sameOriginKey } from './access';
import { type AccessClaims, notSignedIn } from './access-tokens';
import { RequestLimiter } from './request-limiter';
import { bearerToken, replyOf, requestOf } from './request';
import { requireSameOrigin } from './same-origin';
import { VerifiedTokens } from './verified-tokens';

const safeMethods = new Set(['GET', 'HEAD']);

/**
 * Lets a request in by what its route declares: checks the token's signature and notes session and action in the request's
 * context. Whether session and role still stand is read by the database when the unit of work opens.
 */
@Injectable()
export class AccessGuard extends AuthGuard('access-token') implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RequestLimiter,
    private readonly verified: VerifiedTokens,
    @Inject(CONFIG) private readonly config: ApiConfig,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    const access = this.reflector.get<Access | undefined>(accessKey, handler);
    const request = requestOf(context);
    if (!access) throw new Error(`${context.getClass().name}.${handler.name} does not say who may call it.`);
    if (this.reflector.get<boolean | undefined>(sameOriginKey, handler)) requireSameOrigin(request.headers, this.config.PUBLIC_URL);
    if (access.kind === 'public') {
      this.limiter.count(`address ${request.ip}`);
      return true;
    }
    const claims = await this.authenticate(context);
    this.limiter.count(claims.sessionId);
    const mayWrite = this.reflector.get<string | undefined>(mayWriteKey, handler) !== undefined;
    request.ctx = {
      actor: { kind: 'session', sessionId: claims.sessionId },
      ...(access.kind === 'can' && { action: access.action }),
      readOnly: safeMethods.has(request.method) && !mayWrite,
      traceId: request.id,
    };
    return true;
  }

  /** By passport, the first time a token comes. */
  private async authenticate(context: ExecutionContext): Promise<AccessClaims> {
    const request = requestOf(context);
    const token = bearerToken(request);
    request.user = token === undefined ? undefined : this.verified.get(token);
    if (request.user) return request.user;
    await super.canActivate(context);
    if (!request.user) throw notSignedIn();
    if (token !== undefined) this.verified.remember(token, request.user);
    return request.user;
  }

  override handleRequest<T = AccessClaims>(error: unknown, claims: T | false, _: unknown, context: ExecutionContext): T {
    if (claims) return claims;
    replyOf(context).header('www-authenticate', 'Bearer');
    throw error ?? notSignedIn();
  }
}
