import type { Door } from '@sourcedesk/contracts/intake';
import { editionWatch } from '@sourcedesk/contracts/editions';
import { type Desk, type MessageOptions, type TestDatabase, aDesk, aDoor, aMessage, openTestDatabase } from '@sourcedesk/data/testing';
import { calendarOf, slotsBetween } from '@sourcedesk/domain/editions';
import type { EditionAlertId, UserId } from '@sourcedesk/domain/ids';
import type { Service } from '@sourcedesk/domain/services';
import { SystemMailer } from '@sourcedesk/platform/mail';
import { MailDouble } from '../../../../test/support/accounts-desk';
import { EditionWatch } from './edition-watch';
import { EditionsService } from './editions.service';
import { MissingEditionMail } from './missing-edition-mail';

const minute = 60_000;
const config = { PUBLIC_URL: 'https://desk.agency.example' };
let db: TestDatabase;
let editions: EditionsService;
let watch: EditionWatch;

beforeEach(async () => {
  db = await openTestDatabase({ simulatedClock: true, instant: '2026-10-26T00:00:00-04:00' });
  editions = new EditionsService(db.api);
  watch = new EditionWatch(db.worker, db.clock);
});
afterEach(() => db?.close());

const came = (desk: Desk, service: Service, date: string, name: string, options: MessageOptions = {}) =>
  aMessage(desk, { service, edition: { date, name }, door: 'address', ...options });
