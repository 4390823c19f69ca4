import { Component, input } from '@angular/core';
import type { HistoryEntry } from '@sourcedesk/contracts/drafting';
import { StateBadge, dateWords } from '@sourcedesk/ui';

const plain = (action: string) => action.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

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
  protected readonly words = ({ action }: HistoryEntry) => plain(action);
  protected readonly when = (at: string) => dateWords(Date.parse(at));
}
