import type { HistoryEntry, Pitch } from '@sourcedesk/contracts/drafting';
import type { Query } from '@sourcedesk/contracts/intake';
import { clockWords, momentWords, stateWords } from '@sourcedesk/ui';
import type { SaveState } from './save-state';

/** How an answer reaches the journalist. */
export function channelWords({ kind, address }: Query['reply']): string {
  if (kind === 'relay') return 'by e-mail through the service, which passes it on';
  if (kind === 'address') return `by e-mail to ${address}, which the journalist named`;
  return kind === 'link' ? 'on a page of the service' : 'by a form on the web';
}

/** Where the text is, in the words of the bar. keeps: this browser can keep texts beyond the page. */
export function saveWords(save: SaveState, keeps: boolean): string {
  if (save.kind === 'saved') return save.at === null ? 'Saved' : `Saved ${clockWords(save.at)}`;
  if (save.kind === 'saving') return 'Saving';
  if (save.kind === 'conflict') return 'Conflict';
  if (save.kind === 'lost') return '';
  if (save.kind === 'refused') return 'Not saved';
  const why = save.problem.code === 'offline' ? 'Offline' : 'Server out of reach';
  return keeps ? `${why} - kept on this device` : `${why} - keep this page open`;
}

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
  sendAgain: 'to be sent again',
  submitElsewhere: 'submitted elsewhere',
  publish: 'published',
  unpublish: 'no longer published',
  decline: 'declined',
  miss: 'deadline missed',
  revive: 'revived',
  withdraw: 'withdrawn',
};

/** What happened, in a word or two. */
export function stepWords(entry: Pick<HistoryEntry, 'action'>): string {
  return steps[entry.action] ?? entry.action;
}

/** Why the page only shows the text, and since when. */
export function standingWords(pitch: Pick<Pitch, 'state' | 'submittedBy' | 'submittedAt'>, me: string, now: number): string {
  const { state, submittedBy, submittedAt } = pitch;
  if (state === 'in_review' && submittedAt !== null) {
    const who = submittedBy === null ? '' : submittedBy.id === me ? ' by you' : ` by ${submittedBy.name}`;
    return `Submitted${who} ${momentWords(Date.parse(submittedAt), now)}. It is with the editors.`;
  }
  return `${stateWords[state].label}: the text can no longer be changed here.`;
}
