import { fixedClock, systemClock } from './index';

describe('clock', () => {
  it('stands still until it is advanced', () => {
    const clock = fixedClock('2026-11-03T10:00:00Z');
    expect(clock.now().toISOString()).toBe('2026-11-03T10:00:00.000Z');
    expect(clock.now().toISOString()).toBe('2026-11-03T10:00:00.000Z');
    expect(clock.advance(90_000).toISOString()).toBe('2026-11-03T10:01:30.000Z');
    expect(clock.now().toISOString()).toBe('2026-11-03T10:01:30.000Z');
  });

  it('hands out copies, so that a caller who changes a date does not move the clock', () => {
    const clock = fixedClock(new Date('2026-11-03T10:00:00Z'));
    clock.now().setUTCFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  it('refuses text that is no instant', () => {
    expect(() => fixedClock('soon')).toThrow(RangeError);
  });

  it('never goes back on the machine', () => {
    const first = systemClock.now();
    expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(first.getTime());
  });
});
