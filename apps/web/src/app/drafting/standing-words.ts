import type { HistoryEntry, Pitch } from '@sourcedesk/contracts/drafting';
import { momentWords, stateWords } from '@sourcedesk/ui';

const steps: Readonly<Record<string, string>> = {
  take: 'taken',
  takeOver: 'taken over',
  release: 'released',
  submit: 'submitted',
  recall: 'recalled',
  return: 'returned',
  approve: 'approved',
  clientApprove: 'approved by the client',
  approveForClient: 'approved for the client',
  reopen: 'reopened',
  schedule: 'scheduled',
  cancelSend: 'sending cancelled',
  deliver: 'handed to the mail server',
  defer: 'sending put off',
  delivered: 'sent',
  rejected: 'refused by the mail server',
  loseTrack: 'outcome unknown',
  bounced: 'bounced',
  retry: 'to be sent again',
  confirmSent: 'confirmed as sent',
  confirmFailed: 'found not to have arrived',
  sendAgain: 'to be sent again',
  submitElsewhere: 'submitted elsewhere',
  publish: 'published',
  unpublish: 'no longer published',
  decline: 'declined',
  miss: 'deadline passed',
  revive: 'revived',
  withdraw: 'withdrawn',
};

/** What happened, in a word or two. */
export function stepWords(entry: Pick<HistoryEntry, 'action'>): string {
  return steps[entry.action] ?? entry.action;
}

/** Why the page only shows the text, and since when. */
export function standingWords(
  pitch: Pick<Pitch, 'state' | 'submittedBy' | 'submittedAt' | 'profile' | 'allowedActions'>,
  me: string,
  now: number,
): string {
  const { state, submittedBy, submittedAt, profile, allowedActions } = pitch;
  if (state === 'in_review' && submittedAt !== null) {
    const who = submittedBy === null ? '' : submittedBy.id === me ? ' by you' : ` by ${submittedBy.name}`;
    return `Submitted${who} ${momentWords(Date.parse(submittedAt), now)}. It is with the editors.`;
  }
  if ((state === 'missed' || state === 'withdrawn') && profile.removedAt !== null)
    return `${stateWords[state].label}. ${profile.name} was removed from the brand's experts: brought back, the pitch can be revived.`;
  if (allowedActions.includes('revive')) return `${stateWords[state].label}: once it is revived, the text can be changed again.`;
  return `${stateWords[state].label}: the text can no longer be changed here.`;
}
