import { generator } from './smtp-faults';

/**
 * One way a connection fails, after exactly `at` bytes of the server's side: anywhere, also in the middle of a literal.
 * - `cut`: closes without a word
 * - `hang`: says nothing any more and keeps the connection: what a lost route looks like
 * - `bye`: the answer that is under way is finished, then BYE
 */
export interface ImapFault {
  readonly kind: 'cut' | 'hang' | 'bye';
  readonly at: number;
}

/** What goes wrong with the n-th connection; null is nothing. */
export type ImapFaultPlan = (n: number) => ImapFault | null;

/** A plan that is the same for the same seed. Most faults fall into the reading of messages, some into the greeting and the sign-in. */
export function seededImapFaults({ seed, rate, bytes }: { seed: number; rate: number; bytes: number }): ImapFaultPlan {
  return (n) => {
    const random = generator(seed, n);
    if (random() >= rate) return null;
    const kinds = ['cut', 'cut', 'bye', 'hang'] as const;
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'cut';
    return { kind, at: Math.floor(random() * (random() < 0.2 ? 600 : bytes)) };
  };
}
