/** Minutes to wait after the first, second ... refusal; the last one repeats. Greylisting servers usually accept after five. */
const waits = [1, 5, 10, 20, 40, 60];
/** A last attempt is made this long before the deadline, in minutes, when the regular one would come too late. */
const lastCallMinutes = 2;
/** After so many attempts without a deadline a person must look. */
const mostAttempts = 12;

/**
 * When to try again.
 * @param attempts how many were made
 * @param closes until when the message may leave; null when nothing binds it
 * @returns null when no attempt is left
 */
export function nextAttempt(attempts: number, now: Date, closes: Date | null): Date | null {
  if (attempts >= mostAttempts) return null;
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? 1;
  const regular = new Date(now.getTime() + wait * 60_000);
  if (!closes || regular < closes) return regular;
  const lastCall = new Date(closes.getTime() - lastCallMinutes * 60_000);
  return lastCall.getTime() - now.getTime() >= 30_000 ? lastCall : null;
}
