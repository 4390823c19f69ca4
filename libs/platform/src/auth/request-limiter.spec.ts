import { DomainError } from '@sourcedesk/domain/errors';
import { fixedClock } from '../clock';
import { RequestLimiter, requestsPerMinute } from './request-limiter';

describe('the limit of requests', () => {
  const spend = (limiter: RequestLimiter, key: string, count: number) => {
    for (let each = 0; each < count; each++) limiter.count(key);
  };

  it('leaves far more than the promised 600 a minute free', () => {
    expect(requestsPerMinute).toBeGreaterThanOrEqual(600);
    expect(() => spend(new RequestLimiter(fixedClock('2026-11-02T09:00:00Z')), 'a', requestsPerMinute)).not.toThrow();
  });

  it('slows down who asks more, and nobody else', () => {
    const limiter = new RequestLimiter(fixedClock('2026-11-02T09:00:00Z'));
    spend(limiter, 'loud', requestsPerMinute);
    expect(() => limiter.count('loud')).toThrow(DomainError);
    expect(() => limiter.count('quiet')).not.toThrow();
  });

  it('lets 20 more through for every second that passes', () => {
    const clock = fixedClock('2026-11-02T09:00:00Z');
    const limiter = new RequestLimiter(clock);
    spend(limiter, 'a', requestsPerMinute);
    clock.advance(1000);
    expect(() => spend(limiter, 'a', 20)).not.toThrow();
    expect(() => limiter.count('a')).toThrow('Too many requests');
  });
});
