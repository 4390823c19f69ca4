import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OpenedSetUpMail } from '@sourcedesk/contracts/doors';
import { ErrorCard, Icon, Now, copyText } from '@sourcedesk/ui';
import { onLive } from '../../shell/live';
import { problemOf } from '../../shell/problem';
import { Toasts } from '../../shell/toasts';
import { Session } from '../../session/session';
import { lastKnown } from '../../shell/last-known';
import { hostOf, setUpWords, setUpsToShow } from './door-words';
import { DoorsClient } from './doors-client';

/** Mails that want a subscription or a forwarding confirmed. Nothing is followed by itself: a person opens each, once, and what it held stays in view until the page is left. */
@Component({
  selector: 'sd-set-up-mails',
  imports: [ErrorCard, Icon, MatButton],
  template: `
    @if (read.error(); as error) {
      <sd-error-card [problem]="problemOf(error)" (retry)="read.reload()" />
    }
    @if (rows().length > 0) {
      <section class="sd-sheet" aria-labelledby="sd-set-ups">
        <header><h2 id="sd-set-ups">Waiting to be confirmed</h2></header>
        <ul>
          @for (row of rows(); track row.id) {
            <li>
              <div class="words">
                <h3>{{ row.title }}</h3>
                <p class="sd-small sd-muted">{{ row.about }}</p>
                @if (row.told; as told) {
                  <p class="told" role="status">
                    @if (told.kind === 'code') {
                      <code>{{ told.value }}</code>
                    } @else if (row.host !== '') {
                      <a [href]="told.value" target="_blank" rel="noopener noreferrer">
                        Go on at {{ row.host }} <sd-icon name="external" /><span class="sd-only-heard"> (opens a new tab)</span>
                      </a>
                    } @else {
                      <code>{{ told.value }}</code>
                    }
                    <button matButton="outlined" type="button" (click)="copy(told.value)">Copy</button>
                  </p>
                  <p class="sd-small sd-muted">Told once: it is erased here and gone when you leave this page.</p>
                }
              </div>
              @if (row.waits && !row.told) {
                <button matButton="filled" type="button" [disabled]="busy() === row.id" disabledInteractive (click)="open(row.id)">
                  {{ row.does }}<span class="sd-only-heard">: {{ row.title }}</span>
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './set-up-mails.scss',
})
export class SetUpMails {
  private readonly client = inject(DoorsClient);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  protected readonly problemOf = problemOf;
  private readonly mayOpen = inject(Session).may('set-up-mails.open');
  protected readonly read = this.client.setUpMails(inject(Session).may('set-up-mails.read'));
  private readonly known = lastKnown(this.read);
  private readonly told = signal<ReadonlyMap<string, OpenedSetUpMail>>(new Map());
  protected readonly busy = signal<string | null>(null);
  protected readonly rows = computed(() =>
    setUpsToShow(this.known()?.items ?? [], this.now.minute()).map((mail) => {
      const told = this.told().get(mail.id);
      return {
        id: mail.id,
        title: mail.title,
        about: setUpWords(mail, this.now.minute()),
        waits: this.mayOpen && mail.state === 'waiting',
        does: mail.kind === 'code' ? 'Show the code' : 'Open',
        told,
        host: told ? hostOf(told.value) : '',
      };
    }),
  );

  constructor() {
    onLive(['door'], () => this.read.reload());
  }

  protected async open(id: string): Promise<void> {
    this.busy.set(id);
    try {
      const opened = await this.client.openSetUpMail(id);
      this.told.update((told) => new Map(told).set(id, opened));
    } catch (error) {
      this.toasts.fail(error);
      this.read.reload();
    } finally {
      this.busy.set(null);
    }
  }

  protected async copy(value: string): Promise<void> {
    await copyText(value);
    this.toasts.show('Copied.');
  }
}
