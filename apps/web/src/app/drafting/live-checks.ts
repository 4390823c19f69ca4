import type { Check, Pitch } from '@sourcedesk/contracts/drafting';
import { checklist } from '@sourcedesk/domain/checklist';
import type { ChecklistInput } from '@sourcedesk/domain/checklist';
import type { DraftText } from './write-ahead';

/** What the checklist needs of a pitch beside its text. */
export type PitchAtHand = Pick<Pitch, 'query' | 'profile' | 'brand' | 'deadlineOverride'>;

/** What the server knows of a text that this browser does not. */
export interface Verdict {
  /** The names of other brands in it, as they are written there. */
  readonly brands: readonly string[];
  /** The server's check that found one, with the whole name. */
  readonly named: Check | null;
  /** Checks this browser would have judged otherwise: another clock, another release. */
  readonly overruled: readonly Check[];
}

export const noVerdict: Verdict = { brands: [], named: null, overruled: [] };

function inputOf(
  pitch: PitchAtHand,
  { subject, body }: DraftText,
  answered: readonly number[],
  at: number,
  otherBrandNames: readonly string[],
): ChecklistInput {
  const { query, profile, brand, deadlineOverride } = pitch;
  return { subject, body, query, profile, brand, otherBrandNames, answered, deadlineOverride, now: new Date(at) };
}

/** Reads what the server says of a text at an instant, epoch in milliseconds. */
export function verdictOf(pitch: PitchAtHand, text: DraftText, answered: readonly number[], checks: readonly Check[], at: number): Verdict {
  const named = checks.find(({ id, ok }) => id === 'other-brand' && !ok) ?? null;
  const brands = named?.at ? [text[named.at.field].slice(named.at.start, named.at.end)] : [];
  const ours = new Map(checklist(inputOf(pitch, text, answered, at, brands)).map((check) => [check.id, check.ok]));
  return { brands, named, overruled: checks.filter(({ id, ok }) => ours.has(id) && ours.get(id) !== ok) };
}

/**
 * The checklist of the text as it is typed. What the server judged otherwise than this browser would have stands until it has seen the new text; another
 * brand it found is looked for as the text changes.
 */
export function liveChecks(pitch: PitchAtHand, text: DraftText, answered: readonly number[], now: number, verdict: Verdict): Check[] {
  const overruled = new Map(verdict.overruled.map((check) => [check.id, check]));
  return checklist(inputOf(pitch, text, answered, now, verdict.brands)).map((check) => {
    if (check.id === 'other-brand' && !check.ok && verdict.named) return { ...check, text: verdict.named.text };
    return overruled.get(check.id) ?? check;
  });
}
