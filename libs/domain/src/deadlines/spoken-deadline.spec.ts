import fc from 'fast-check';
import { readSpokenDeadline } from './index';

// Tuesday, 15 September 2026, 05:07 in New York.
const near = Date.parse('2026-09-15T09:07:00Z');
const read = (text: string, zone: string | null = 'America/New_York') => readSpokenDeadline(text, 0, { near, defaultZone: zone });

describe('a deadline in prose', () => {
  it.each([
    ['Thursday, September 17 at 2 pm ET', '2026-09-17T18:00:00Z', 'exact'],
    ['September 17th, 9 am ET.', '2026-09-17T13:00:00Z', 'exact'],
    ['17 September 2026, 14:30 BST', '2026-09-17T13:30:00Z', 'exact'],
    ['the 17th of September', '2026-09-18T03:59:00Z', 'date-only'],
    ['noon ET on Sept. 17', '2026-09-17T16:00:00Z', 'exact'],
    ['5 p.m. on 9/17', '2026-09-17T21:00:00Z', 'assumed-zone'],
    ['2026-09-17', '2026-09-18T03:59:00Z', 'date-only'],
    ['Tuesday, 9/22, 2 pm ET', '2026-09-22T18:00:00Z', 'exact'],
    ['Friday', '2026-09-19T03:59:00Z', 'date-only'],
    ['Fri 5pm ET', '2026-09-18T21:00:00Z', 'assumed-zone'],
    ['EOD Wednesday', '2026-09-17T03:59:00Z', 'date-only'],
    ['end of day tomorrow', '2026-09-17T03:59:00Z', 'date-only'],
    ['midnight tonight', '2026-09-16T03:59:00Z', 'date-only'],
    ['6pm ET today', '2026-09-15T22:00:00Z', 'assumed-zone'],
    ['tomorrow 4pm.', '2026-09-16T20:00:00Z', 'assumed-zone'],
    ['this Sunday at 8:30 am Pacific', '2026-09-20T15:30:00Z', 'assumed-zone'],
  ])('%s is %s, %s', (text, at, certainty) => {
    expect(read(text)?.deadline).toMatchObject({ at, certainty });
  });

  it.each(['5/6', 'next Friday', 'September 31', 'Friday 25:00', '5/6 at noon'])('%s is unclear, never guessed', (text) => {
    expect(read(text)?.deadline).toMatchObject({ at: null, certainty: 'unclear' });
  });

  it.each(['5 pm ET', 'soon', 'maybe', 'sunlight', 'mayor', 'second', ''])('%j is no day', (text) => {
    expect(read(text)).toBeNull();
  });

  it('takes a zone that is named for the order of day and month, and none for open', () => {
    expect(read('9/10 at 5 pm ET')?.deadline.at).toBe('2026-09-10T21:00:00Z');
    expect(read('9/10 at 5 pm BST')?.deadline.at).toBe('2026-10-09T16:00:00Z');
    expect(read('Friday 5 pm', null)?.deadline).toMatchObject({ at: null, certainty: 'unclear' });
  });

  it('ends with its own words', () => {
    const words = (text: string) => text.slice(0, read(text)?.end ?? 0);
    expect(words('September 17th, 9 am ET. Thanks')).toBe('September 17th, 9 am ET');
    expect(words('Friday. And on Monday we print')).toBe('Friday');
    expect(words('Friday, if you can')).toBe('Friday');
    expect(words('5 p.m. on 9/17, please')).toBe('5 p.m. on 9/17');
  });

  it('of any text lies within it, and the same words give the same', () => {
    const piece = fc.constantFrom(...'September 17th|,| |at|5 pm|ET|Friday|tomorrow|9/17|noon|EOD|.|x'.split('|'));
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))), (pieces) => {
        const text = pieces.join('');
        const found = read(text);
        if (!found) return;
        expect(found.start).toBe(0);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.deadline.raw).toBe(text.slice(0, found.end).replace(/\s+/g, ' ').trim());
        expect(read(text)).toEqual(found);
      }),
    );
  });
});
