import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@sourcedesk/domain/errors';
import { CLOCK, type Clock } from '../clock';
import { Buckets } from '../limits';

/** Requests a session, or an address that is not signed in, may make in any minute; 600 are promised. */
export const requestsPerMinute = 1200;

/**
 * Slows down who asks too much: a bucket of 1,200 requests that fills by 20 a second. It lives in the memory of one process, so
 * N processes let N times as many through; what protects passwords is in the database instead.
 */
@Injectable()
export class RequestLimiter {
  private readonly buckets: Buckets;

  constructor(@Inject(CLOCK) clock: Clock) {
    this.buckets = new Buckets(clock, requestsPerMinute);
  }

  /** Counts one request. @throws DomainError too-many-requests with the seconds to wait */
  count(key: string): void {
    if (!this.buckets.take(key))
      throw new DomainError('too-many-requests', 'Too many requests in a minute. Wait a little.', { retryAfter: 1 });
  }
}