/** A desk that had the last edition of HARO before the week by a door. */
async function subscribed(door: Door = 'address'): Promise<Desk> {
  const desk = await aDesk(db);
  await came(desk, 'haro', '2026-10-23', 'Evening', { door, receivedAt: new Date('2026-10-23T21:08:00Z') });
  return desk;
}
const view = async (desk: Desk, days = 7) => editionWatch.parse(await editions.watch(desk.manager, days));
const open = async (desk: Desk) => (await view(desk)).alerts.map(({ edition, cause }) => `${edition.date} ${edition.name}: ${cause}`);
const lookAt = async (instant: string) => {
  db.clock.set(instant);
  await watch.look();
};
const toldJobs = async (desk: Desk) => {
  const { rows } = await db.admin.query<{ payload: { userId: UserId; alertIds: string[] } }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'intake.tell-missing' and j.payload ->> 'agencyId' = $1`,
    [desk.agencyId],
  );
  return rows.map(({ payload }) => payload);
};

describe('an edition that does not come', () => {
  it('is told a quarter of an hour after its time, in a week in which the clocks change', async () => {
    const desk = await subscribed();
    const haro = calendarOf('haro');
    if (!haro) throw new Error('HARO keeps hours.');
    const week = slotsBetween(haro, Date.parse('2026-10-26T00:00:00-04:00'), Date.parse('2026-11-07T00:00:00-05:00'));
    const lost = new Set(['2026-10-27 Afternoon', '2026-10-30 Evening', '2026-11-02 Morning', '2026-11-05 Morning', '2026-11-05 Evening']);
    expect(week).toHaveLength(30);
    const told = new Map<string, number>();
    for (const slot of week) {
      const key = `${slot.date} ${slot.name}`;
      for (const late of [0, 5, 10, 14, 15, 16, 20]) {
        db.clock.set(new Date(slot.at + late * minute));
        if (late === 5 && !lost.has(key)) await came(desk, 'haro', slot.date, slot.name);
        await watch.look();
        const { rows } = await db.admin.query<{ key: string }>(
          `select edition_date || ' ' || edition_name as key from app.edition_alert where agency_id = $1`,
          [desk.agencyId],
        );
        for (const alert of rows) if (!told.has(alert.key)) told.set(alert.key, (db.clock.now().getTime() - slot.at) / minute);
      }
    }
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries([...lost].map((key) => [key, 15])));
  });

  it('is told once, however many processes look, to every manager', async () => {
    const desk = await subscribed();
    db.clock.set('2026-10-26T05:22:00-04:00');
    const other = new EditionWatch(db.worker, db.clock);
    await Promise.all([watch.look(), other.look(), watch.look()]);
    await other.look();
    expect(await open(desk)).toEqual(['2026-10-26 Morning: quiet']);
    const told = await toldJobs(desk);
    expect(told.map(({ userId }) => userId)).toEqual([desk.userId('manager')]);
  });

  it('is laid to a mailbox that is disconnected, if editions of this service came through it', async () => {
    const desk = await subscribed('imap');
    const other = await subscribed('address');
    for (const { agencyId, system } of [desk, other]) {
      const id = await aDoor({ db, agencyId });
      await db.worker.run(system, async (tx) => {
        await tx.query(
          `update app.door set last_checked_at = app.now() - interval '1 hour', last_error = 'x', last_error_at = app.now() where id = $1`,
          [id],
        );
        await tx.query(`update app.inbound_message set door_id = $1 where door = 'imap'`, [id]);
      });
    }
    await lookAt('2026-10-26T05:22:00-04:00');
    expect([await open(desk), await open(other)]).toEqual([['2026-10-26 Morning: disconnected'], ['2026-10-26 Morning: quiet']]);
    expect((await view(desk)).alerts[0]?.text).toContain('disconnected');
    await db.admin.query('update app.door set last_checked_at = $1', [new Date('2026-10-26T12:00:00-04:00')]);
    await lookAt('2026-10-26T12:22:00-04:00');
    expect(await open(desk)).toEqual(['2026-10-26 Afternoon: quiet', '2026-10-26 Morning: disconnected']);
  });

  it('is no alert where digests are carried in by hand, unless somebody wants it', async () => {
    const desk = await subscribed('upload');
    await lookAt('2026-10-26T05:22:00-04:00');
    expect(await open(desk)).toEqual([]);
    await editions.choose(desk.manager, { service: 'haro', watched: true });
    await lookAt('2026-10-26T12:22:00-04:00');
    expect(await open(desk)).toEqual(['2026-10-26 Afternoon: quiet']);
  });

  it('is no alert for a service nobody waits for any more, until that is taken back', async () => {
    const desk = await subscribed();
    await editions.choose(desk.manager, { service: 'haro', watched: false });
    await lookAt('2026-10-26T05:22:00-04:00');
    expect(await open(desk)).toEqual([]);
    expect((await view(desk)).services.find(({ service }) => service === 'haro')).toMatchObject({ watched: false, choice: false });
    await editions.choose(desk.manager, { service: 'haro', watched: null });
    await lookAt('2026-10-26T12:22:00-04:00');
    expect(await open(desk)).toEqual(['2026-10-26 Afternoon: quiet']);
  });

  it('is no alert when two weeks passed without one: the subscription has ended', async () => {
    const desk = await subscribed();
    await lookAt('2026-11-09T05:22:00-05:00');
    expect(await open(desk)).toEqual([]);
  });

  it('names a lesser holiday as the likely cause, and is not expected on a great one', async () => {
    const desk = await subscribed();
    await came(desk, 'haro', '2026-11-10', 'Evening', { receivedAt: new Date('2026-11-10T22:08:00Z') });
    await lookAt('2026-11-11T05:30:00-05:00');
    expect(await open(desk)).toEqual(['2026-11-11 Morning: holiday']);
    const [alert] = (await view(desk)).alerts;
    expect(alert?.text).toContain('it is Veterans Day');
    await came(desk, 'haro', '2026-11-25', 'Evening', { receivedAt: new Date('2026-11-25T22:08:00Z') });
    await lookAt('2026-11-26T18:00:00-05:00');
    expect(await open(desk)).toEqual([]);
    const slots = (await view(desk)).services.find(({ service }) => service === 'haro')?.slots ?? [];
    expect(slots.filter(({ edition }) => edition.date === '2026-11-26').map(({ state }) => state)).toEqual([
      'resting',
      'resting',
      'resting',
    ]);
  });

  it('says when a mail of the service came that could not be read', async () => {
    const desk = await subscribed();
    await aMessage(desk, { status: 'quarantined', service: 'haro', door: 'address', receivedAt: new Date('2026-10-26T05:09:00-04:00') });
    await lookAt('2026-10-26T05:22:00-04:00');
    expect(await open(desk)).toEqual(['2026-10-26 Morning: unreadable']);
  });

  it('is told though a copy came that nobody vouches for, and says so, through a week of such copies', async () => {
    const desk = await subscribed();
    const forged = new Map<string, string>();
    const haro = calendarOf('haro');
    if (!haro) throw new Error('HARO keeps hours.');
    const week = slotsBetween(haro, Date.parse('2026-10-26T00:00:00-04:00'), Date.parse('2026-10-31T00:00:00-04:00'));
    for (const [at, { date, name, at: due }] of week.entries()) {
      db.clock.set(new Date(due + minute));
      const isForged = at % 3 === 1;
      const id = await came(desk, 'haro', date, name, { trusted: !isForged });
      if (isForged) forged.set(`${date} ${name}`, id);
      await lookAt(new Date(due + 15 * minute).toISOString());
      expect((await view(desk)).alerts.filter(({ edition }) => edition.date === date && edition.name === name)).toMatchObject(
        isForged ? [{ cause: 'unverified', unverifiedId: id }] : [],
      );
    }
    expect(forged.size).toBe(5);
    const slots = (await view(desk)).services[0]?.slots.filter(({ unverifiedId }) => unverifiedId !== null) ?? [];
    expect(slots.map(({ edition, unverifiedId }) => [`${edition.date} ${edition.name}`, unverifiedId])).toEqual([...forged]);
    expect(slots.at(-1)).toMatchObject({ state: 'missing', messageId: null, receivedAt: null });
    expect((await view(desk)).alerts[0]?.text).toContain('not verified');
  });

  it('says so too when such a copy comes after the alert, and ends the alert when one comes that can be trusted', async () => {
    const desk = await subscribed();
    await lookAt('2026-10-26T05:22:00-04:00');
    expect(await open(desk)).toEqual(['2026-10-26 Morning: quiet']);
    db.clock.set('2026-10-26T05:40:00-04:00');
    await came(desk, 'haro', '2026-10-26', 'Morning', { trusted: false });
    expect(await open(desk)).toEqual(['2026-10-26 Morning: unverified']);
    db.clock.set('2026-10-26T06:10:00-04:00');
    const messageId = await came(desk, 'haro', '2026-10-26', 'Morning');
    expect(await open(desk)).toEqual([]);
    const slot = (await view(desk)).services[0]?.slots.find(({ edition }) => edition.date === '2026-10-26' && edition.name === 'Morning');
    expect(slot).toMatchObject({ state: 'late', messageId, unverifiedId: null, receivedAt: '2026-10-26T10:10:00.000Z' });
  });

  it('is not waited for because somebody sent what nobody vouches for', async () => {
    const desk = await aDesk(db);
    await came(desk, 'haro', '2026-10-23', 'Evening', { trusted: false, receivedAt: new Date('2026-10-23T21:08:00Z') });
    await lookAt('2026-10-26T05:22:00-04:00');
    expect(await open(desk)).toEqual([]);
  });

  it('ends its alert by coming, and is shown as late', async () => {
    const desk = await subscribed();
    await lookAt('2026-10-26T05:22:00-04:00');
    db.clock.set('2026-10-26T06:10:00-04:00');
    const messageId = await came(desk, 'haro', '2026-10-26', 'Morning');
    expect(await open(desk)).toEqual([]);
    const slot = (await view(desk)).services[0]?.slots.find(({ edition }) => edition.date === '2026-10-26' && edition.name === 'Morning');
    expect(slot).toMatchObject({ state: 'late', messageId, alertId: null });
  });

  it('ends by a word of the desk, which can be taken back, and by nobody of another agency', async () => {
    const desk = await subscribed();
    const stranger = await aDesk(db);
    await lookAt('2026-10-26T05:22:00-04:00');
    const id = (await view(desk)).alerts[0]?.id as EditionAlertId;
    await expect(editions.dismiss(stranger.editor, id)).rejects.toMatchObject({ code: 'not-found' });
    await editions.dismiss(desk.editor, id);
    expect(await open(desk)).toEqual([]);
    await editions.reopen(desk.editor, id);
    expect(await open(desk)).toEqual(['2026-10-26 Morning: quiet']);
    expect((await view(stranger)).alerts).toEqual([]);
  });

  it('of a service that keeps no hours cannot be waited for', async () => {
    const desk = await aDesk(db);
    await expect(editions.choose(desk.manager, { service: 'qwoted', watched: true })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the mail about a missing edition', () => {
  const account = { host: 'mail.agency.example', port: 587, secure: false };
  const mails = new MailDouble();
  beforeEach(() => void mails.mails.splice(0));
  const teller = (own = mails, known: typeof account | null = account) =>
    new MissingEditionMail(db.worker, new SystemMailer(own, known, 'desk@agency.example', db.clock), config);

  async function missed(): Promise<{ desk: Desk; alertIds: string[] }> {
    const desk = await subscribed();
    await lookAt('2026-10-26T05:22:00-04:00');
    return { desk, alertIds: (await view(desk)).alerts.map(({ id }) => id) };
  }

  it('names edition, time, likely cause and the place to look', async () => {
    const { desk, alertIds } = await missed();
    await teller().tell(desk.agencyId, desk.userId('manager'), alertIds);
    expect(mails.mails).toHaveLength(1);
    const [{ to, text } = { to: '', text: '' }] = mails.mails;
    expect(to).toBe(desk.member('manager').email);
    expect(text).toContain('Subject: The HARO morning edition of 2026-10-26 has not come');
    expect(text).toContain('was due at 09:07 (Europe/London)');
    expect(text).toContain('forward or upload it');
    expect(text).toContain('https://desk.agency.example/app/digests');
  });

  it('leads to a copy that came and that nobody vouches for', async () => {
    const { desk, alertIds } = await missed();
    const id = await came(desk, 'haro', '2026-10-26', 'Morning', { trusted: false });
    await teller().tell(desk.agencyId, desk.userId('manager'), alertIds);
    expect(mails.mails[0]?.text).toContain(`https://desk.agency.example/app/digests/${id}`);
  });

  it('is not sent when the edition has come meanwhile, to who has left, or where no mail can leave', async () => {
    const { desk, alertIds } = await missed();
    await teller(mails, null).tell(desk.agencyId, desk.userId('manager'), alertIds);
    await teller().tell(desk.agencyId, desk.userId('va'), alertIds);
    await came(desk, 'haro', '2026-10-26', 'Morning');
    await teller().tell(desk.agencyId, desk.userId('manager'), alertIds);
    expect(mails.mails).toEqual([]);
  });

  it('is tried again when the mail server does not take it', async () => {
    const { desk, alertIds } = await missed();
    const down = new MailDouble();
    down.refuse = true;
    await expect(teller(down).tell(desk.agencyId, desk.userId('manager'), alertIds)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
