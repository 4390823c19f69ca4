import { Component, inject, input } from '@angular/core';
import type { HistoryEntry } from '@sourcedesk/contracts/drafting';
import type { PitchAction } from '@sourcedesk/domain/workflow';
import { Now, momentWords } from '@sourcedesk/ui';

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
  template: `
    <ol>
      @for (entry of entries(); track entry.at + entry.action) {
        <li>
          <p class="sd-dim sd-small sd-figures">
            <time [attr.datetime]="entry.at">{{ when(entry.at) }}</time>{{ entry.textVersion > 0 ? ' · text ' + entry.textVersion : '' }}
          </p>
          <p>
            <span class="sd-strong">{{ entry.by }}</span> {{ words(entry) }}
          </p>
          @if (entry.reason) {
            <p class="reason">“{{ entry.reason }}”</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 10px;
    }
    li {
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--sd-line);
      font-size: 13px;
    }
    .reason {
      color: var(--sd-ink-2);
      overflow-wrap: anywhere;
    }
  `,
})
export class PitchHistory {
  readonly entries = input.required<readonly HistoryEntry[]>();
  protected readonly words = ({ action }: HistoryEntry) => done[action] ?? action;
  protected readonly when = (at: string) => momentWords(Date.parse(at), this.now.minute());
  private readonly now = inject(Now);
}
