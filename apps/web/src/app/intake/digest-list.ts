import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import type { Message } from '@sourcedesk/contracts/intake';
import { EmptyState, ErrorCard, Icon, KeyHint, ListItem, ListKeys, Now, PageHeader, Pill, SkeletonRows, agoWords } from '@sourcedesk/ui';
import { viewChild } from '@angular/core';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import type { ProblemError } from '../shell/problem';
import { BringIn } from '../bring-in/bring-in';
import { BringInClient } from '../bring-in/bring-in-client';
import type { MessageStatus } from '../bring-in/bring-in-client';
import { Session } from '../session/session';
import { checksumWords, messageTitle } from '../bring-in/message-words';
import { UploadList } from '../bring-in/upload-list';
import { Uploads } from '../bring-in/uploads';
import { doorWords, emptyWords } from './digest-words';
import { EditionCalendar } from './edition-calendar';

/** So many of those that could not be read stand over the list; the others are a lane away. */
const apartAtMost = 3;
/** As many are counted. */
const countedAtMost = 100;

const statuses: readonly { id: MessageStatus | ''; name: string }[] = [
  { id: '', name: 'All' },
  { id: 'parsed', name: 'Read' },
  { id: 'quarantined', name: 'Not readable' },
  { id: 'pending', name: 'Being read' },
];

/** Every e-mail that came in, the latest first: was it read, and does the sum come out right? */
@Component({
  selector: 'sd-digest-list',
  imports: [
    BringIn,
    EditionCalendar,
    EmptyState,
    ErrorCard,
    Icon,
    KeyHint,
    ListItem,
    ListKeys,
    MatButton,
    PageHeader,
    Pill,
    RouterLink,
    SkeletonRows,
    UploadList,
  ],
  templateUrl: './digest-list.html',
  styleUrl: './digest-list.scss',
})
export class DigestList {
  readonly status = input<string>();

  private readonly client = inject(BringInClient);
  private readonly router = inject(Router);
  private readonly uploads = inject(Uploads);
  private readonly now = inject(Now);
  protected readonly mayReadAgain = inject(Session).may('intake.reparse');
  protected readonly mayOpenDoors = inject(Session).may('doors.change');
  private readonly list = viewChild(ListKeys);
  private readonly messages = signal<readonly Message[]>([]);
  private readonly held = signal<readonly Message[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly unread = signal<readonly Message[]>([]);
  private readonly unreadMore = signal(false);
  private reads = 0;

  protected readonly statuses = statuses;
  protected readonly filter = computed(() => statuses.find(({ id }) => id === this.status())?.id ?? '');
  protected readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly active = signal<string | null>(null);
  protected readonly waiting = computed(() => this.held().length);
  protected readonly hasMore = computed(() => this.cursor() !== null);
  /** What waits in quarantine stands apart from what is done with. */
  protected readonly apart = computed(() => (this.filter() === '' ? this.unread().slice(0, apartAtMost) : []));
  protected readonly unreadCount = computed(() => (this.unreadMore() ? `over ${countedAtMost}` : `${this.unread().length || ''}`));
  protected readonly unreadWords = computed(() =>
    this.unreadCount() === '1' ? '1 e-mail could not be read' : `${this.unreadCount()} e-mails could not be read`,
  );
  protected readonly beyond = computed(() => this.unread().length > apartAtMost);
  protected readonly rows = computed(() => {
    const unread = new Set(this.filter() === '' ? this.unread().map(({ id }) => id) : []);
    const others = this.messages().filter(({ id }) => !unread.has(id));
    return [
      ...this.apart().map((message) => ({ ...this.rowOf(message), apart: true })),
      ...others.map((message) => ({ ...this.rowOf(message), apart: false })),
    ];
  });

  constructor() {
    effect(() => {
      this.filter();
      untracked(() => void this.begin());
    });
    void this.readUnread();
    onLive(['message'], () => {
      void this.refresh();
      void this.readUnread();
    });
    useKeys('Editions', [
      ...listBindings(() => this.list()),
      { keys: 'r', label: 'Let new e-mails in', run: () => this.letIn(), when: () => this.waiting() > 0 },
    ]);
  }

  protected open(id: string): void {
    void this.router.navigate(['/app/digests', id]);
  }

  protected async begin(): Promise<void> {
    this.state.set('loading');
    this.messages.set([]);
    this.held.set([]);
    const number = (this.reads += 1);
    try {
      const page = await this.client.messages(this.filter());
      if (number !== this.reads) return;
      this.messages.set(page.items);
      this.cursor.set(page.nextCursor);
      this.state.set('ready');
    } catch (error) {
      if (number !== this.reads) return;
      this.problem.set(problemOf(error));
      this.state.set('failed');
    }
  }

  protected async loadMore(): Promise<void> {
    const cursor = this.cursor();
    const number = this.reads;
    this.cursor.set(null);
    const page = await this.client.messages(this.filter(), cursor).catch(() => null);
    if (number !== this.reads) return;
    this.messages.update((messages) => [...messages, ...(page?.items ?? [])]);
    this.cursor.set(page === null ? cursor : page.nextCursor);
  }

  protected letIn(): void {
    this.messages.update((messages) => [...this.held(), ...messages]);
    this.held.set([]);
  }

  /** What changed is shown where it stands; what is new waits, unless this person brought it in just now. */
  private async refresh(): Promise<void> {
    const number = this.reads;
    const page = await this.client.messages(this.filter()).catch(() => null);
    if (page === null || number !== this.reads || this.state() !== 'ready') return;
    const fresh = new Map(page.items.map((message) => [message.id, message]));
    this.messages.update((messages) => messages.map((message) => fresh.get(message.id) ?? message));
    const known = new Set(this.messages().map(({ id }) => id));
    const added = page.items.filter(({ id }) => !known.has(id));
    const own = new Set(this.uploads.list().map(({ message }) => message?.id));
    const atOnce = this.messages().length === 0 ? added : added.filter(({ id }) => own.has(id));
    this.messages.update((messages) => [...atOnce, ...messages]);
    this.held.set(added.filter((message) => !atOnce.includes(message)));
  }

  /** What cannot be read now is read with the next event; the list itself says what is wrong. */
  private async readUnread(): Promise<void> {
    const page = await this.client.messages('quarantined', null, countedAtMost).catch(() => null);
    if (page === null) return;
    this.unread.set(page.items);
    this.unreadMore.set(page.nextCursor !== null);
  }

  private rowOf(message: Message) {
    const { id, subject, from, door, receivedAt, warnings, status, verification } = message;
    const title = messageTitle(message);
    return {
      id,
      title,
      sum: checksumWords(message),
      unverified: status !== 'pending' && !verification.verified,
      warnings: warnings.length === 0 ? '' : warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`,
      about: [title === subject ? '' : subject, from].filter((part) => part !== '').join(' · '),
      reason: emptyWords(message),
      came: `${doorWords[door]} ${agoWords(Date.parse(receivedAt), this.now.minute())}`,
    };
  }
}
