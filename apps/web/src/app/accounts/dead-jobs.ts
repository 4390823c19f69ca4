import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { EmptyState, ErrorCard, Now, SkeletonRows, agoWords } from '@sourcedesk/ui';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { jobWords } from './job-words';
import { lastKnown } from '../shell/last-known';

/** Work in the background that gave up after all its tries. */
@Component({
  selector: 'sd-dead-jobs',
  imports: [EmptyState, ErrorCard, MatButton, SkeletonRows],
  template: `
    @if (read.error(); as error) {
      <sd-error-card [problem]="problemOf(error)" (retry)="read.reload()" />
    }
    @if (known() === undefined) {
      @if (!read.error()) {
        <sd-skeleton-rows [rows]="3" />
      }
    } @else if (rows().length === 0) {
      <sd-empty-state
        heading="Nothing gave up"
        text="Reading e-mails, matching, sending and link checks run in the background and are tried again by themselves. What fails to the end stands here."
      />
    } @else {
      <ul aria-label="Jobs that gave up">
        @for (row of rows(); track row.id) {
          <li class="sd-row">
            <div>
              <h2>{{ row.what }}</h2>
              <p class="sd-small error">{{ row.error }}</p>
              <p class="sd-small sd-muted">{{ row.tries }}, the last {{ row.ago }}</p>
            </div>
            @if (mayRetry) {
              <button matButton="outlined" type="button" (click)="retry(row.id, row.what)">Try again</button>
            }
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './dead-jobs.scss',
})
export class DeadJobs {
  private readonly client = inject(AccountsClient);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  protected readonly mayRetry = inject(Session).may('jobs.retry');
  protected readonly problemOf = problemOf;
  protected readonly read = resource({ loader: () => this.client.deadJobs() });
  protected readonly known = lastKnown(this.read);
  private readonly going = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() =>
    (this.known() ?? [])
      .filter(({ id }) => !this.going().has(id))
      .map(({ id, name, attempts, error, at }) => ({
        id,
        what: jobWords(name),
        error: error || 'It gave no reason.',
        tries: attempts === 1 ? '1 try' : `${attempts} tries`,
        ago: agoWords(Date.parse(at), this.now.minute()),
      })),
  );

  constructor() {
    onLive(['job'], () => this.read.reload());
  }

  protected async retry(id: string, what: string): Promise<void> {
    this.going.update((ids) => new Set(ids).add(id));
    try {
      await this.client.retryJob(id);
      this.toasts.show(`Trying again: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`);
    } catch (error) {
      this.toasts.fail(error);
    }
    // Whether it ran, failed anew or was refused: the list says so.
    this.read.set(await this.client.deadJobs().catch(() => this.known()));
    this.going.update((ids) => new Set([...ids].filter((each) => each !== id)));
  }
}
