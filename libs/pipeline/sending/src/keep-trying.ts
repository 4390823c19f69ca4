import { setTimeout } from 'node:timers/promises';

/** Milliseconds before the second, third ... try; the last one repeats. Together some eight minutes: a restart of the database, or a standby taking over. */
const pauses = [50, 200, 500, 1000, 2000, 5000];
const mostTries = 100;

/**
 * Does a unit of work again while the database cannot be reached: what a mail server has said must not be lost to a restart, and a message that is
 * due must not stand behind the pauses of a job that failed, which grow to hours.
 */
export async function keepTrying<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === mostTries || !willPass(error)) throw error;
      await setTimeout(pauses[Math.min(tries, pauses.length) - 1]);
    }
  }
}

/**
 * Lost connections, a server that stops or starts or has no connection left, and transactions in each other's way; not what a statement
 * itself is refused for. A connection lost in the middle of a statement carries no code at all.
 */
function willPass(error: unknown): boolean {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  if (typeof code !== 'string') return /connection|timeout/i.test(message);
  return /^(08...|57P0[1-5]|53...|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code);
}
