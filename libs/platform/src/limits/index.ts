import type { Clock } from '../clock';

/** Keys remembered at most: a flood of addresses must not fill the memory. */
const mostKeys = 20_000;

/** Buckets by name that hold so many and fill up again within a minute. */
export class Buckets {
  private readonly buckets = new Map<string, { left: number; at: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly perMinute: number,
  ) {}

  /** Takes one out; false when there is none. */
  take(key: string): boolean {
    const at = this.clock.now().getTime();
    const left = this.left(key, at);
    if (!this.buckets.delete(key) && this.buckets.size >= mostKeys) this.forgetOldest();
    this.buckets.set(key, { left: Math.max(0, left - 1), at });
    return left >= 1;
  }

  isEmpty(key: string): boolean {
    return this.left(key, this.clock.now().getTime()) < 1;
  }

  private left(key: string, at: number): number {
    const known = this.buckets.get(key);
    return known ? Math.min(this.perMinute, known.left + ((at - known.at) * this.perMinute) / 60_000) : this.perMinute;
  }

  /** A map keeps the order of insertion, and `take` inserts anew: the first key is the one not seen for longest. */
  private forgetOldest(): void {
    const oldest = this.buckets.keys().next();
    if (!oldest.done) this.buckets.delete(oldest.value);
  }
}
