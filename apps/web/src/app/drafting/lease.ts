export type Holding = 'free' | 'mine' | 'other';

export interface LeaseWords {
  readonly holding: Holding;
  /** "yours · 17 min", "Bea is writing · 17 min"; '' when nobody is. */
  readonly text: string;
  /** Under three minutes are left, or none. */
  readonly short: boolean;
  /** It ran out, and nobody has taken the pitch. */
  readonly over: boolean;
}

interface Leased {
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly leaseUntil: string | null;
}

const minute = 60_000;
const shortLease = 3 * minute;

/** Who is writing and for how long yet. A lease that ran out stays its holder's until somebody takes the pitch. */
export function leaseWords({ holder, leaseUntil }: Leased, me: string, now: number): LeaseWords {
  if (holder === null || leaseUntil === null) return { holding: 'free', text: '', short: false, over: false };
  const left = Date.parse(leaseUntil) - now;
  if (holder.id === me) {
    const text = left > 0 ? `yours · ${minutesLeft(left)}` : 'yours until somebody takes it';
    return { holding: 'mine', text, short: left < shortLease, over: left <= 0 };
  }
  if (left <= 0) return { holding: 'free', text: '', short: false, over: false };
  return { holding: 'other', text: `${firstName(holder.name)} is writing · ${minutesLeft(left)}`, short: false, over: false };
}

function minutesLeft(left: number): string {
  return left < minute ? 'under 1 min' : `${Math.floor(left / minute)} min`;
}

export function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
