import fc from 'fast-check';
import { civilAt, deadlineWords, instantsOf, readDeadline } from './index';

const at = (instant: string): number => Date.parse(instant);
const haro = (words: string, mail = '2026-09-15T09:07:00Z') => readDeadline(words, { near: at(mail), defaultZone: 'America/New_York' });

describe('a deadline without a year', () => {
  it.each([
    ['6:00 PM ET - 17 September', '2026-09-15T09:07:00Z', '2026-09-17T22:00:00Z'],
    ['12:00 AM ET - 14 February', '2026-02-12T10:00:00Z', '2026-02-14T05:00:00Z'],
    ['12:18 PM ET - 21 May', '2026-05-18T21:07:05Z', '2026-05-21T16:18:00Z'],
    ['11:59 PM ET - 31 December', '2026-05-18T21:07:05Z', '2027-01-01T04:59:00Z'],
    ['7:00 PM ET - 2 January', '2026-12-30T10:00:00Z', '2027-01-03T00:00:00Z'],
    ['7:00 PM ET - 31 December', '2027-01-02T10:00:00Z', '2027-01-01T00:00:00Z'],
    ['1:00 PM ET - 20 May', '2026-05-21T09:07:05Z', '2026-05-20T17:00:00Z'],
    ['5:00 PM PT - 17 September', '2026-09-15T09:07:00Z', '2026-09-18T00:00:00Z'],
    ['5:00 PM PACIFIC – August 22', '2026-08-15T09:07:00Z', '2026-08-23T00:00:00Z'],
    ['9:00 AM CT - 29 February', '2028-01-15T09:07:00Z', '2028-02-29T15:00:00Z'],
    ['9:30 AM AEST - 17 July', '2026-07-15T09:07:00Z', '2026-07-16T23:30:00Z'],
  ])('%s in a mail of %s is %s', (words, mail, instant) => {
    expect(haro(words, mail)).toMatchObject({ at: instant, raw: words, certainty: 'exact' });
  });
});

describe('certainty', () => {
  it.each([
    ['7:00 PM EST - 29 December', '2026-12-20T10:00:00Z', '2026-12-30T00:00:00Z', 'exact'],
    ['7:00 PM EST - 29 July', '2026-07-20T10:00:00Z', '2026-07-29T23:00:00Z', 'assumed-zone'],
    ['7:00 PM EDT - 29 July', '2026-07-20T10:00:00Z', '2026-07-29T23:00:00Z', 'exact'],
    ['7:00 PM GMT - 29 July', '2026-07-20T10:00:00Z', '2026-07-29T18:00:00Z', 'assumed-zone'],
    ['7:00 PM - 29 July', '2026-07-20T10:00:00Z', '2026-07-29T23:00:00Z', 'assumed-zone'],
    ['29 July', '2026-07-20T10:00:00Z', '2026-07-30T03:59:00Z', 'date-only'],
    ['July 29th, 2026', '2026-07-20T10:00:00Z', '2026-07-30T03:59:00Z', 'date-only'],
    ['09/20/2026', '2026-09-14T10:00:00Z', '2026-09-21T03:59:00Z', 'date-only'],
    ['20/09/2026 5:00 PM ET', '2026-09-14T10:00:00Z', '2026-09-20T21:00:00Z', 'exact'],
    ['1:30 AM ET - 1 November', '2026-10-29T10:00:00Z', '2026-11-01T05:30:00Z', 'assumed-zone'],
    ['2:30 AM ET - 8 March', '2026-03-05T10:00:00Z', '2026-03-08T07:30:00Z', 'assumed-zone'],
  ])('%s is %s: %s', (words, mail, instant, certainty) => {
    expect(haro(words, mail)).toMatchObject({ at: instant, certainty });
  });

  it.each([
    'COB Friday',
    'ASAP',
    '09/10/2026',
    '6:00 PM ET - 31 June',
    '6:00 PM XYZ - 17 September',
    '25:00 ET - 17 September',
    '13:00 PM ET - 3 May',
    '6:00 PM ET',
    '',
  ])('%j is unclear, never guessed', (words) => {
    expect(haro(words)).toEqual({ at: null, zone: null, raw: words, certainty: 'unclear' });
  });

  it('is unclear without a year and without a date of the mail', () => {
    expect(readDeadline('6:00 PM ET - 17 September', { near: null, defaultZone: null })).toMatchObject({ at: null, certainty: 'unclear' });
  });

  it('keeps the printed words with white space folded', () => {
    expect(haro('6:00 PM ET -\n 17 September').raw).toBe('6:00 PM ET - 17 September');
  });
});

