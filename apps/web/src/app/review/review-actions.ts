import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { BarAction } from '@sourcedesk/ui';

interface Circumstances {
  /** Blockers nobody has lifted. */
  standing: number;
  /** The agency's undo window. */
  seconds: number;
  /** It leaves by e-mail. */
  mail: boolean;
}

/** The buttons of the review page, from what the workflow allows; the main one last. */
export function reviewActions(pitch: Pick<Pitch, 'allowedActions' | 'state'>, { standing, seconds, mail }: Circumstances): BarAction[] {
  const may = (action: string) => pitch.allowedActions.includes(action);
  const blocked =
    standing > 0
      ? { disabled: true, why: `Lift ${standing === 1 ? 'the blocker' : `the ${standing} blockers`} with a reason, or return the pitch.` }
      : {};
  const sendLabel = seconds > 0 ? `send in ${seconds} s` : 'send now';
  const bar: BarAction[] = [];
  if (may('withdraw')) bar.push({ id: 'withdraw', label: 'Withdraw', rare: true, kind: 'danger' });
  if (may('reopen')) bar.push({ id: 'reopen', label: 'Reopen', rare: pitch.state === 'approved' });
  if (may('cancelSend')) bar.push({ id: 'cancelSend', label: 'Stop sending', keys: 'z', kind: 'primary' });
  if (may('approve') && mail) bar.push({ id: 'approve', label: 'Approve only', rare: true, ...blocked });
  if (may('return')) bar.push({ id: 'return', label: 'Return', keys: 'shift+r' });
  if (may('approveForClient')) bar.push({ id: 'approveForClient', label: 'The client said yes', kind: 'primary' });
  if (may('schedule')) bar.push({ id: 'later', label: 'Send later' });
  if (may('approve'))
    bar.push({
      id: mail ? 'send' : 'approve',
      label: mail ? `Approve and ${sendLabel}` : 'Approve',
      keys: 'shift+a',
      kind: 'primary',
      ...blocked,
    });
  if (may('schedule'))
    bar.push({ id: 'send', label: `${sendLabel[0]?.toUpperCase()}${sendLabel.slice(1)}`, keys: 'shift+a', kind: 'primary' });
  if (may('submitElsewhere')) bar.push({ id: 'submitElsewhere', label: 'I submitted it', kind: 'primary' });
  return bar;
}
