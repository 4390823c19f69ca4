import { enlarged, vaZones } from './agency-size';
import { northlight } from './northlight';

const plan = enlarged(northlight(new Date('2026-11-23T12:00:00Z')));
/** As the plans' rows say. */
const limits = { free: 1, standard: 2, advanced: 5, premium: Infinity } as const;

describe('the large agency', () => {
  it('has 40 brands, 120 experts, ten VAs in two time zones and three editors', () => {
    const roles = Object.values(plan.people).map(({ role }) => role);
    expect([plan.brands.length, plan.experts.length]).toEqual([40, 120]);
    expect(roles.filter((role) => role === 'va').length).toBe(10);
    expect(roles.filter((role) => role === 'editor').length).toBe(3);
    expect([Object.keys(vaZones).length, new Set(Object.values(vaZones)).size]).toEqual([10, 2]);
  });

  it('gives every name, address and key once', () => {
    for (const names of [plan.brands.map(({ name }) => name), plan.brands.map(({ domain }) => domain), plan.experts.map(({ key }) => key)])
      expect(new Set(names).size).toBe(names.length);
    const addresses = Object.values(plan.people).map(({ email }) => email);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('gives each brand as many experts as its plan allows, and one at least', () => {
    for (const brand of plan.brands) {
      const count = plan.experts.filter((expert) => expert.brand === brand.key).length;
      expect([brand.name, count >= 1 && count <= limits[brand.plan]]).toEqual([brand.name, true]);
    }
  });
});