describe('a deadline of SOS', () => {
  const sos = (words: string) => readDeadline(words, { near: null, defaultZone: 'America/New_York', zoneAlwaysAssumed: true });

  it.each([
    ['2026-09-16 9:30 pm Pacific Standard Time', '2026-09-17T04:30:00Z', 'America/Los_Angeles'],
    ['2026-09-16 5:00 PM Eastern Standard Time', '2026-09-16T21:00:00Z', 'America/New_York'],
    ['2026-09-16 12:00 am Central Standard Time', '2026-09-16T05:00:00Z', 'America/Chicago'],
    ['2026-09-16 17:00 Greenwich Mean Time', '2026-09-16T16:00:00Z', 'Europe/London'],
  ])('%s is %s on the wall of %s', (words, instant, zone) => {
    expect(sos(words)).toEqual({ at: instant, zone, raw: words, certainty: 'assumed-zone' });
  });
});

it('reads any words without throwing, and answers an instant only with a zone', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789: APMET-September2') })), (words) => {
      const read = haro(words);
      expect(read.at === null).toBe(read.zone === null);
      if (read.at !== null) expect(read.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
    }),
  );
});

it('finds every instant again from the clock on the wall', () => {
  const zone = fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC', 'Pacific/Honolulu');
  fc.assert(
    fc.property(fc.integer({ min: 26_000_000, max: 35_000_000 }), zone, (minute, name) => {
      expect(instantsOf(civilAt(minute * 60_000, name), name)).toContain(minute * 60_000);
    }),
  );
});

describe('the words of a deadline', () => {
  const deadline = { at: '2026-09-17T22:00:00Z', raw: '6:00 PM ET - 17 September' };
  const words = (now: string, zone = 'Europe/Berlin') => deadlineWords(deadline, at(now), zone);

  it.each([
    ['2026-09-17T15:59:00Z', 'neutral', '6 h 1 m'],
    ['2026-09-17T16:00:00Z', 'neutral', '6 h 0 m'],
    ['2026-09-17T16:01:00Z', 'amber', '5 h 59 m'],
    ['2026-09-17T20:00:00Z', 'amber', '2 h 0 m'],
    ['2026-09-17T20:00:01Z', 'red', '1 h 59 m'],
    ['2026-09-17T21:46:00Z', 'red', '14 m'],
    ['2026-09-17T21:59:15Z', 'red', '45 s'],
    ['2026-09-12T18:00:00Z', 'neutral', '5 d 4 h'],
  ])('at %s are %s, %s', (now, tone, countdown) => {
    expect(words(now)).toMatchObject({ state: 'open', tone, countdown, raw: deadline.raw });
  });

  it('say how long it has been closed', () => {
    expect(words('2026-09-17T22:12:30Z')).toMatchObject({ state: 'closed', tone: 'grey', countdown: 'closed 12 min ago' });
    expect(words('2026-09-17T22:00:00Z')).toMatchObject({ state: 'closed', ms: 0 });
  });

  it('put the instant on the clock of who looks', () => {
    expect(words('2026-09-17T10:00:00Z', 'America/New_York').local).toBe('today 18:00');
    expect(words('2026-09-17T10:00:00Z').local).toBe('tomorrow 00:00');
    expect(words('2026-09-10T10:00:00Z', 'Asia/Kolkata').local).toBe('Fri 18 Sept 03:30');
  });

  it('say that a deadline is unclear or absent', () => {
    expect(deadlineWords({ at: null, raw: 'COB Friday' }, 0, 'UTC')).toMatchObject({ state: 'unclear', ms: null, raw: 'COB Friday' });
    expect(deadlineWords(null, 0, 'UTC')).toMatchObject({ state: 'none', ms: null });
  });
});
