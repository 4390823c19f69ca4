import type { EditionSlot, EditionWatchView } from '@sourcedesk/contracts/editions';
import { alertWords, calendarRows, legendOf } from './edition-days';

const now = Date.parse('2026-11-24T18:00:00Z');
const slot = (date: string, own: Partial<EditionSlot> = {}): EditionSlot => ({
  edition: { name: 'Morning', date },
  dueAt: `${date}T10:07:00.000Z`,
  state: 'absent',
  holiday: '',
  messageId: null,
  receivedAt: null,
  alertId: null,
  unverifiedId: null,
  ...own,
});
const service = (own: Partial<EditionWatchView['services'][number]>): EditionWatchView['services'][number] => ({
  service: 'haro',
  watched: false,
  choice: null,
  zone: 'America/New_York',
  slots: [],
  ...own,
});

describe('the calendar of editions', () => {
  it('shows the services that sent something or are waited for', () => {
    const came = slot('2026-11-24', { state: 'arrived', messageId: 'm', receivedAt: '2026-11-24T10:09:00.000Z' });
    const services = [
      service({ slots: [came] }),
      service({ service: 'sos', watched: true }),
      service({ service: 'sourcebottle', choice: false }),
      service({ service: 'connectively', slots: [slot('2026-11-24')] }),
    ];
    expect(calendarRows({ services, alerts: [] }, 6, now).map(({ name }) => name)).toEqual(['HARO', 'Source of Sources', 'SourceBottle']);
  });

  it('shows the latest days that have editions, each edition with its whole story', () => {
    const slots = [
      slot('2026-11-20'),
      slot('2026-11-23', { state: 'late', messageId: 'm', receivedAt: '2026-11-23T11:00:00.000Z' }),
      slot('2026-11-24', { state: 'resting', holiday: 'Thanksgiving' }),
    ];
    const [row] = calendarRows({ services: [service({ watched: true, slots })], alerts: [] }, 2, now);
    expect(row?.days.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24']);
    const labels = row?.days.flatMap(({ marks }) => marks.map(({ label }) => label));
    expect(labels?.[0]).toContain('HARO morning: came late, yesterday');
    expect(labels?.[1]).toContain('none expected');
    expect(labels?.[1]).toContain('Thanksgiving');
  });

  it('shows a copy that nobody vouches for as what it is, and leads to it', () => {
    const slots = [
      slot('2026-11-23', { state: 'arrived', messageId: 'm', receivedAt: '2026-11-23T10:08:00.000Z' }),
      slot('2026-11-24', { state: 'missing', alertId: 'a', unverifiedId: 'u' }),
    ];
    const rows = calendarRows({ services: [service({ slots })], alerts: [] }, 6, now);
    const marks = rows.flatMap(({ days }) => days.flatMap((day) => day.marks));
    expect(marks).toMatchObject([
      { messageId: 'm', tone: 'green' },
      { messageId: 'u', tone: 'amber' },
    ]);
    expect(marks[1]?.label).toContain('HARO morning: only an unverified copy came, due today');
    expect(legendOf(rows).map(({ words }) => words)).toEqual(['came', 'only an unverified copy came']);
    const [shown] = calendarRows({ services: [service({ slots: slots.slice(1) })], alerts: [] }, 6, now);
    expect(shown?.name).toBe('HARO');
  });

  it('says which edition is missing and when it was due', () => {
    const alert = {
      id: 'a',
      service: 'connectively',
      edition: { name: '', date: '2026-11-24' },
      cause: 'quiet',
      text: '',
      unverifiedId: null,
    } as const;
    const words = alertWords({ ...alert, dueAt: '2026-11-24T10:07:00.000Z', raisedAt: '2026-11-24T10:22:00.000Z' }, now);
    expect(words).toMatch(/^The Connectively edition, due today \d\d:07, has not come\.$/);
  });
});
