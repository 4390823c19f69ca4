import { planMeans, seatsAhead, seatsWords, statusOf } from './brand-words';

const plan = (profileLimit: number | null) =>
  ({ tier: 'standard', name: 'Standard', profileLimit, priority: 2, headStartMinutes: 0, support: '' }) as const;
const seats = (profilesUsed: number, profileLimit: number | null) => ({ tier: 'standard', profileLimit, profilesUsed }) as const;

describe('the words of a plan', () => {
  it('count the seats that are taken', () => {
    expect(seatsWords(seats(1, 2))).toBe('1 of 2 experts');
    expect(seatsWords(seats(0, 1))).toBe('0 of 1 expert');
    expect(seatsWords(seats(3, null))).toBe('3 experts, no limit');
  });

  it('say before it is met that the limit is near, and what to do when it is', () => {
    expect(seatsAhead(seats(1, 5), 'Advanced')).toBe('');
    expect(seatsAhead(seats(1, 2), 'Standard')).toBe('One seat is left on the Standard plan.');
    expect(seatsAhead(seats(2, 2), 'Standard')).toMatch(/allows 2 experts, and 2 are here/);
    expect(seatsAhead(seats(9, null), 'Premium')).toBe('');
  });

  it('say what a smaller plan would not allow', () => {
    expect(planMeans(plan(2), 'Fernway', 3)).toEqual({
      possible: false,
      text: 'Not possible now: Standard allows 2 experts, Fernway has 3.',
    });
    expect(planMeans(plan(2), 'Fernway', 2)).toEqual({ possible: true, text: 'Up to 2 experts: no room for another' });
    expect(planMeans(plan(2), 'Fernway', 1).text).toBe('Up to 2 experts: room for 1 more');
    expect(planMeans(plan(null), 'Fernway', 8).possible).toBe(true);
  });
});

describe('the status of a brand', () => {
  it('tells until when it is paused, if that is known', () => {
    expect(statusOf({ status: 'paused', pause: { until: '2027-01-15', reason: 'x' } }).words).toBe('Paused until 15 Jan 2027');
    expect(statusOf({ status: 'paused', pause: { until: null, reason: 'x' } }).words).toBe('Paused');
  });
});
