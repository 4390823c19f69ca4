import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../clock';
import type { AccessClaims } from './access-tokens';

/** Tokens remembered at most; some 500 bytes each. */
const most = 5000;

/**
 * Tokens whose signature was checked, so that a page of thirty requests checks it once: on a hot list the check costs as much as
 * the rest of the way in. A signature that was right stays right; age is judged each time, the session by the database.
 */
@Injectable()
export class VerifiedTokens {
  private readonly claims = new Map<string, AccessClaims>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The claims of a token that was checked before and is not too old. */
  get(token: string): AccessClaims | undefined {
    const known = this.claims.get(token);
    if (!known || known.expiresAt * 1000 > this.clock.now().getTime()) return known;
    this.claims.delete(token);
    return undefined;
  }

  remember(token: string, claims: AccessClaims): void {
    if (this.claims.size >= most) this.claims.clear();
    this.claims.set(token, claims);
  }
}
