import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Service } from '@sourcedesk/domain/services';
import { ErrorCard, Icon, Now } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { alertWords, calendarRows, dayHead, legendOf } from './edition-days';
import { IntakeClient } from './intake-client';

const daysShown = 6;

/** Which editions were to come and which came; what is missing stands on top, with what to do about it. */
@Component({
  selector: 'sd-edition-calendar',
  imports: [ErrorCard, Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './edition-calendar.html',
  styleUrl: './edition-calendar.scss',
})
export class EditionCalendar {
  private readonly client = inject(IntakeClient);
  private readonly now = inject(Now);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly watch = resource({ loader: () => this.client.editions(9) });
  private readonly view = computed(() => (this.watch.hasValue() ? this.watch.value() : null));
  protected readonly problem = computed(() => (this.watch.error() ? problemOf(this.watch.error()) : null));
  protected readonly rows = computed(() => {
    const view = this.view();
    return view === null ? [] : calendarRows(view, daysShown, this.now.minute());
  });
  protected readonly alerts = computed(() =>
    (this.view()?.alerts ?? []).map((alert) => ({ ...alert, words: alertWords(alert, this.now.minute()) })),
  );
  protected readonly legend = computed(() => legendOf(this.rows()));
  protected readonly dayHead = dayHead;

  constructor() {
    onLive(['message'], () => this.watch.reload());
  }

  protected async dismiss(id: string): Promise<void> {
    await this.tell(
      () => this.client.dismissAlert(id),
      'The edition is not waited for any longer.',
      () => this.client.reopenAlert(id),
    );
  }

  protected async choose(service: Service, watched: boolean | null, before: boolean | null): Promise<void> {
    const words =
      watched === null
        ? 'It is waited for while its editions come by themselves.'
        : watched
          ? 'It is waited for.'
          : 'It is not waited for.';
    await this.tell(
      () => this.client.watchService(service, watched),
      words,
      () => this.client.watchService(service, before),
    );
  }

  private async tell(act: () => Promise<void>, words: string, back: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.toasts.show(words, {
        undo: () =>
          void back().then(
            () => this.watch.reload(),
            (error: unknown) => this.toasts.fail(error),
          ),
      });
    } catch (error) {
      this.toasts.fail(error);
    }
    this.watch.reload();
  }
}
