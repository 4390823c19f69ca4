import type { InboxRow } from '@sourcedesk/contracts/matching';
import type { BarAction } from '@sourcedesk/ui';
import type { KeyBinding } from '../shell/keys';
import type { PaletteEntry } from '../shell/palette';
import { undecided } from './inbox-rows';
import { laneNames, laneOrder } from './inbox-words';

/** What can be done with a query in hand. */
export type InboxAct = 'accept' | 'skip' | 'duplicate' | 'snooze' | 'expert';

interface Hand {
  row: InboxRow | null;
  mayJudge: boolean;
  mayReadMail: boolean;
  canUndo: boolean;
  onPhone: boolean;
}

const noMatch = 'No brand matches this query. Choose an expert by hand, or leave it: it goes at its deadline.';

/** The buttons under the inbox, the main one last; what is rare goes into a menu on a phone. */
export function inboxActions({ row, mayJudge, mayReadMail, canUndo, onPhone }: Hand): BarAction[] {
  const undo: BarAction = { id: 'undo', label: 'Undo', keys: 'z', disabled: !canUndo, why: canUndo ? '' : 'No verdict to take back.' };
  if (row === null) return [undo];
  const open = undecided(row).length;
  const why = !mayJudge ? 'Editors and managers give verdicts.' : open === 0 ? noMatch : '';
  const judged = { disabled: why !== '', why };
  const actions: BarAction[] = [
    { ...undo, rare: onPhone },
    ...(mayReadMail ? [{ id: 'digest', label: 'Open in digest', keys: 'shift+o', rare: onPhone }] : []),
    { id: 'expert', label: 'Choose expert', keys: 'e', disabled: !mayJudge, ...(open === 0 ? {} : { rare: onPhone }) },
    { id: 'snooze', label: 'Snooze', keys: 's', ...judged },
    { id: 'skip', label: 'Skip', keys: 'd', ...judged },
  ];
  return [...actions, { id: 'accept', label: 'Accept', keys: 'a', kind: 'primary', disabled: !mayJudge, why: mayJudge ? '' : why }];
}

/** What the keys of the inbox work. */
export interface InboxHands {
  act: (id: string) => void;
  canUndo: () => boolean;
  togglePeek: () => void;
  backToList: () => void;
  inPeek: () => boolean;
  letIn: () => void;
  waiting: () => boolean;
  findText: () => void;
  goToLane: (lane: string) => void;
}

export function inboxKeys(hands: InboxHands): KeyBinding[] {
  const verdict = (keys: string, label: string, id: string): KeyBinding => ({ keys, label, run: () => hands.act(id) });
  return [
    verdict('a', 'Accept', 'accept'),
    verdict('d', 'Skip with a reason', 'skip'),
    verdict('u', 'Skip as a duplicate', 'duplicate'),
    verdict('s', 'Snooze', 'snooze'),
    verdict('e', 'Choose an expert by hand', 'expert'),
    { keys: 'z', label: 'Undo the last verdict', run: () => hands.act('undo'), when: hands.canUndo },
    { keys: 'o', label: 'Show or hide the query beside the list', run: hands.togglePeek },
    verdict('shift+o', 'Open in its digest', 'digest'),
    { keys: 'r', label: 'Let new rows in', run: hands.letIn, when: hands.waiting },
    { keys: 'f', label: 'Find in the inbox', run: hands.findText },
    { keys: 'escape', label: 'Back to the list', run: hands.backToList, when: hands.inPeek },
    ...laneOrder.map((lane, index) => ({ keys: `${index + 1}`, label: laneNames[lane], run: () => hands.goToLane(lane) })),
  ];
}

/** The same for the palette. */
export function inboxPalette(row: InboxRow | null, actions: readonly BarAction[], hands: InboxHands): PaletteEntry[] {
  const lanes = laneOrder.map((lane, index): PaletteEntry => ({
    id: `inbox-lane-${lane}`,
    label: `Inbox: ${laneNames[lane]}`,
    group: 'Go to',
    keys: `${index + 1}`,
    run: () => hands.goToLane(lane),
  }));
  const own = actions
    .filter(({ disabled }) => disabled !== true)
    .map(({ id, label, keys }): PaletteEntry => ({
      id: `inbox-${id}`,
      label,
      group: 'This item',
      note: id === 'undo' ? '' : (row?.query.summary.slice(0, 40) ?? ''),
      keys,
      run: () => hands.act(id),
    }));
  return [...own.reverse(), ...lanes];
}
