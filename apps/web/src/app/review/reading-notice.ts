import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import { ErrorCard } from '@sourcedesk/ui';
import type { ShownProblem } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { problemOf } from '../shell/problem';
import { ReviewClient } from './review-client';

/** Tells the desk that an editor has this text in hand, once for each time it was submitted. While that does not arrive it says so: the writer may still recall the text. */
@Component({
  selector: 'sd-reading-notice',
  imports: [ErrorCard],
  template: `
    @if (problem(); as problem) {
      <sd-error-card [problem]="problem" (retry)="tell()" />
    }
  `,
})
export class ReadingNotice {
  readonly pitch = input.required<Pitch>();
  /** The pitch has changed since the page read it: it was recalled, perhaps. */
  readonly moved = output<void>();

  private readonly client = inject(ReviewClient);
  private readonly session = inject(Session);
  private readonly told = signal('');
  private readonly failure = signal<unknown>(null);
  private telling = '';

  /** What is to be told; '' when nothing is: whoever submitted a text does not open it by looking at it. */
  private readonly news = computed(() => {
    const { id, state, submittedBy, submittedAt } = this.pitch();
    const mine = submittedBy?.id === this.session.me()?.user.id;
    return state === 'in_review' && !mine ? `${id} ${submittedAt ?? ''}` : '';
  });
  protected readonly problem = computed((): ShownProblem | null => {
    if (this.failure() === null || this.news() === '' || this.news() === this.told()) return null;
    const { detail, traceId } = problemOf(this.failure());
    const writer = this.pitch().submittedBy?.name ?? 'The writer';
    return {
      title: `${writer} does not know that you are reading`,
      detail: `${detail} Until the desk knows of it, the text may still be recalled.`,
      traceId,
    };
  });

  constructor() {
    effect(() => {
      // Each reading of the pitch is an occasion: the page reads it again when the connection is back.
      this.pitch();
      untracked(() => void this.tell());
    });
  }

  protected async tell(): Promise<void> {
    const news = this.news();
    if (news === '' || news === this.told() || news === this.telling) return;
    const { id, version } = this.pitch();
    this.telling = news;
    try {
      const now = await this.client.opened(id);
      this.told.set(news);
      if (now.version !== version) this.moved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.telling = '';
    }
  }
}
