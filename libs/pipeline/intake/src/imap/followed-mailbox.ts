import { type Tx, recordEvent, systemCtx, type TenantDb } from '@sourcedesk/data';
import type { CheckedSender } from '@sourcedesk/domain/digests';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import type { IntakeService } from '../intake.service';
import { type SealedAccount, findAccount } from './mailbox-access';

/** A mailbox as a worker follows it: by its lease, and as the door was when it began. */
export interface Following {
  readonly agencyId: AgencyId;
  readonly doorId: DoorId;
  readonly worker: string;
  /** `door.changed_at` as text: a Date has no microseconds. */
  readonly changedAt: string;
}

/** How far a folder was read. */
export interface Cursor {
  readonly uidValidity: bigint;
  readonly uid: number;
  readonly since: Date;
}

/** The lease went to another worker, or the door was changed or closed: whoever followed it stops. */
export class NoLongerOurs extends Error {}

/** That the door `d` failed after it was last seen working. */
export const failingSql = `d.last_error_at > greatest(coalesce(d.last_checked_at, '-infinity'), coalesce(d.last_message_at, '-infinity'))`;

/** What a follower writes down. Every unit that writes holds the lease and the door as they were, so that a worker which overslept its lease changes nothing. */
export class FollowedMailbox {
  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
    private readonly following: Following,
  ) {}

  /** @throws NoLongerOurs */
  async account(): Promise<SealedAccount> {
    const account = await this.db.run({ ...this.ctx, readOnly: true }, (tx) => findAccount(tx, this.following.doorId));
    if (!account) throw new NoLongerOurs();
    return account;
  }

  cursor(): Promise<Cursor | undefined> {
    return this.db.run({ ...this.ctx, readOnly: true }, async (tx) => {
      const [row] = await tx.query<{ uidValidity: string; uid: string; since: Date }>(
        `select uid_validity::text as "uidValidity", uid::text, since from app.imap_cursor where agency_id = app.agency_id() and id = $1`,
        [this.following.doorId],
      );
      return row && { uidValidity: BigInt(row.uidValidity), uid: Number(row.uid), since: row.since };
    });
  }

  /** From when on a folder is read for which there is no cursor yet. */
  since(daysBack: number): Promise<Date> {
    return this.db.run({ ...this.ctx, readOnly: true }, async (tx) => new Date((await tx.now()).getTime() - daysBack * 86_400_000));
  }

  /** Begins a folder, or begins it anew under another UIDVALIDITY. @throws NoLongerOurs */
  begin(cursor: Cursor): Promise<void> {
    return this.write((tx) => moveTo(tx, this.following.doorId, cursor));
  }

  /** Keeps a message and moves the cursor past it, together or not at all. @throws NoLongerOurs */
  async keep(raw: Buffer, at: Cursor): Promise<void> {
    const sender = await this.intake.senderAt('imap', raw);
    return this.write(async (tx) => {
      await this.receive(tx, raw, sender, at);
      await moveTo(tx, this.following.doorId, at);
    });
  }

  /** Moves past a message that is too large to be taken in; its head is kept, in quarantine, so that somebody sees it. @throws NoLongerOurs */
  keepHead(head: Buffer, reason: string, at: Cursor): Promise<void> {
    return this.write(async (tx) => {
      const { id, created } = await this.receive(tx, head, null, at);
      if (created)
        await tx.query(
          `update app.inbound_message set status = 'quarantined', reason = $2, parsed_at = app.now() where agency_id = app.agency_id() and id = $1`,
          [id, reason],
        );
      await moveTo(tx, this.following.doorId, at);
    });
  }

  /** Moves past what holds nothing. @throws NoLongerOurs */
  pass(at: Cursor): Promise<void> {
    return this.write((tx) => moveTo(tx, this.following.doorId, at));
  }

  /** The folder was looked into and nothing is left in it. @throws NoLongerOurs */
  checked(): Promise<void> {
    return this.note(`last_checked_at = app.now()`, [], (failing) => (failing ? 'working' : undefined));
  }

  /** @throws NoLongerOurs */
  failed(words: string): Promise<void> {
    return this.note(`last_error = $2, last_error_at = app.now()`, [words], (failing) => (failing ? undefined : 'failing'));
  }

  private receive(tx: Tx, raw: Buffer, sender: CheckedSender | null, { uidValidity, uid }: Cursor) {
    const { doorId } = this.following;
    return this.intake.keep(tx, raw, { door: 'imap', sender, doorId, key: `${uidValidity}:${uid}` }).then(async (receipt) => {
      if (receipt.created)
        await tx.query(
          `update app.door set received = received + 1, last_message_at = app.now() where agency_id = app.agency_id() and id = $1`,
          [doorId],
        );
      return receipt;
    });
  }

  /** Tells the pages when the door began or ceased to fail. */
  private note(set: string, values: readonly unknown[], changed: (failing: boolean) => string | undefined): Promise<void> {
    const { doorId } = this.following;
    return this.write(async (tx) => {
      const [row] = await tx.query<{ failing: boolean }>(
        `with before as (select coalesce(${failingSql}, false) as failing from app.door d where d.agency_id = app.agency_id() and d.id = $1)
         update app.door set ${set} from before where agency_id = app.agency_id() and id = $1 returning before.failing`,
        [doorId, ...values],
      );
      const what = changed(row?.failing ?? false);
      if (what) recordEvent(tx, { kind: 'door', what, entityId: doorId, brandId: null });
    });
  }

  private get ctx() {
    return systemCtx(this.following.agencyId);
  }

  private write(work: (tx: Tx) => Promise<void>): Promise<void> {
    return this.db.run(this.ctx, async (tx) => {
      await this.hold(tx);
      await work(tx);
    });
  }

  /** Until the unit ends nobody takes the lease and nobody changes the door. */
  private async hold(tx: Tx): Promise<void> {
    const { doorId, worker, changedAt } = this.following;
    const held = await tx.query(
      `select from app.imap_follower f join app.door d on d.agency_id = f.agency_id and d.id = f.id
        where f.agency_id = app.agency_id() and f.id = $1 and f.worker = $2 and d.changed_at = $3::timestamptz and d.active
          for share of f for no key update of d`,
      [doorId, worker, changedAt],
    );
    if (held.length === 0) throw new NoLongerOurs();
  }
}

/** Never back, unless the folder is another one. */
async function moveTo(tx: Tx, id: DoorId, { uidValidity, uid, since }: Cursor): Promise<void> {
  await tx.query(
    `insert into app.imap_cursor as c (agency_id, id, uid_validity, uid, since, changed_at) values (app.agency_id(), $1, $2, $3, $4, app.now())
     on conflict (agency_id, id) do update set uid_validity = excluded.uid_validity, uid = excluded.uid, since = excluded.since, changed_at = excluded.changed_at
       where c.uid_validity <> excluded.uid_validity or c.uid < excluded.uid`,
    [id, String(uidValidity), uid, since],
  );
}
