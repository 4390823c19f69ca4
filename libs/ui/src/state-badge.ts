import { Component, computed, input } from '@angular/core';
import type { PitchState } from '@sourcedesk/domain/workflow';
import type { IconName } from './icon';
import { Pill } from './pill';
import type { Tone } from './tone';

interface StateWords {
  label: string;
  tone: Tone;
  icon: IconName;
}

/** What each state of a pitch is called on screen. */
export const stateWords: Readonly<Record<PitchState, StateWords>> = {
  drafting: { label: 'Being written', tone: 'plain', icon: 'queue' },
  returned: { label: 'Returned', tone: 'amber', icon: 'undo' },
  in_review: { label: 'In review', tone: 'press', icon: 'review' },
  client_review: { label: 'With the client', tone: 'press', icon: 'user' },
  approved: { label: 'Approved', tone: 'green', icon: 'check' },
  scheduled: { label: 'Scheduled', tone: 'press', icon: 'clock' },
  sending: { label: 'Sending', tone: 'press', icon: 'sent' },
  sent: { label: 'Sent', tone: 'green', icon: 'sent' },
  uncertain: { label: 'Not known whether sent', tone: 'amber', icon: 'question' },
  failed: { label: 'Failed', tone: 'red', icon: 'stop' },
  declined: { label: 'Declined', tone: 'plain', icon: 'close' },
  missed: { label: 'Missed', tone: 'plain', icon: 'lock' },
  withdrawn: { label: 'Withdrawn', tone: 'plain', icon: 'close' },
  published: { label: 'Published', tone: 'green', icon: 'link' },
};

/** What stopping a send came to, by the state the pitch is in now. */
export function stoppedWords(state: PitchState): string {
  return state === 'uncertain'
    ? 'Stopped. Whether the first attempt arrived is as unknown as before.'
    : 'Stopped. Nothing was sent; the approval stands.';
}

/** The state of a pitch in words, with its colour and icon. */
@Component({
  selector: 'sd-state-badge',
  imports: [Pill],
  template: `<sd-pill [tone]="words().tone" [icon]="words().icon">{{ words().label }}</sd-pill>`,
  styles: ':host { display: inline-flex }',
})
export class StateBadge {
  readonly state = input.required<PitchState>();
  protected readonly words = computed(() => stateWords[this.state()]);
}
