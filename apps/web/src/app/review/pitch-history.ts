import { Component, input } from '@angular/core';
import type { HistoryEntry } from '@sourcedesk/contracts/drafting';
import type { PitchAction } from '@sourcedesk/domain/workflow';
import { StateBadge, dateWords } from '@sourcedesk/ui';

/** What each action is called once it has happened. */
const done: Readonly<Record<string, string>> = {
  take: 'took it',
  takeOver: 'took it over',
  release: 'let it go',
  submit: 'submitted it',
  recall: 'took it back',
  return: 'returned it',
  approve: 'approved it',
  clientApprove: 'approved it for the brand',
  approveForClient: "noted the client's yes",
  reopen: 'reopened it',
  schedule: 'scheduled it',
  cancelSend: 'stopped the sending',
  deliver: 'handed it to the mail server',
  defer: 'will try again',
  delivered: 'saw it delivered',
  rejected: 'was refused by the mail server',
  loseTrack: 'lost track of it',
  bounced: 'saw it bounce',
  retry: 'tries again',
  confirmSent: 'confirmed that it was sent',
  confirmFailed: 'found that it did not arrive',
  sendAgain: 'sends it again',
  submitElsewhere: 'submitted it on the page',
  publish: 'noted that it was published',
  unpublish: 'took the publication back',
  decline: 'noted that it was declined',
  miss: 'saw the deadline pass',
  revive: 'brought it back',
  withdraw: 'withdrew it',
} satisfies Record<PitchAction, string>;

/** What happened to a pitch, the latest first. */
@Component({
  selector: 'sd-pitch-history',
  imports: [StateBadge],
  template: `
    <ol>
      @for (entry of entries(); track entry.at + entry.action) {
        <li>
          <p class="sd-line-up">
            <span class="sd-strong">{{ entry.by }}</span> {{ words(entry) }} <sd-state-badge [state]="entry.to" />
          </p>
          @if (entry.reason) {
            <p>“{{ entry.reason }}”</p>
          }
          <p class="sd-dim sd-small">
            <time [attr.datetime]="entry.at">{{ when(entry.at) }}</time> · text {{ entry.textVersion }}
          </p>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 12px;
    }
  `,
})
export class PitchHistory {
  readonly entries = input.required<readonly HistoryEntry[]>();
  protected readonly words = ({ action }: HistoryEntry) => done[action] ?? action;
  protected readonly when = (at: string) => dateWords(Date.parse(at));
}
