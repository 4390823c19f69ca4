import type { QueueTab } from './queue-store';

export const queueTabs: readonly { id: QueueTab; label: string }[] = [
  { id: 'available', label: 'Available' },
  { id: 'mine', label: 'Mine' },
  { id: 'returned', label: 'Returned' },
  { id: 'done', label: 'Done today' },
];

/** Why a tab has nothing, and what comes next. */
export const emptyWords: Readonly<Record<QueueTab, { heading: string; text: string }>> = {
  available: { heading: 'Nothing to draft.', text: 'What an editor accepts in the inbox appears here by itself, the most urgent first.' },
  mine: {
    heading: 'You are writing nothing.',
    text: 'What you take is yours for 20 minutes at a time; each change of the text renews that.',
  },
  returned: { heading: 'Nothing came back.', text: 'A pitch that an editor returns stands here with the reason.' },
  done: { heading: 'Nothing handed in today.', text: 'What you submit stands here for a day, with what became of it.' },
};
