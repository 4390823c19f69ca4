import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import type { ReparseChange } from '@sourcedesk/contracts/reparsing';
import { DiffView, ErrorCard, Icon, Pill, SkeletonRows, dateWords } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import type { ProblemError } from '../shell/problem';
import { IntakeClient } from './intake-client';
import { changesByMessage } from './reparse-words';

/** What reads otherwise, message by message, query by query, field by field. */
@Component({
  selector: 'sd-reparse-differences',
  imports: [DiffView, ErrorCard, Icon, MatButton, Pill, RouterLink, SkeletonRows],
  template: `
    @for (message of messages(); track message.id) {
      <section>
        <h3>
          <a [routerLink]="['/app/digests', message.id]">{{ message.subject || 'An e-mail without a subject' }}</a>
          <span class="sd-muted sd-small">{{ came(message.receivedAt) }}</span>
        </h3>
        @for (part of message.parts; track part.key) {
          <div class="query" [attr.data-kind]="part.kind">
            <h4>
              @if (part.kind === 'added') {
                <sd-pill tone="green" icon="plus">New</sd-pill>
              } @else if (part.kind === 'gone') {
                <sd-pill tone="amber" icon="info">Read no more</sd-pill>
              }
              @if (part.queryId; as id) {
                <a [routerLink]="['/app/queries', id]">{{ part.title }}</a>
              } @else {
                {{ part.title }}
              }
            </h4>
            @if (part.note !== '') {
              <p class="sd-muted sd-small">{{ part.note }}</p>
            }
            @if (part.fields.length > 0) {
              <dl>
                @for (field of part.fields; track field.id) {
                  <dt>{{ field.name }}</dt>
                  <dd>
                    @if (field.segments.length > 0) {
                      <sd-diff-view [segments]="field.segments" />
                    }
                    @if (field.note !== '') {
                      <span class="sd-muted sd-small">{{ field.note }}</span>
                    }
                  </dd>
                }
              </dl>
            }
          </div>
        }
      </section>
    }
    @if (problem(); as why) {
      <sd-error-card [problem]="why" (retry)="more()" />
    } @else if (busy()) {
      <sd-skeleton-rows [rows]="3" />
    } @else if (cursor() !== null) {
      <button matButton="outlined" type="button" class="more" (click)="more()">Show more differences</button>
    } @else if (messages().length === 0) {
      <p class="sd-muted none"><sd-icon name="check" /> Nothing reads differently.</p>
    }
  `,
  styleUrl: './reparse-differences.scss',
})
export class ReparseDifferences {
  /** Id of the re-reading. */
  readonly of = input.required<string>();

  private readonly client = inject(IntakeClient);
  private readonly changes = signal<readonly ReparseChange[]>([]);
  protected readonly cursor = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly messages = computed(() => changesByMessage(this.changes()));

  constructor() {
    effect(() => {
      this.of();
      untracked(() => {
        this.changes.set([]);
        this.cursor.set(null);
        void this.more();
      });
    });
  }

  protected async more(): Promise<void> {
    const id = this.of();
    this.busy.set(true);
    this.problem.set(null);
    try {
      const page = await this.client.changes(id, this.cursor());
      if (id !== this.of()) return;
      this.changes.update((changes) => [...changes, ...page.items]);
      this.cursor.set(page.nextCursor);
    } catch (error) {
      if (id === this.of()) this.problem.set(problemOf(error));
    } finally {
      if (id === this.of()) this.busy.set(false);
    }
  }

  protected came(at: string): string {
    return dateWords(at);
  }
}
