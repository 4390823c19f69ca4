import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@sourcedesk/domain/errors';
import { CLOCK, type Clock } from '../clock';

/** Requests a session, or an address that is not signed in, may make in any minute; 600 are promised. */
export const requestsPerMinute = 1200;
/** Keys remembered at most: a flood of addresses must not fill the memory. */
const mostKeys = 20_000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Slows down who asks too much: a bucket of 1,200 requests that fills by 20 a second. It lives in the memory of one process, so
 * N processes let N times as many through; what protects passwords is in the database instead.
 */
@Injectable()
export class RequestLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Counts one request. @throws DomainError too-many-requests with the seconds to wait */
  count(key: string): void {
    const at = this.clock.now().getTime();
    const known = this.buckets.get(key);
    const tokens = known ? Math.min(requestsPerMinute, known.tokens + ((at - known.at) * requestsPerMinute) / 60_000) : requestsPerMinute;
    if (known) this.buckets.delete(key);
    else if (this.buckets.size >= mostKeys) this.forgetOldest();
    this.buckets.set(key, { tokens: Math.max(0, tokens - 1), at });
    if (tokens < 1) throw new DomainError('too-many-requests', 'Too many requests in a minute. Wait a little.', { retryAfter: 1 });
  }

  /** A map keeps the order of insertion, and `count` inserts anew: the first key is the one not seen for longest. */
  private forgetOldest(): void {
    const oldest = this.buckets.keys().next();
    if (!oldest.done) this.buckets.delete(oldest.value);
  }
}
