/** A last attempt is made this long before the deadline, in seconds, when the regular one would come too late. */
const lastCall = 120;
/** There is no point in another attempt sooner than this, in seconds. */
const soonest = 30;
/** After so many attempts without a deadline a person must look. */
const mostAttempts = 12;

/**
 * When to try again.
 * @param attempts how many were made, at least 1
 * @param closes until when the message may leave; null when nothing binds it
 * @param waits seconds to wait after each attempt; the last one repeats
 * @returns null when no attempt is left
 */
export function nextAttempt(attempts: number, now: Date, closes: Date | null, waits: readonly number[]): Date | null {
  if (attempts >= mostAttempts) return null;
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? 0;
  const regular = new Date(now.getTime() + wait * 1000);
  if (!closes || regular < closes) return regular;
  const last = new Date(closes.getTime() - lastCall * 1000);
  return last.getTime() - now.getTime() >= soonest * 1000 ? last : null;
}
