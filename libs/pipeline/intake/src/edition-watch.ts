import { Inject, Injectable } from '@nestjs/common';
import { TenantDb, type Tx, enqueue, newId, recordEvent, systemCtx } from '@sourcedesk/data';
import { type Slot, calendars, graceMinutes, slotsBetween } from '@sourcedesk/domain/editions';
import type { AgencyId, EditionAlertId, UserId } from '@sourcedesk/domain/ids';
import { CLOCK, type Clock } from '@sourcedesk/platform/clock';
import { OnTick } from '@sourcedesk/platform/jobs';
import { failingSql } from './imap/followed-mailbox';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Looks every minute for editions whose time has passed, and tells the agencies that wait for one in vain: in the app, and managers by e-mail. */
@Injectable()
export class EditionWatch {
  /** Up to where this process has looked; what another has raised is not raised again, so it may be long ago. */
  private looked = -Infinity;

  constructor(
    private readonly db: TenantDb,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OnTick('intake.watch-editions', 60)
  async look(): Promise<void> {
    const until = this.clock.now().getTime() - graceMinutes * minute + 1;
    const since = Math.max(this.looked, until - day);
    const slots = calendars.flatMap((calendar) => slotsBetween(calendar, since, until)).filter(({ expected }) => expected !== 'no');
    for (const [agencyId, missing] of await this.missing(slots)) await this.db.run(systemCtx(agencyId), async (tx) => raise(tx, missing));
    this.looked = until;
  }

  private async missing(slots: readonly Slot[]): Promise<Map<AgencyId, Slot[]>> {
    if (slots.length === 0) return new Map();
    const found = await this.db.system('job-pickup', (tx) =>
      tx.query<{ agencyId: AgencyId; slot: number }>('select agency_id as "agencyId", slot from app.missing_editions($1, $2, $3, $4)', [
        slots.map(({ service }) => service),
        slots.map(({ date }) => date),
        slots.map(({ name }) => name),
        slots.map(({ at }) => new Date(at)),
      ]),
    );
    const byAgency = new Map<AgencyId, Slot[]>();
    for (const { agencyId, slot } of found) byAgency.set(agencyId, [...(byAgency.get(agencyId) ?? []), slots[slot - 1] as Slot]);
    return byAgency;
  }
}

/** An open door that editions of this service came through lately has failed since it was last seen working. */
const disconnectedSql = `exists (select from app.door d where d.agency_id = app.agency_id() and d.active
              and ${failingSql}
              and exists (select from app.inbound_message m where m.agency_id = d.agency_id and m.door_id = d.id and m.service = s.service
                and m.received_at > app.now() - interval '30 days'))`;

/** Writes the alerts down and has the managers told; owners where there is no manager. */
async function raise(tx: Tx, slots: readonly Slot[]): Promise<void> {
  const raised = await tx.query<{ id: EditionAlertId }>(
    `insert into app.edition_alert (agency_id, id, service, edition_date, edition_name, due_at, holiday, cause, raised_at)
     select app.agency_id(), s.id, s.service, s.date, s.name, s.due, s.holiday,
       case when exists (select from app.inbound_message m where m.agency_id = app.agency_id() and m.service = s.service and m.status = 'quarantined'
              and m.received_at >= s.due - interval '30 minutes') then 'unreadable'
            when ${disconnectedSql} then 'disconnected' when s.holiday <> '' then 'holiday' else 'quiet' end, app.now()
       from unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::timestamptz[], $6::text[]) s (id, service, date, name, due, holiday)
     on conflict (agency_id, service, edition_date, edition_name) do nothing returning id`,
    [
      slots.map(() => newId()),
      slots.map(({ service }) => service),
      slots.map(({ date }) => date),
      slots.map(({ name }) => name),
      slots.map(({ at }) => new Date(at)),
      slots.map(({ holiday }) => holiday),
    ],
  );
  if (raised.length === 0) return;
  recordEvent(tx, { kind: 'message', what: 'missing', entityId: null, brandId: null });
  const alertIds = raised.map(({ id }) => id);
  for (const userId of await toTell(tx)) enqueue(tx, { name: 'intake.tell-missing', payload: { userId, alertIds } });
}

async function toTell(tx: Tx): Promise<UserId[]> {
  const people = await tx.query<{ userId: UserId; role: string }>(
    `select user_id as "userId", role from app.membership where agency_id = app.agency_id() and role in ('owner', 'manager') and removed_at is null`,
  );
  const managers = people.filter(({ role }) => role === 'manager');
  return (managers.length > 0 ? managers : people).map(({ userId }) => userId);
}
