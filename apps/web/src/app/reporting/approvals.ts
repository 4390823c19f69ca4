import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ClientPitch } from '@sourcedesk/contracts/drafting';
import { Ask, DeadlinePill, ErrorCard } from '@sourcedesk/ui';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { ReportingClient } from './reporting-client';

/** Texts that leave in the client's name only after its yes. */
@Component({
  selector: 'sd-approvals',
  imports: [DeadlinePill, ErrorCard, MatButton],
  template: `
    @if (read.error()) {
      <sd-error-card [problem]="problemOf(read.error())" (retry)="read.reload()" />
    } @else if (read.hasValue() && read.value().items.length > 0) {
      <section class="sd-page sd-stack" aria-label="May we say this?">
        <p class="sd-lede">May we say this in your name?</p>
        @for (pitch of read.value().items; track pitch.id) {
          <article class="sd-sheet">
            @if (pitch.deadlineAt; as at) {
              <sd-deadline-pill [deadline]="{ at, zone: null, raw: '', certainty: 'exact' }" full />
            }
            <p class="sd-muted sd-small">{{ pitch.topic }} · as {{ pitch.profile.name }}</p>
            <h2>{{ pitch.subject }}</h2>
            <p class="body">{{ pitch.body }}</p>
            <p class="sd-line-up do">
              @if (pitch.allowedActions.includes('clientApprove')) {
                <button matButton="filled" type="button" [disabled]="busy() === pitch.id" (click)="approve(pitch)">Yes, say this</button>
              }
              @if (pitch.allowedActions.includes('return')) {
                <button matButton="outlined" type="button" [disabled]="busy() === pitch.id" (click)="change(pitch)">
                  Ask for a change
                </button>
              }
            </p>
          </article>
        }
      </section>
    }
  `,
  styles: `
    .sd-page {
      max-width: 1020px;
      margin: 0 auto;
      padding-bottom: 0;
    }
    article {
      padding: 16px 18px;
    }
    sd-deadline-pill {
      margin-bottom: 6px;
    }
    h2 {
      margin: 4px 0 10px;
    }
    .body {
      max-width: 680px;
      margin-bottom: 14px;
      font-size: 15px;
      line-height: 1.6;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    // The answer stays at the thumb, however long the text is.
    .do {
      position: sticky;
      bottom: 0;
      margin-inline: -18px;
      padding: 10px 18px;
      border-top: 1px solid var(--sd-line);
      border-radius: 0 0 var(--sd-radius) var(--sd-radius);
      background: var(--sd-surface);
    }
    article {
      padding-bottom: 0;
    }
    @media (width < 600px) {
      .do button {
        flex: 1 1 auto;
        min-height: 40px;
      }
    }
  `,
})
export class Approvals {
  private readonly client = inject(ReportingClient);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  protected readonly problemOf = problemOf;
  protected readonly read = this.client.approvals();
  protected readonly busy = signal<string | null>(null);

  constructor() {
    onLive(['pitch'], () => this.read.reload());
  }

  protected approve(pitch: ClientPitch): Promise<void> {
    return this.decide(pitch, 'client-approve', {}, 'Thank you. It goes out in your name.');
  }

  protected async change(pitch: ClientPitch): Promise<void> {
    const answer = await this.ask.reason({ title: 'Ask for a change', confirm: 'Send back', textLabel: 'What should be different' });
    if (answer !== null) await this.decide(pitch, 'return', { reason: answer.reason }, 'Sent back to the agency.');
  }

  private async decide(pitch: ClientPitch, action: 'client-approve' | 'return', body: object, done: string): Promise<void> {
    this.busy.set(pitch.id);
    try {
      await this.client.decide(pitch, action, body);
      this.toasts.show(done, { tone: 'green' });
    } catch (error) {
      this.toasts.fail(error);
    } finally {
      this.busy.set(null);
      this.read.reload();
    }
  }
}
