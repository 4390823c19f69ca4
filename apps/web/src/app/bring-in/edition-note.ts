import { Component, computed, effect, inject, output, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { serviceNames } from '@sourcedesk/domain/services';
import { Now, Pill, agoWords } from '@sourcedesk/ui';
import { onLive } from '../shell/live';
import { Session } from '../session/session';
import { checksumWords } from './message-words';
import { BringInClient } from './bring-in-client';
import { nextEditionWords } from './next-edition';

/** Whether any e-mail has come in yet, and when the next edition is expected, in a sentence ('' when nothing is known). */
export interface EditionNews {
  any: boolean;
  next: string;
}

const recent = 24 * 3_600_000;

/** Beside the inbox's heading: the latest edition and whether all of it was read, and what could not be read at all. */
@Component({
  selector: 'sd-edition-note',
  imports: [Pill, RouterLink],
  template: `
    @if (unread(); as count) {
      <a routerLink="/app/digests" [queryParams]="{ status: 'quarantined' }">
        <sd-pill tone="amber" icon="warning">{{ count === 1 ? '1 e-mail' : count + ' e-mails' }} could not be read</sd-pill>
      </a>
    }
    @if (latest(); as edition) {
      <a class="latest" [routerLink]="['/app/digests', edition.id]">
        <sd-pill [tone]="edition.tone">{{ edition.words }}</sd-pill>
      </a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      min-width: 0;
    }
    a {
      display: inline-flex;
      min-height: 24px;
      align-items: center;
      border-radius: 99px;
      text-decoration: none;
    }
    /* A phone keeps its lines for the queries. */
    @media (width < 720px) {
      .latest {
        display: none;
      }
    }
  `,
})
export class EditionNote {
  /** What an empty inbox may say, once it is known. */
  readonly news = output<EditionNews>();

  private readonly client = inject(BringInClient);
  private readonly session = inject(Session);
  private readonly now = inject(Now);
  private readonly messages = resource({
    loader: async () => (this.session.may('intake.read') ? (await this.client.messages('', null, 30)).items : []),
    defaultValue: [],
  });
  private readonly read = computed(() => (this.messages.hasValue() ? this.messages.value() : []));
  protected readonly latest = computed(() => {
    const message = this.read().find(({ queryIds }) => queryIds.length > 0);
    if (message === undefined || message.service === null) return null;
    const name = [serviceNames[message.service], message.edition?.name.toLowerCase() ?? ''].filter((part) => part !== '').join(' ');
    const { words, tone } = checksumWords(message);
    const ago = agoWords(Date.parse(message.receivedAt), this.now.minute());
    return { id: message.id, words: `${name} · ${words} · ${ago}`, tone: tone === 'amber' ? tone : ('press' as const) };
  });
  protected readonly unread = computed(
    () =>
      this.read().filter(({ status, receivedAt }) => status === 'quarantined' && this.now.minute() - Date.parse(receivedAt) < recent)
        .length,
  );

  constructor() {
    onLive(['message'], () => this.messages.reload());
    effect(() => {
      if (this.messages.status() === 'resolved')
        this.news.emit({ any: this.read().length > 0, next: nextEditionWords(this.read(), this.now.minute()) });
    });
  }
}
