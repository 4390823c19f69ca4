import { isTimeZone, timeThere, zonesLike } from './time-zones';

const all = ['America/Indiana/Knox', 'America/New_York', 'Asia/Novosibirsk', 'Europe/London', 'Europe/Berlin'];

describe('time zones', () => {
  it('are found by any word of their name, also with a space for the underline', () => {
    expect(zonesLike('new york', all)).toEqual(['America/New_York']);
    expect(zonesLike('BERL', all)).toEqual(['Europe/Berlin']);
    expect(zonesLike('', all)).toHaveLength(all.length);
  });

  it('come first where a part of the name begins with what was typed', () => {
    expect(zonesLike('no', all)).toEqual(['Asia/Novosibirsk', 'America/Indiana/Knox']);
  });

  it('are known or not', () => {
    expect(isTimeZone('Europe/London')).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });

  it('tell the time there', () => {
    expect(timeThere('America/New_York', Date.parse('2026-11-23T12:00:00Z'))).toBe('It is 07:00 there');
    expect(timeThere('Nowhere', 0)).toBe('');
  });
});
