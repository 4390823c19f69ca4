import { Component, afterRenderEffect, computed, inject, input, linkedSignal, resource, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import type { DoorList, DoorView } from '@sourcedesk/contracts/doors';
import { EmptyState, ErrorCard, Icon, KeyHint, ListItem, ListKeys, SkeletonRows } from '@sourcedesk/ui';
import { useKeys } from '../../shell/keys';
import { listBindings } from '../../shell/list-bindings';
import { onLive } from '../../shell/live';
import { usePalette } from '../../shell/palette';
import { problemOf } from '../../shell/problem';
import { Session } from '../../session/session';
import { lastKnown } from '../../shell/last-known';
import { DoorActions } from './door-actions';
import { DoorRow, type DoorWish } from './door-row';
import { sumWords } from './door-words';
import { DoorsClient } from './doors-client';
import { FirstDigest } from './first-digest';
import { SetUpMails } from './set-up-mails';

/** The ways in for digests that come by themselves: how each is doing, what waits to be confirmed, and whether everything that came was read. */
@Component({
  selector: 'sd-doors-page',
  imports: [
    DoorRow,
    EmptyState,
    ErrorCard,
    FirstDigest,
    Icon,
    KeyHint,
    ListItem,
    ListKeys,
    MatButton,
    RouterLink,
    SetUpMails,
    SkeletonRows,
  ],
  templateUrl: './doors-page.html',
  styleUrl: './doors-page.scss',
  providers: [DoorActions],
})
export class DoorsPage {
  /** Asked for by the page of editions while nothing ever came in. */
  readonly first = input<string>();

  private readonly client = inject(DoorsClient);
  private readonly session = inject(Session);
  protected readonly actions = inject(DoorActions);
  private readonly keys = viewChild(ListKeys);
  protected readonly problemOf = problemOf;
  protected readonly mayChange = this.session.may('doors.change');
  private readonly mayTest = this.session.may('doors.test');

  protected readonly read = resource({ loader: () => this.client.doors() });
  protected readonly list = lastKnown<DoorList>(this.read);
  protected readonly healthRead = this.client.health();
  private readonly health = lastKnown(this.healthRead);
  protected readonly sum = computed(() => {
    const health = this.health();
    return health && health.raw > 0 ? sumWords(health) : null;
  });
  /** Stays once it is shown, so that who waits sees what arrives. */
  protected readonly firstRun = linkedSignal<boolean, boolean>({
    source: () => this.first() !== undefined || this.health()?.raw === 0,
    computation: (wanted, before) => wanted || before?.value === true,
  });
  protected readonly active = signal<string | null>(null);
  private readonly inHand = computed(() => this.list()?.items.find(({ id }) => id === this.active()));

  constructor() {
    // What was pressed is gone with its dialog: the door that was made gets the focus.
    afterRenderEffect(() => {
      if (this.actions.newest() !== null) untracked(() => this.keys()?.focus());
    });
    onLive(['door', 'message'], () => this.readAgain());
    useKeys('Doors', [
      ...listBindings(() => this.keys()),
      { keys: 'n', label: 'Add a door', run: () => void this.add(), when: () => this.mayChange },
      { keys: 't', label: 'Test the door', run: () => this.does('test', this.inHand()), when: () => this.mayTest },
      { keys: 'e', label: 'Change the door', run: () => this.does('change', this.inHand()), when: () => this.mayChange },
    ]);
    usePalette(() =>
      this.mayChange ? [{ id: 'add-door', label: 'Add a door', group: 'Create', keys: 'n', run: () => void this.add() }] : [],
    );
  }

  protected readAgain(): void {
    this.read.reload();
    this.healthRead.reload();
  }

  protected async add(): Promise<void> {
    const list = this.list();
    if (list) await this.actions.add(list.can, this.put);
  }

  protected addAddress(): void {
    void this.actions.addAddress(this.put);
  }

  protected opens(id: string): void {
    if (this.mayChange)
      this.does(
        'change',
        this.list()?.items.find((door) => door.id === id),
      );
  }

  protected does(wish: DoorWish, door: DoorView | undefined): void {
    if (door === undefined) return;
    const { actions, put } = this;
    const wishes: Readonly<Record<DoorWish, () => unknown>> = {
      test: () => actions.test(door, put),
      change: () => actions.change(door, put),
      close: () => actions.setActive(door, false, put),
      open: () => actions.setActive(door, true, put),
      renew: () => actions.renew(door, put),
      remove: () => actions.remove(door, (gone) => this.edit((doors) => doors.filter(({ id }) => id !== gone))),
      forget: () => this.forget(door.id),
    };
    void wishes[wish]();
  }

  /** The button is gone with the secret: its door gets the focus. */
  private forget(id: string): void {
    this.actions.forget(id);
    this.active.set(id);
    this.keys()?.focus();
  }

  private readonly put = (door: DoorView): void => {
    this.edit((doors) =>
      doors.some(({ id }) => id === door.id) ? doors.map((each) => (each.id === door.id ? door : each)) : [door, ...doors],
    );
    this.active.set(door.id);
  };

  /** The secret that an answer told stays out of the list. */
  private edit(change: (doors: DoorView[]) => DoorView[]): void {
    this.read.update((list) => list && { ...list, items: change(list.items).map((door) => ({ ...door, secret: null })) });
  }
}
