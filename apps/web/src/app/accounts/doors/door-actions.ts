import { Injectable, inject, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { DoorKind, DoorList, DoorView } from '@sourcedesk/contracts/doors';
import { Ask } from '@sourcedesk/ui';
import { newIdempotencyKey } from '../../shell/idempotency';
import { Toasts } from '../../shell/toasts';
import { DoorsClient } from './doors-client';

/** What people do with doors. Provided by the page; `put` hears of each door as the server answers it, `gone` of one that is removed. */
@Injectable()
export class DoorActions {
  private readonly client = inject(DoorsClient);
  private readonly dialog = inject(MatDialog);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly going = signal<string | null>(null);
  private readonly made = signal<ReadonlyMap<string, string>>(new Map());
  private readonly fresh = signal<string | null>(null);

  /** Id of the door that something is being done with. */
  readonly busy = this.going.asReadonly();
  /** Secrets of webhooks that were told just now, by door. */
  readonly secrets = this.made.asReadonly();
  /** The door that was made last, of which the steps are shown. */
  readonly newest = this.fresh.asReadonly();

  /** True when there is one more door. */
  async add(can: DoorList['can'], put: (door: DoorView) => void): Promise<boolean> {
    const { openDoor } = await import('./door-dialog');
    const stored = await openDoor(this.dialog, { door: null, can });
    if (stored === null) return false;
    this.welcome(stored.door, put);
    if (stored.untested) await this.test(stored.door, put);
    return true;
  }

  /** An address with a name of ours, for who has no door yet. */
  async addAddress(put: (door: DoorView) => void): Promise<void> {
    await this.work('', async () =>
      this.welcome(await this.client.add({ kind: 'address', name: 'Address for digests' }, newIdempotencyKey()), put),
    );
  }

  async change(door: DoorView, put: (door: DoorView) => void): Promise<void> {
    const { openDoor } = await import('./door-dialog');
    const stored = await openDoor(this.dialog, { door, can: [door.kind] });
    if (stored === null) return;
    put(stored.door);
    if (stored.untested && stored.door.active) await this.test(stored.door, put);
  }

  async test({ id }: DoorView, put: (door: DoorView) => void): Promise<void> {
    await this.work(id, async () => put(await this.client.test(id)));
  }

  /** Closes a door or opens it again; either can be taken back at once. */
  async setActive({ id, name }: DoorView, active: boolean, put: (door: DoorView) => void): Promise<void> {
    await this.work(id, async () => {
      const door = await this.client.change(id, { active });
      put(door);
      const said = active ? `${name} is open again.` : `${name} is closed: nothing comes in there.`;
      this.toasts.show(said, { undo: () => void this.setActive(door, !active, put) });
    });
  }

  async renew({ id, kind, name }: DoorView, put: (door: DoorView) => void): Promise<void> {
    const sure = await this.ask.confirm(renewQuestion(kind, name));
    if (!sure) return;
    await this.work(id, async () => {
      this.welcome(await this.client.renew(id), put);
      this.toasts.show(kind === 'address' ? 'The address is new; the old one stopped.' : 'The secret is new; the old one stopped.');
    });
  }

  async remove({ id, kind, name }: DoorView, gone: (id: string) => void): Promise<void> {
    const ends: Readonly<Record<DoorKind, string>> = {
      address: 'Its address stops at once and never comes back.',
      imap: 'The desk signs out of the mailbox and forgets its credentials.',
      webhook: 'Its secret stops at once: requests are turned away.',
    };
    const sure = await this.ask.confirm({
      title: `Remove ${name}?`,
      text: `${ends[kind]} What came in by it stays.`,
      confirm: 'Remove the door',
      danger: true,
    });
    if (!sure) return;
    await this.work(id, async () => {
      await this.client.remove(id);
      gone(id);
      this.toasts.show(`${name} is removed.`);
    });
  }

  /** A secret that was copied is forgotten. */
  forget(id: string): void {
    this.made.update((secrets) => new Map([...secrets].filter(([of]) => of !== id)));
  }

  private welcome(door: DoorView, put: (door: DoorView) => void): void {
    const { id, secret } = door;
    if (secret !== null) this.made.update((secrets) => new Map(secrets).set(id, secret));
    this.fresh.set(id);
    put(door);
  }

  private async work(id: string, work: () => Promise<void>): Promise<void> {
    if (this.going() !== null) return;
    this.going.set(id);
    try {
      await work();
    } catch (error) {
      this.toasts.fail(error);
    } finally {
      this.going.set(null);
    }
  }
}

const renewQuestion = (kind: DoorKind, name: string) =>
  kind === 'address'
    ? {
        title: `A new address for ${name}?`,
        text: 'The old address stops at once: whatever forwards to it, or is subscribed with it, must be told the new one.',
        confirm: 'Make a new address',
        danger: true,
      }
    : {
        title: `A new secret for ${name}?`,
        text: 'The old secret stops at once: requests signed with it are turned away until the sender has the new one.',
        confirm: 'Make a new secret',
        danger: true,
      };
