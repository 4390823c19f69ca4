/** Places of the dialogue: `connect` before the greeting, `body` after the first line of the message, `dot` instead of the answer to it. */
export type FaultStage = 'connect' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot';

/**
 * One way to fail. All but `lost-reply` and a late `cut` leave the message unaccepted.
 * - `reply`: says code instead of what it should
 * - `drop`: closes without a word
 * - `garbage`: says something that is no reply
 * - `hang`: says nothing any more and keeps the connection
 * - `lost-reply`: accepts the message, closes without a word
 * - `cut`: closes after exactly `at` bytes of the message's dialogue, both ways together
 */
export type Fault =
  | { kind: 'reply'; stage: FaultStage; code: number; text?: string }
  | { kind: 'drop' | 'garbage' | 'hang'; stage: FaultStage }
  | { kind: 'lost-reply' }
  | { kind: 'cut'; at: number };

/** What goes wrong with the n-th message offered; null is nothing. */
export type FaultPlan = (n: number) => Fault | null;

export interface SeededFaults {
  seed: number;
  /** Share of messages that fail, 0 to 1. */
  rate: number;
  /** Cuts fall anywhere in this many bytes of the dialogue. */
  dialogueBytes?: number;
  /** Hanging costs its whole timeout: leave it out where time is short. */
  hang?: boolean;
}

const stages: FaultStage[] = ['connect', 'ehlo', 'mail', 'rcpt', 'data', 'body', 'dot'];

/** A plan that is the same for the same seed, whatever the order in which messages come. */
export function seededFaults({ seed, rate, dialogueBytes = 2_000, hang = true }: SeededFaults): FaultPlan {
  return (n) => {
    const random = generator(seed, n);
    if (random() >= rate) return null;
    const stage = stages[Math.floor(random() * stages.length)] ?? 'dot';
    const kinds: Fault[] = [
      { kind: 'reply', stage, code: 451 },
      { kind: 'reply', stage, code: 550 },
      { kind: 'reply', stage: 'dot', code: 451 },
      { kind: 'drop', stage },
      { kind: 'drop', stage: 'dot' },
      { kind: 'lost-reply' },
      { kind: 'garbage', stage },
      { kind: 'cut', at: 1 + Math.floor(random() * dialogueBytes) },
      ...(hang ? [{ kind: 'hang', stage } as const] : []),
    ];
    return kinds[Math.floor(random() * kinds.length)] ?? null;
  };
}

/** Numbers from 0 to 1: mulberry32 over seed and number: small, and the same on every machine. */
export function generator(seed: number, n: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
