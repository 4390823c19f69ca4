import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { QueueRow } from '@sourcedesk/contracts/drafting';
import type { MatchReason } from '@sourcedesk/contracts/matching';
import { DeadlinePill, Icon, KeyHint, Now, Pill, ScoreChip, StateBadge } from '@sourcedesk/ui';
import { leaseWords } from './lease';
import { questionWords } from './queue-rows';

/** What can be done with a row: the first is what Enter does. */
export type QueueDeed = 'take' | 'open' | 'release' | 'takeOver';

/** One row of the queue: time first, what is asked, for whom, and who has it. */
@Component({
  selector: 'sd-queue-line',
  imports: [DeadlinePill, Icon, KeyHint, MatButton, Pill, RouterLink, ScoreChip, StateBadge],
  templateUrl: './queue-line.html',
  styleUrl: './queue-line.scss',
  host: { '[class.gone]': 'gone()', '[class.active]': 'active()' },
})
export class QueueLine {
  readonly row = input.required<QueueRow>();
  readonly me = input.required<string>();
  readonly active = input(false);
  readonly gone = input(false);
  readonly busy = input(false);
  readonly note = input('');
  readonly reasons = input<readonly MatchReason[]>();
  readonly mayTakeOver = input(false);
  /** Handed in: the row tells its state, there is nothing to take. */
  readonly done = input(false);
  readonly deed = output<QueueDeed>();

  private readonly now = inject(Now);
  protected readonly lease = computed(() => leaseWords(this.row(), this.me(), this.now.time()));
  protected readonly questions = computed(() => questionWords(this.row().query.questions));
  protected readonly returned = computed(() => this.row().state === 'returned');
  protected readonly draft = computed(() => {
    const { pitchId } = this.row();
    return pitchId !== null && (this.done() || this.lease().holding !== 'free') ? ['/app/pitches', pitchId, 'draft'] : null;
  });
  protected readonly where = computed(() => this.row().query.outlet.name || 'Outlet not named');
}
