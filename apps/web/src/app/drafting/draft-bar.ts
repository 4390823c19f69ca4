import type { Check } from '@sourcedesk/domain/checklist';
import type { PitchAction } from '@sourcedesk/domain/workflow';
import type { BarAction } from '@sourcedesk/ui';

export type DraftDeed = 'take' | 'takeOver' | 'release' | 'submit' | 'recall' | 'withdraw' | 'revive' | 'review' | 'leave' | 'editor';

/** What the bar must know of the page. */
export interface BarFacts {
  readonly may: (action: PitchAction) => boolean;
  /** The person is writing it now. */
  readonly mine: boolean;
  readonly standing: readonly Check[];
  /** Two texts wait for a choice. */
  readonly conflict: boolean;
  /** It waits for editors, and this person is one. */
  readonly review: boolean;
  readonly simple: boolean;
}

/** The buttons of the draft page, the main one last. */
export function draftActions(page: BarFacts): BarAction[] {
  const { may, mine } = page;
  const rare: BarAction[] = [
    ...(mine ? [{ id: 'editor', label: page.simple ? 'Use the full editor' : 'Use the simple editor', rare: true }] : []),
    ...(may('withdraw') ? [{ id: 'withdraw', label: 'Withdraw this pitch', rare: true }] : []),
  ];
  const shown: (BarAction | false)[] = [
    may('recall') && { id: 'recall', label: 'Recall' },
    may('revive') && { id: 'revive', label: 'Revive' },
    mine && { id: 'release', label: 'Release' },
    !mine && may('takeOver') && { id: 'takeOver', label: 'Take over', keys: 't' },
    !mine && may('take') && { id: 'take', label: 'Take and write', keys: 't', kind: 'primary' },
    page.review && { id: 'review', label: 'Review', kind: 'primary' },
    mine && submitAction(page),
  ];
  return [...rare, ...shown.filter((action) => action !== false)];
}

function submitAction({ standing, conflict }: BarFacts): BarAction {
  const submit: BarAction = { id: 'submit', label: 'Submit', keys: 'mod+enter', kind: 'primary' };
  if (conflict) return { ...submit, disabled: true, why: 'Choose between the two texts first.' };
  if (standing.length === 0) return submit;
  return { ...submit, disabled: true, why: standing.map(({ text }) => text).join('\n') };
}
