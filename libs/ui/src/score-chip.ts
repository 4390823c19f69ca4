import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import { Component, booleanAttribute, computed, input, signal } from '@angular/core';
import type { MatchReason } from '@sourcedesk/contracts/matching';
import { reasonWords } from './reason-words';

/** A match's score that opens its arithmetic: each reason with its weight, and the sum. No number here is hidden. */
@Component({
  selector: 'sd-score-chip',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, CdkTrapFocus],
  templateUrl: './score-chip.html',
  styleUrl: './score-chip.scss',
})
export class ScoreChip {
  readonly score = input.required<number>();
  readonly reasons = input.required<readonly MatchReason[]>();
  /** Whose score it is: the brand, or brand and expert. Printed after the number and over the arithmetic. */
  readonly label = input('');
  /** Whether Tab stops here; rows of a list that are not in hand say no, so that the list stays one stop. */
  readonly reachable = input(true, { transform: booleanAttribute });

  protected readonly open = signal(false);
  // From the same score on the inbox calls a match strong.
  protected readonly strong = computed(() => this.score() >= 70);
  protected readonly lines = computed(() => [...this.reasons()].sort((a, b) => b.weight - a.weight).map(reasonWords));
  protected readonly rounded = computed(() => Math.round(this.score()));

  protected toggle(event: Event): void {
    event.stopPropagation();
    this.open.update((open) => !open);
  }
}
