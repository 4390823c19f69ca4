import { TestBed } from '@angular/core/testing';
import type { Deadline } from '@sourcedesk/contracts/intake';
import { DeadlinePill } from './deadline-pill';
import { deadlineTone, deadlineWords } from './deadline-words';

const hour = 3_600_000;
const now = Date.parse('2026-11-23T17:00:00Z');
const due = (hours: number, more: Partial<Deadline> = {}): Deadline => ({
  at: new Date(now + hours * hour).toISOString(),
  zone: 'America/New_York',
  raw: '7:00 PM ET - 23 November',
  certainty: 'exact',
  ...more,
});

describe('deadline words', () => {
  it.each([
    [6.1, 'plain', 'clock'],
    [6, 'plain', 'clock'],
    [5.9, 'amber', 'clock'],
    [2, 'amber', 'clock'],
    [1.9, 'red', 'warning'],
    [-0.2, 'plain', 'lock'],
  ])('%f hours before it is %s with the icon %s', (hours, tone, icon) => {
    expect(deadlineWords(due(hours), now)).toMatchObject({ tone, icon });
    expect(deadlineTone(hours * hour)).toBe(tone);
  });

  it("tells the time in my zone and the journalist's own words", () => {
    const words = deadlineWords(due(7), now, 'Europe/Berlin');
    expect(words).toMatchObject({ short: '7 h 00 m', mine: 'tomorrow 01:00', theirs: '“7:00 PM ET - 23 November”' });
  });

  it('counts seconds in the last two minutes only', () => {
    expect(deadlineWords(due(119 / 3600), now).short).toBe('119 s');
    expect(deadlineWords(due(121 / 3600), now).short).toBe('2 m');
  });

  it('says that it is closed and since when', () => {
    expect(deadlineWords(due(-0.2), now, 'UTC')).toMatchObject({ closed: true, short: '12 min ago', mine: 'closed today 16:48' });
  });

  it('never makes an hour out of a day', () => {
    const words = deadlineWords(due(30, { certainty: 'date-only', raw: '24 November', zone: 'Europe/London' }), now, 'Europe/London');
    expect(words).toMatchObject({ short: 'tomorrow', mine: 'tomorrow, no hour given' });
  });

  it("calls unclear what is unclear, in the journalist's words", () => {
    const words = deadlineWords({ at: null, zone: null, raw: 'COB Friday', certainty: 'unclear' }, now);
    expect(words).toMatchObject({ short: 'unclear', theirs: '“COB Friday”', left: null, closed: false });
  });

  it('says so when the zone was assumed', () => {
    expect(deadlineWords(due(7, { certainty: 'assumed-zone' }), now).note).toContain('America/New_York is assumed');
  });
});

describe('deadline pill', () => {
  it('gives screen readers the exact time beside the countdown', () => {
    const fixture = TestBed.createComponent(DeadlinePill);
    fixture.componentRef.setInput('deadline', { ...due(0), at: new Date(Date.now() + 90 * 60_000 + 5000).toISOString() });
    fixture.detectChanges();
    const text = (fixture.nativeElement as HTMLElement).textContent;
    expect(text).toContain('1 h 30 m');
    expect(text).toContain('7:00 PM ET');
    expect((fixture.nativeElement as HTMLElement).querySelector('sd-pill')?.getAttribute('data-tone')).toBe('red');
  });

  it('says that there is none', () => {
    const fixture = TestBed.createComponent(DeadlinePill);
    fixture.componentRef.setInput('deadline', null);
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('no deadline');
  });
});
