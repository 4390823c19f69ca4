import { Component, computed, inject, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { Invitation, Member } from '@sourcedesk/contracts/accounts';
import { Ask, Avatar, ErrorCard, KeyHint, ListItem, ListKeys, Now, PageHeader, Pill, SkeletonRows } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { usePalette } from '../shell/palette';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { lastKnown } from '../shell/last-known';
import { memberRow, invitationRow } from './people-rows';

/** Who works here or reads along, as what and for which brands; and who is invited. */
@Component({
  selector: 'sd-people',
  imports: [Avatar, ErrorCard, KeyHint, ListItem, ListKeys, MatButton, PageHeader, Pill, SkeletonRows],
  templateUrl: './people.html',
  styleUrl: './people.scss',
})
export class People {
  private readonly client = inject(AccountsClient);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  private readonly list = viewChild(ListKeys);

  protected readonly problemOf = problemOf;
  protected readonly may = { change: this.session.may('members.change'), invite: this.session.may('members.invite') };
  protected readonly read = resource({ loader: () => this.client.members() });
  protected readonly invitationsRead = resource({
    params: () => this.may.invite || undefined,
    loader: () => this.client.invitations(),
  });
  private readonly brands = lastKnown(resource({ loader: () => this.client.brands() }));
  private readonly names = computed(() => new Map(this.brands()?.map(({ id, name }) => [id, name])));
  private readonly members = lastKnown(this.read);
  private readonly invitations = lastKnown(this.invitationsRead);
  /** Rows that are going: taken out at once, and back when the server refuses. */
  private readonly going = signal<ReadonlySet<string>>(new Set());

  protected readonly loaded = computed(() => this.members() !== undefined);
  protected readonly rows = computed(() => {
    const [members, me] = [this.members() ?? [], this.session.me()];
    const shown = members.filter(({ userId }) => !this.going().has(userId));
    return me === null ? [] : shown.map((member) => memberRow(member, members, me, this.names()));
  });
  protected readonly invited = computed(() =>
    (this.invitations() ?? [])
      .filter(({ id }) => !this.going().has(id))
      .map((invitation) => invitationRow(invitation, this.names(), this.now.minute())),
  );
  protected readonly active = signal<string | null>(null);
  private readonly inHand = computed(() => this.rows().find(({ id }) => id === this.active()));

  constructor() {
    onLive(['member'], () => {
      this.read.reload();
      this.invitationsRead.reload();
    });
    useKeys('People', [
      ...listBindings(() => this.list()),
      { keys: 'n', label: 'Invite somebody', run: () => void this.invite(), when: () => this.may.invite },
      { keys: 'e', label: 'Change role and brands', run: () => void this.change(this.active()), when: () => this.isChangeable() },
    ]);
    usePalette(() =>
      this.may.invite ? [{ id: 'invite', label: 'Invite somebody', group: 'Create', keys: 'n', run: () => void this.invite() }] : [],
    );
  }

  protected async change(userId: string | null): Promise<void> {
    const member = this.members()?.find((each) => each.userId === userId);
    if (member === undefined) return;
    const { openRights } = await import('./rights-dialog');
    const changed = (await openRights(this.dialog, { member, brands: this.brands() ?? [] })) as Member | null;
    if (changed === null) return;
    this.read.update((members) => members?.map((each) => (each.userId === changed.userId ? changed : each)));
    this.toasts.show(`${changed.name}: saved, in force with the next click.`, { tone: 'green' });
    if (changed.userId === this.session.me()?.user.id) await this.session.reload();
  }

  protected async invite(): Promise<void> {
    const { openRights } = await import('./rights-dialog');
    const invitation = (await openRights(this.dialog, { member: null, brands: this.brands() ?? [] })) as Invitation | null;
    if (invitation === null) return;
    this.toasts.show(`The invitation is on its way to ${invitation.email}.`, { tone: 'green' });
    this.invitationsRead.reload();
  }

  protected async remove(userId: string, name: string): Promise<void> {
    const isMe = userId === this.session.me()?.user.id;
    const sure = await this.ask.confirm({
      title: isMe ? 'Leave this agency?' : `Remove ${name}?`,
      text: isMe
        ? 'You are signed out of it at once and need a new invitation to come back.'
        : 'Their sign-ins here end at once. What they wrote stays, with their name; to come back they need a new invitation.',
      confirm: isMe ? 'Leave the agency' : 'Remove',
      danger: true,
    });
    if (sure) await this.take(userId, () => this.client.removeMember(userId), `${name} is removed.`);
  }

  protected async revoke({ id, email }: { id: string; email: string }): Promise<void> {
    const sure = await this.ask.confirm({
      title: `Withdraw the invitation of ${email}?`,
      text: 'The link in the mail stops working. You can invite the address again.',
      confirm: 'Withdraw it',
      danger: true,
    });
    if (sure) await this.take(id, () => this.client.revokeInvitation(id), `The invitation of ${email} is withdrawn.`);
  }

  private isChangeable(): boolean {
    return this.may.change && this.inHand()?.fixed === '';
  }

  /** Takes a row out at once; a refusal brings it back and says why. */
  private async take(id: string, send: () => Promise<unknown>, done: string): Promise<void> {
    this.going.update((ids) => new Set(ids).add(id));
    try {
      await send();
      this.toasts.show(done);
    } catch (error) {
      this.going.update((ids) => new Set([...ids].filter((each) => each !== id)));
      this.toasts.fail(error);
    }
    this.read.reload();
    this.invitationsRead.reload();
  }
}
