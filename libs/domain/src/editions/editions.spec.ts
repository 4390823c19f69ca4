import fc from 'fast-check';
import { calendarOf, calendars, nextSlot, slotsBetween, usHoliday } from '.';
import type { Service } from '../services';

const slots = (service: Service, since: string, until: string) => {
  const calendar = calendarOf(service);
  return calendar ? slotsBetween(calendar, Date.parse(since), Date.parse(until)) : [];
};
const shown = (service: Service, since: string, until: string) =>
  slots(service, since, until).map(({ name, date, at }) => `${date} ${name} ${new Date(at).toISOString()}`);

describe('the calendar of a service', () => {
  it('has three editions of HARO on a business day', () => {
    expect(shown('haro', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual([
      '2026-11-24 Morning 2026-11-24T10:07:00.000Z',
      '2026-11-24 Afternoon 2026-11-24T17:07:00.000Z',
      '2026-11-24 Evening 2026-11-24T22:07:00.000Z',
    ]);
  });

  it('rests on weekends', () => {
    expect(shown('sos', '2026-11-21T00:00:00-05:00', '2026-11-23T00:00:00-05:00')).toEqual([]);
  });

  it('keeps the clock on the wall through the week in which New York goes back to winter time', () => {
    const week = slots('haro', '2026-10-26T00:00:00-04:00', '2026-11-07T00:00:00-05:00');
    expect(week).toHaveLength(30);
    const mornings = week.filter(({ name }) => name === 'Morning').map(({ at }) => new Date(at).toISOString().slice(11, 16));
    expect(mornings).toEqual([...Array<string>(5).fill('09:07'), ...Array<string>(5).fill('10:07')]);
  });

  it('counts SourceBottle by Sydney, a day ahead of New York', () => {
    expect(shown('sourcebottle', '2026-11-22T20:00:00Z', '2026-11-23T04:00:00Z')).toEqual([
      '2026-11-23 Morning 2026-11-22T23:00:00.000Z',
      '2026-11-23 Afternoon 2026-11-23T03:00:00.000Z',
    ]);
  });

  it('says which holiday it is, and whether services rest on it', () => {
    const [thanksgiving] = slots('haro', '2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z');
    expect(thanksgiving).toMatchObject({ holiday: 'Thanksgiving', expected: 'no' });
    const [veterans] = slots('haro', '2026-11-11T00:00:00Z', '2026-11-12T00:00:00Z');
    expect(veterans).toMatchObject({ holiday: 'Veterans Day', expected: 'perhaps' });
    const [plain] = slots('haro', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z');
    expect(plain).toMatchObject({ holiday: '', expected: 'yes' });
  });

  it('has no hours of services that send when a journalist asks', () => {
    expect(calendarOf('qwoted')).toBeUndefined();
    expect(nextSlot('manual', 0)).toBeUndefined();
  });

  it('gives every slot to exactly one of two stretches that meet, wherever they are cut', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
    const stretch = fc.integer({ min: 0, max: 12 * 86_400_000 });
    fc.assert(
      fc.property(fc.constantFrom(...calendars), instant, stretch, stretch, (calendar, start, one, two) => {
        const cut = [...slotsBetween(calendar, start, start + one), ...slotsBetween(calendar, start + one, start + one + two)];
        expect(cut).toEqual(slotsBetween(calendar, start, start + one + two));
      }),
    );
  });
});

describe('the next edition', () => {
  const next = (service: Service, now: string) => {
    const slot = nextSlot(service, Date.parse(now));
    return slot && `${slot.name} ${new Date(slot.at).toISOString()}`;
  };

  it.each([
    ['later today', 'haro', '2026-11-23T12:00:00Z', 'Afternoon 2026-11-23T17:07:00.000Z'],
    ['not the one being sent now', 'haro', '2026-11-23T17:07:00Z', 'Evening 2026-11-23T22:07:00.000Z'],
    ['on Monday after Friday evening', 'haro', '2026-11-20T23:00:00Z', 'Morning 2026-11-23T10:07:00.000Z'],
    ['not on Thanksgiving', 'sos', '2026-11-25T23:00:00Z', 'Morning 2026-11-27T11:30:00.000Z'],
    ['after the clocks went back', 'haro', '2026-10-30T23:00:00Z', 'Morning 2026-11-02T10:07:00.000Z'],
  ] as const)('is %s', (_, service, now, expected) => {
    expect(next(service, now)).toBe(expected);
  });

  it('comes within a week, whenever one asks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...calendars),
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }),
        ({ service }, now) => {
          const slot = nextSlot(service, now);
          expect(slot?.at).toBeGreaterThan(now);
        },
      ),
    );
  });
});

describe('American holidays', () => {
  it.each([
    ['2026-01-01', "New Year's Day"],
    ['2026-01-19', 'Martin Luther King Day'],
    ['2026-02-16', "Presidents' Day"],
    ['2026-05-25', 'Memorial Day'],
    ['2026-06-19', 'Juneteenth'],
    ['2026-07-03', 'Independence Day'],
    ['2026-09-07', 'Labor Day'],
    ['2026-10-12', 'Columbus Day'],
    ['2026-11-11', 'Veterans Day'],
    ['2026-11-26', 'Thanksgiving'],
    ['2026-11-27', 'the day after Thanksgiving'],
    ['2026-12-25', 'Christmas Day'],
    ['2027-07-05', 'Independence Day'],
    ['2027-12-24', 'Christmas Day'],
    ['2027-12-31', "New Year's Day"],
    ['2028-05-29', 'Memorial Day'],
  ])('%s is %s', (date, name) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    expect(usHoliday({ year, month, day })?.name).toBe(name);
  });

  it('are twelve days of a year at most, and no day in most weeks', () => {
    const days = Array.from({ length: 365 }, (_, at) => new Date(Date.UTC(2026, 0, 1 + at)));
    const kept = days.filter((date) => usHoliday({ year: 2026, month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
    expect(kept).toHaveLength(12);
  });
});
