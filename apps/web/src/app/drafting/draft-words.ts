import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { Deadline, Query } from '@sourcedesk/contracts/intake';
import { noDeadline } from '@sourcedesk/domain/checklist';
import { clockWords } from '@sourcedesk/ui';
import type { SaveState } from './save-state';

/** How an answer reaches the journalist. */
export function channelWords({ kind, address }: Query['reply']): string {
  if (kind === 'relay') return 'by e-mail through the service, which passes it on';
  if (kind === 'address') return `by e-mail to ${address}, which the journalist named`;
  return kind === 'link' ? 'on a page of the service' : 'by a form on the web';
}

/** Until when the pitch may leave: an editor's word, else the query's; null where nothing binds it. The journalist's own words stay beside it. */
export function dueOf({ query, deadlineOverride }: Pick<Pitch, 'query' | 'deadlineOverride'>): Deadline | null {
  if (deadlineOverride === null) return query.deadline;
  if (deadlineOverride === noDeadline) return null;
  return { at: deadlineOverride, zone: null, raw: query.deadline?.raw ?? '', certainty: 'exact' };
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
