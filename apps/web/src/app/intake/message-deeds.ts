import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Message } from '@sourcedesk/contracts/intake';
import { type Service, readServices, serviceNames } from '@sourcedesk/domain/services';
import { Ask, Icon, KeyHint } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { Toasts } from '../shell/toasts';
import { quarantineAdvice } from './digest-words';
import { IntakeClient } from './intake-client';
import { saveFile } from './save-file';

/** Ways to read an e-mail again. */
const ways: readonly { service: Service | null; name: string }[] = [
  { service: null, name: 'What its sender and structure say' },
  ...readServices.map((service) => ({ service, name: serviceNames[service] })),
];

const reasons = [
  { id: 'none', label: 'There is no query in it' },
  { id: 'twice', label: 'Its queries are here from another e-mail' },
  { id: 'late', label: 'Its deadlines have passed' },
  { id: 'hand', label: 'What was worth it was added by hand' },
];

/** What can be done about an e-mail that gave no queries: have it read again, set it aside, look at it as it came. */
@Component({
  selector: 'sd-message-deeds',
  imports: [Icon, KeyHint, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  templateUrl: './message-deeds.html',
  styleUrl: './message-deeds.scss',
  host: { role: 'region', '[attr.aria-label]': 'heading()' },
})
export class MessageDeeds {
  readonly message = input.required<Message>();
  /** The message after what was done. */
  readonly done = output<Message>();

  private readonly client = inject(IntakeClient);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly trigger = viewChild(MatMenuTrigger);
  protected readonly may = { settle: this.session.may('intake.settle'), download: this.session.may('intake.download') };
  protected readonly ways = ways;
  protected readonly names = serviceNames;
  protected readonly busy = signal(false);
  protected readonly advice = computed(() => quarantineAdvice(this.message().reason ?? ''));
  protected readonly heading = computed(() => {
    if (this.message().status === 'quarantined') return 'This e-mail could not be read';
    return this.message().setAside ? 'This e-mail was set aside' : 'There are no queries in this e-mail';
  });

  constructor() {
    useKeys('Digest', [
      { keys: 'r', label: 'Read the e-mail again', run: () => this.trigger()?.openMenu(), when: () => this.may.settle },
      {
        keys: 's',
        label: 'Set the e-mail aside',
        run: () => void this.setAside(),
        when: () => this.may.settle && this.message().status === 'quarantined',
      },
      { keys: 'shift+d', label: 'Download the e-mail', run: () => void this.download(), when: () => this.may.download },
    ]);
  }

  protected readAgain(service: Service | null): Promise<void> {
    return this.doing(async () => this.done.emit(await this.client.parseAgain(this.message().id, service)));
  }

  protected async setAside(): Promise<void> {
    const { id, assignedService } = this.message();
    const answer = await this.ask.reason({
      title: 'Set the e-mail aside',
      text: 'It leaves the quarantine and is kept. Read it again at any time to bring it back.',
      confirm: 'Set aside',
      options: reasons,
      textLength: 240,
    });
    if (answer === null) return;
    await this.doing(async () => {
      this.done.emit(await this.client.setAside(id, answer.reason));
      // Whoever takes it back may be on another page by then.
      const undo = () => void this.client.parseAgain(id, assignedService).catch((error: unknown) => this.toasts.fail(error));
      this.toasts.show('The e-mail is set aside.', { undoLabel: 'Read it again', undo });
    });
  }

  protected async download(): Promise<void> {
    const { id } = this.message();
    const wanted = await this.ask.confirm({
      title: 'Download the e-mail as it came',
      text: 'The file holds every secret that is masked here: links that sign in or unsubscribe, codes, addresses. Hand it to nobody who should not have them. It is kept who downloaded it.',
      confirm: 'Download',
    });
    if (wanted) await this.doing(async () => saveFile(await this.client.raw(id), `${id}.eml`));
  }

  private async doing(deed: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await deed();
    } catch (error) {
      this.toasts.fail(error);
    } finally {
      this.busy.set(false);
    }
  }
}
