import type { Brand, BrandStatus, Plan } from '@sourcedesk/contracts/accounts';
import type { IconName, Tone } from '@sourcedesk/ui';
import { dateWords } from '@sourcedesk/ui';

/** A state as a pill shows it. */
export interface ShownState {
  words: string;
  tone: Tone;
  icon?: IconName;
}

export const statusWords: Readonly<Record<BrandStatus, string>> = {
  onboarding: 'Being set up',
  active: 'Active',
  paused: 'Paused',
  ended: 'Ended',
};

export function statusOf({ status, pause }: Pick<Brand, 'status' | 'pause'>): ShownState {
  if (status === 'active') return { words: 'Active', tone: 'green' };
  if (status === 'onboarding') return { words: 'Being set up', tone: 'press' };
  if (status === 'ended') return { words: 'Ended', tone: 'plain' };
  return { words: pause?.until ? `Paused until ${dateWords(pause.until)}` : 'Paused', tone: 'amber', icon: 'pause' };
}

const experts = (count: number): string => (count === 1 ? '1 expert' : `${count} experts`);

/** "1 of 2 experts", "3 experts, no limit". */
export function seatsWords({ profileLimit, profilesUsed }: Brand['plan']): string {
  return profileLimit === null ? `${experts(profilesUsed)}, no limit` : `${profilesUsed} of ${experts(profileLimit)}`;
}

/** Whether the plan has no seat left. */
export const isFull = ({ profileLimit, profilesUsed }: Brand['plan']): boolean => profileLimit !== null && profilesUsed >= profileLimit;

/** Before the limit is met: what adding one more means. '' while there is plenty of room. */
export function seatsAhead(plan: Brand['plan'], planName: string): string {
  const { profileLimit, profilesUsed } = plan;
  if (profileLimit === null || profilesUsed < profileLimit - 1) return '';
  if (profilesUsed < profileLimit) return `One seat is left on the ${planName} plan.`;
  return `The ${planName} plan allows ${experts(profileLimit)}, and ${profilesUsed === 1 ? 'one is' : `${profilesUsed} are`} here. A larger plan has room for more.`;
}

/** What a plan would mean for a brand with so many experts. */
export function planMeans({ profileLimit, name }: Plan, brand: string, used: number): { possible: boolean; text: string } {
  if (profileLimit === null) return { possible: true, text: 'As many experts as you like' };
  if (used > profileLimit)
    return { possible: false, text: `Not possible now: ${name} allows ${experts(profileLimit)}, ${brand} has ${used}.` };
  const left = profileLimit - used;
  const room = left === 0 ? 'no room for another' : `room for ${left} more`;
  return { possible: true, text: `Up to ${experts(profileLimit)}: ${room}` };
}

/** What else a plan brings: head start and support. */
export function planBrings({ headStartMinutes, support }: Plan): string {
  const start = headStartMinutes > 0 ? `${headStartMinutes} min head start in the queue` : '';
  return [start, support].filter((part) => part !== '').join(' · ');
}

/** Whether mail can leave; null: no mailbox, undefined: not ours to know. */
export function mailboxState(mailbox: Brand['mailbox']): ShownState | null {
  if (mailbox === undefined) return null;
  if (mailbox === null) return { words: 'No mailbox', tone: 'amber', icon: 'warning' };
  switch (mailbox.test.state) {
    case 'ok':
      return { words: 'Mailbox works', tone: 'green', icon: 'check' };
    case 'failed':
      return { words: 'Mailbox fails', tone: 'red', icon: 'warning' };
    case 'running':
      return { words: 'Testing mailbox', tone: 'plain', icon: 'clock' };
    default:
      return { words: 'Mailbox not tested', tone: 'amber', icon: 'warning' };
  }
}

/** The address as a person reads it: "fernway.example/team". */
export const siteWords = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
