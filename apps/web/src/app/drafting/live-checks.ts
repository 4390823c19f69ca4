import type { Check as JudgedCheck, Pitch } from '@sourcedesk/contracts/drafting';
import { checklist } from '@sourcedesk/domain/checklist';
import type { Check, ChecklistInput } from '@sourcedesk/domain/checklist';
import type { DraftText } from './write-ahead';

/** What the checklist needs of a pitch beside its text. */
export type PitchAtHand = Pick<Pitch, 'query' | 'profile' | 'brand'>;

/** The server's verdict on a text, and when it came; epoch in milliseconds. */
export interface Verdict {
  readonly text: DraftText;
  readonly checks: readonly JudgedCheck[];
  readonly at: number;
}

/** The server's input as far as a browser knows it: without other brands and a later deadline an editor allowed. */
function inputOf(
  pitch: PitchAtHand,
  text: DraftText,
  answered: readonly number[],
  at: number,
  otherBrandNames: readonly string[] = [],
): ChecklistInput {
  const { query, profile, brand } = pitch;
  return { subject: text.subject, body: text.body, query, profile, brand, otherBrandNames, answered, now: new Date(at) };
}

/**
 * The checklist of the text as it is typed. Where the server judged its text otherwise than this browser would have, it knows more,
 * and its word stands until it has seen the new text.
 */
export function liveChecks(pitch: PitchAtHand, text: DraftText, answered: readonly number[], now: number, verdict: Verdict): Check[] {
  const named = brandsNamedIn(verdict.checks);
  const live = checklist(inputOf(pitch, text, answered, now, named));
  const then = new Map(
    checklist(inputOf(pitch, verdict.text, tickedIn(pitch, verdict), verdict.at, named)).map((check) => [check.id, check]),
  );
  const judged = new Map(verdict.checks.map((check) => [check.id, check]));
  return live.map((check) => {
    const theirs = judged.get(check.id);
    const ours = then.get(check.id);
    if (theirs === undefined || ours === undefined) return check;
    return theirs.ok === ours.ok && theirs.text === ours.text ? check : { ...check, ...theirs };
  });
}

/** Numbers of the questions the server counts as ticked by a person: it says so in the sentence of a ticked question. */
export function tickedIn(pitch: PitchAtHand, { checks, text, at }: Pick<Verdict, 'checks' | 'text' | 'at'>): number[] {
  const all = pitch.query.questions.map((_, index) => index + 1);
  const said = new Map(checks.map((check) => [check.id, check.text]));
  return checklist(inputOf(pitch, text, all, at))
    .filter((check) => check.question !== undefined && said.get(check.id) === check.text)
    .map((check) => check.question ?? 0);
}

/** The brand the server found in its text: with its name the browser finds the place, and sees when it is gone. */
function brandsNamedIn(checks: readonly JudgedCheck[]): string[] {
  const found = checks.find(({ id, ok }) => id === 'other-brand' && !ok);
  return found === undefined ? [] : [found.text.slice(found.text.indexOf(': ') + 2)];
}
