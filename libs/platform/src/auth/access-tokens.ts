import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, SessionId, UserId } from '@sourcedesk/domain/ids';
import { CLOCK, type Clock } from '../clock';
import { CONFIG, type ApiConfig } from '../config';

/** How long an access token is good for, in seconds. */
export const accessTokenSeconds = 600;
export const tokenAlgorithm = 'HS256';
export const tokenIssuer = 'sourcedesk';
export const tokenAudience = 'sourcedesk-api';

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), agency: z.uuid(), iat: z.number(), exp: z.number() });

/** What an access token says: who, in which session, at which agency. Never a role: the database says that anew for each unit. */
export interface AccessClaims {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly agencyId: AgencyId;
  /** Unix seconds. */
  readonly expiresAt: number;
}

export const notSignedIn = () => new DomainError('unauthenticated', 'You are not signed in, or your sign-in has run out. Sign in again.');

/** The bytes that JWT_SECRET stands for. */
export const signingKey = (config: Pick<ApiConfig, 'JWT_SECRET'>): Buffer => Buffer.from(config.JWT_SECRET, 'base64');

/** Signs access tokens, and reads those whose signature passport has checked. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly jwt: JwtService,
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A token for ten minutes from now. */
  sign({ userId, sessionId, agencyId }: Omit<AccessClaims, 'expiresAt'>): string {
    const iat = this.seconds();
    const payload = { sub: userId, sid: sessionId, agency: agencyId, iat, exp: iat + accessTokenSeconds };
    return this.jwt.sign(payload, {
      secret: signingKey(this.config),
      algorithm: tokenAlgorithm,
      issuer: tokenIssuer,
      audience: tokenAudience,
    });
  }

  /**
   * The claims of a payload whose signature is checked.
   * @throws DomainError unauthenticated when it is too old or not ours
   */
  read(payload: unknown): AccessClaims {
    const parsed = claims.safeParse(payload);
    if (!parsed.success || parsed.data.exp <= this.seconds()) throw notSignedIn();
    const { sub, sid, agency, exp } = parsed.data;
    return { userId: sub as UserId, sessionId: sid as SessionId, agencyId: agency as AgencyId, expiresAt: exp };
  }

  /** Checks signature and age of a whole token, for requests that must be refused before their body is read. */
  verify(token: string): AccessClaims {
    try {
      const payload: unknown = this.jwt.verify(token, {
        secret: signingKey(this.config),
        algorithms: [tokenAlgorithm],
        issuer: tokenIssuer,
        audience: tokenAudience,
        ignoreExpiration: true,
      });
      return this.read(payload);
    } catch {
      throw notSignedIn();
    }
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
