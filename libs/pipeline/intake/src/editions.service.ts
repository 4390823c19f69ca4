import { Injectable } from '@nestjs/common';
import type { EditionSlot, EditionWatchView, WatchBody } from '@sourcedesk/contracts/editions';
import { type Changes, type Ctx, EditionAlertEntity, TenantDb, recordAudit, recordEvent, unitNow, unitUser } from '@sourcedesk/data';
import { type Slot, calendars, graceMinutes, slotsBetween } from '@sourcedesk/domain/editions';
import { DomainError } from '@sourcedesk/domain/errors';
import type { EditionAlertId } from '@sourcedesk/domain/ids';
import { type Arrival, arrivals, openAlerts, watchedServices } from './editions.queries';

const day = 86_400_000;
const grace = graceMinutes * 60_000;

/** Which editions were to come, which came, and which an agency waits for. */
@Injectable()
export class EditionsService {
  constructor(private readonly db: TenantDb) {}

  /** The calendars of so many days back and one ahead, with what came of them. */
  watch(ctx: Ctx, days: number): Promise<EditionWatchView> {
    return this.db.run(ctx, async (tx) => {
      const now = (await tx.now()).getTime();
      const planned = calendars.map((calendar) => ({ ...calendar, slots: slotsBetween(calendar, now - days * day, now + day) }));
      const dates = planned.flatMap(({ slots }) => slots.map(({ date }) => date)).sort();
      const came = await arrivals(tx, dates[0] ?? '', dates.at(-1) ?? '');
      const alerts = await openAlerts(tx);
      const watched = await watchedServices(
        tx,
        planned.map(({ service }) => service),
      );
      return {
        services: planned.map(({ service, zone, slots }, at) => ({
          service,
          zone,
          watched: watched[at]?.watched ?? false,
          choice: watched[at]?.choice ?? null,
          slots: slots.map((slot) => shownSlot(slot, now, arrivalOf(slot, came), alertOf(slot, alerts))),
        })),
        alerts,
      };
    });
  }

  /** Ends an alert by a person's word: the edition is not waited for any longer. @throws DomainError not-found */
  dismiss(ctx: Ctx, id: EditionAlertId): Promise<void> {
    return this.mark(ctx, id, 'dismiss', { dismissedAt: unitNow, dismissedBy: unitUser });
  }

  /** Takes the word back. @throws DomainError not-found */
  reopen(ctx: Ctx, id: EditionAlertId): Promise<void> {
    return this.mark(ctx, id, 'reopen', { dismissedAt: null, dismissedBy: null });
  }

  private async mark(ctx: Ctx, id: EditionAlertId, action: 'dismiss' | 'reopen', changes: Changes<EditionAlertEntity>): Promise<void> {
    await this.db.run(ctx, async (tx) => {
      if ((await tx.change(EditionAlertEntity, { id }, changes)) === 0) throw new DomainError('not-found', 'There is no such alert.');
      await recordAudit(tx, { action, entity: 'edition alert', entityId: id });
      recordEvent(tx, { kind: 'message', what: action, entityId: null, brandId: null });
    });
  }

  /** Has a service waited for, or not, or as its editions come. @throws DomainError invalid for one that keeps no hours */
  async choose(ctx: Ctx, { service, watched }: WatchBody): Promise<void> {
    if (!calendars.some((calendar) => calendar.service === service))
      throw new DomainError('invalid', 'This service sends when a journalist asks, so no edition of it can be missed.');
    await this.db.run(ctx, async (tx) => {
      if (watched === null) await tx.query('delete from app.service_watch where agency_id = app.agency_id() and service = $1', [service]);
      else
        await tx.query(
          `insert into app.service_watch (agency_id, service, watched) values (app.agency_id(), $1, $2)
           on conflict (agency_id, service) do update set watched = excluded.watched`,
          [service, watched],
        );
      await recordAudit(tx, { action: 'change', entity: 'service watch', entityId: null, fields: [service] });
      recordEvent(tx, { kind: 'message', what: 'watch', entityId: null, brandId: null });
    });
  }
}

/** Of a service without names several messages may be the day's: one that can be trusted stands for it. */
const arrivalOf = (slot: Slot, came: readonly Arrival[]): Arrival | undefined =>
  came
    .toSorted((one, other) => Number(other.trusted) - Number(one.trusted))
    .find(({ service, date, name }) => service === slot.service && date === slot.date && (slot.name === '' || name === slot.name));

const alertOf = (slot: Slot, alerts: EditionWatchView['alerts']): string | undefined =>
  alerts.find(({ service, edition }) => service === slot.service && edition.date === slot.date && edition.name === slot.name)?.id;

function shownSlot(slot: Slot, now: number, found: Arrival | undefined, alertId: string | undefined): EditionSlot {
  const arrival = found?.trusted ? found : undefined;
  const state = (): EditionSlot['state'] => {
    if (arrival) return Date.parse(arrival.receivedAt) > slot.at + grace ? 'late' : 'arrived';
    if (alertId !== undefined) return 'missing';
    if (slot.expected === 'no') return 'resting';
    return slot.at + grace > now ? 'coming' : 'absent';
  };
  return {
    edition: { name: slot.name, date: slot.date },
    dueAt: new Date(slot.at).toISOString(),
    state: state(),
    holiday: slot.holiday,
    messageId: arrival?.messageId ?? null,
    receivedAt: arrival?.receivedAt ?? null,
    alertId: alertId ?? null,
    unverifiedId: found && !arrival ? found.messageId : null,
  };
}
