import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Likeness, LikenessVerdict } from '@sourcedesk/contracts/likeness';
import { serviceNames } from '@sourcedesk/domain/services';
import { DeadlinePill, Icon, Now, agoWords } from '@sourcedesk/ui';
import { evidenceWords, verdictWords } from './likeness-words';

/** Another query that may be the same request: what speaks for it, and what a person said or may say. */
@Component({
  selector: 'sd-likeness-item',
  imports: [DeadlinePill, Icon, RouterLink],
  templateUrl: './likeness-item.html',
  styleUrl: './likeness-item.scss',
  host: { style: 'display: block' },
})
export class LikenessItem {
  readonly likeness = input.required<Likeness>();
  /** The one of the two that is not on the page. */
  readonly other = input.required<Likeness['query']>();
  readonly busy = input(false);
  readonly mayJudge = input(false);
  readonly judge = output<LikenessVerdict>();

  private readonly now = inject(Now);
  protected readonly evidenceWords = evidenceWords;
  protected readonly services = serviceNames;
  protected readonly said = verdictWords;

  protected ago(at: string): string {
    return agoWords(Date.parse(at), this.now.minute());
  }
}
