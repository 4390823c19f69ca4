import { Inject, Injectable } from '@nestjs/common';
import { type DoorBody, type DoorKind, doorKinds, type DoorList, type DoorPatch, type DoorView } from '@sourcedesk/contracts/doors';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { type Ctx, DoorEntity, enqueue, newId, recordAudit, recordEvent, TenantDb, type Tx, unitNow } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { DoorId } from '@sourcedesk/domain/ids';
import { can } from '@sourcedesk/domain/permissions';
import { type ApiConfig, CONFIG } from '@sourcedesk/platform/config';
import { DoorKeys } from './door-keys';
import { type DoorRow, doorPage, requireDoor, shownDoor } from './doors.queries';
import { ImapAccounts } from './imap-accounts';

/** An agency has a few doors; more are a mistake or an attack. */
const mostDoors = 200;

/** The doors of an agency: opened, changed, closed and watched over. */
@Injectable()
export class DoorsService {
  constructor(
    private readonly db: TenantDb,
    private readonly keys: DoorKeys,
    private readonly accounts: ImapAccounts,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'PUBLIC_URL' | 'INBOUND_DOMAIN'>,
  ) {}

  list(ctx: Ctx, page: PageQuery): Promise<DoorList> {
    return this.db.run(ctx, async (tx) => {
      const { items, nextCursor } = await doorPage(tx, page);
      return { items: await this.shown(tx, items), nextCursor, can: doorKinds.filter((kind) => this.canOpen(kind)) };
    });
  }

  /** @throws DomainError not-found */
  read(ctx: Ctx, id: DoorId): Promise<DoorView> {
    return this.db.run(ctx, (tx) => this.one(tx, id));
  }

  /**
   * Opens a door. The secret of a webhook is in this answer and never again.
   * @throws DomainError conflict when the installation has no such doors, plan-limit
   */
  add(ctx: Ctx, body: DoorBody): Promise<DoorView> {
    return this.db.run(ctx, async (tx) => {
      if (!this.canOpen(body.kind))
        throw new DomainError('conflict', 'This installation receives no e-mails by address: its operator must set INBOUND_DOMAIN first.');
      const [{ count = 0 } = {}] = await tx.query<{ count: number }>(
        'select count(*)::int as count from app.door where agency_id = app.agency_id()',
      );
      if (count >= mostDoors) throw new DomainError('plan-limit', `An agency has at most ${mostDoors} doors: remove one first.`);
      const id = newId<DoorId>();
      const { kind, name } = body;
      const key = kind === 'imap' ? undefined : this.keys.make(kind);
      const stored = kind === 'imap' || key === undefined ? {} : { ...(await this.keys.stored(tx, id, kind, key)), keyAt: unitNow };
      await tx.insert(DoorEntity, { id, kind, name, ...stored, createdAt: unitNow, changedAt: unitNow });
      if (kind === 'imap') await this.accounts.add(tx, id, body.imap);
      await record(tx, id, 'add', Object.keys(body));
      return this.one(tx, id, kind === 'webhook' ? key : undefined);
    });
  }

  /** @throws DomainError not-found; invalid for settings of another kind of door, or when credentials must be given again */
  change(ctx: Ctx, id: DoorId, { imap, ...rest }: DoorPatch): Promise<DoorView> {
    return this.db.run(ctx, async (tx) => {
      const before = await requireDoor(tx, id);
      if (imap && !before.imap) throw new DomainError('invalid', 'Only an IMAP door has a server to sign in to.');
      if (imap) await this.accounts.change(tx, id, imap);
      const untested = imap && { testState: 'untested' as const, testAt: null, testMessage: '' };
      await tx.change(DoorEntity, { id }, { ...rest, ...untested, changedAt: unitNow });
      await record(tx, id, 'change', [...Object.keys(rest), ...Object.keys(imap ?? {})]);
      return this.one(tx, id);
    });
  }

  /** What came in stays; the address or secret lets nobody in any longer. @throws DomainError not-found */
  async remove(ctx: Ctx, id: DoorId): Promise<void> {
    await this.db.run(ctx, async (tx) => {
      await requireDoor(tx, id);
      await tx.query('delete from app.door where agency_id = app.agency_id() and id = $1', [id]);
      await record(tx, id, 'remove', []);
    });
  }

  /** Has a worker look whether the door works; what it found is read from the door. @throws DomainError not-found */
  test(ctx: Ctx, id: DoorId): Promise<DoorView> {
    return this.db.run(ctx, async (tx) => {
      await requireDoor(tx, id);
      await tx.change(DoorEntity, { id }, { testState: 'running', testAt: unitNow, testMessage: '' });
      enqueue(tx, { name: 'intake.test-door', payload: { doorId: id }, key: `test-door:${id}`, attempts: 3 });
      await record(tx, id, 'test', []);
      return this.one(tx, id);
    });
  }

  /** Gives an address or a webhook a new key; the old one stops at once. @throws DomainError not-found; wrong-state for an IMAP door */
  renew(ctx: Ctx, id: DoorId): Promise<DoorView> {
    return this.db.run(ctx, async (tx) => {
      const { kind } = await requireDoor(tx, id);
      if (kind === 'imap') throw new DomainError('wrong-state', 'An IMAP door has no address or secret of ours: change its credentials.');
      const key = this.keys.make(kind);
      const fresh = { ...(await this.keys.stored(tx, id, kind, key)), keyAt: unitNow, refusedAt: null, refusedWhy: null };
      await tx.change(DoorEntity, { id }, { ...fresh, changedAt: unitNow });
      await record(tx, id, 'renew', []);
      return this.one(tx, id, kind === 'webhook' ? key : undefined);
    });
  }

  private canOpen(kind: DoorKind): boolean {
    return kind !== 'address' || this.config.INBOUND_DOMAIN !== undefined;
  }

  private async one(tx: Tx, id: DoorId, secret: string | null = null): Promise<DoorView> {
    const [shown] = await this.shown(tx, [await requireDoor(tx, id)]);
    return { ...(shown as DoorView), secret };
  }

  /** Addresses let anybody in who knows them, so they are told to those alone who could make new ones. */
  private async shown(tx: Tx, rows: readonly DoorRow[]): Promise<DoorView[]> {
    const maySee = tx.who.kind === 'member' && can(tx.who.role, 'doors.change');
    const found = rows.flatMap(({ id, kind, sealedKey }) =>
      maySee && kind === 'address' && sealedKey ? [{ id, sealedKey: Buffer.from(sealedKey, 'hex') }] : [],
    );
    const keys = await this.keys.read(tx, found);
    const addresses = new Map(found.map(({ id }, at) => [id, `${keys[at]}@${this.config.INBOUND_DOMAIN}`]));
    return rows.map((row) => ({
      ...shownDoor(row),
      address: (this.config.INBOUND_DOMAIN !== undefined && addresses.get(row.id)) || null,
      url: row.kind === 'webhook' ? `${this.config.PUBLIC_URL}/api/v1/intake/webhooks/${row.id}` : null,
    }));
  }
}

async function record(tx: Tx, id: DoorId, what: string, fields: readonly string[]): Promise<void> {
  await recordAudit(tx, { action: `door.${what}`, entity: 'door', entityId: id, fields });
  recordEvent(tx, { kind: 'door', what, entityId: id, brandId: null });
}
