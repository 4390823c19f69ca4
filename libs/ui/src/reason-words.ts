import type { MatchReason } from '@sourcedesk/contracts/matching';

/** A reason as shown. */
export interface ReasonWords {
  text: string;
  /** Speaks against the match, or was looked for and is not there: struck through. */
  against: boolean;
  /** What to say before the text where striking through is not heard; '' for what speaks for the match. */
  said: string;
  /** "+20", "−5"; '' for what gives no points. */
  points: string;
}

const kept: Readonly<Record<string, string>> = { exclusion: 'not there, as wanted: ', missing: 'missing: ', veto: 'vetoed: ' };

/** How a reason is told: what NOT kept away, what is missing and what a veto struck is no praise, though it weighs nothing. */
export function reasonWords({ kind, text, weight }: MatchReason): ReasonWords {
  const said = weight < 0 && kind !== 'cap' ? 'against: ' : (kept[kind] ?? '');
  return { text, against: said !== '', said, points: pointsWords(weight) };
}

function pointsWords(weight: number): string {
  const rounded = Math.round(weight * 10) / 10;
  if (rounded === 0) return '';
  return rounded < 0 ? `−${Math.abs(rounded)}` : `+${rounded}`;
}
