import type { Me, Member } from '@sourcedesk/contracts/accounts';
import { brandsWords, givableRoles, whyFixed, whyNotGivable } from './rights';

const member = (userId: string, role: Member['role']) => ({ userId, role }) as Member;
const me = (role: Me['role']) => ({ role }) as Me;
const names = new Map([
  ['f', 'Fernway Payroll'],
  ['l', 'Lumen Sleep'],
  ['a', 'Alder & Vale'],
]);

describe('rights', () => {
  it('are given by nobody beyond their own: only an owner makes owners', () => {
    expect(givableRoles('owner')).toContain('owner');
    expect(givableRoles('manager')).toEqual(['manager', 'editor', 'va', 'client']);
  });

  it('of an owner are changed by owners only, and of the last owner by nobody', () => {
    const [first, second] = [member('1', 'owner'), member('2', 'owner')];
    expect(whyFixed(first, [first, second], me('manager'))).toMatch(/Only an owner/);
    expect(whyFixed(first, [first], me('owner'))).toMatch(/needs an owner/);
    expect(whyFixed(first, [first, second], me('owner'))).toBe('');
    expect(whyFixed(member('3', 'va'), [first], me('manager'))).toBe('');
  });

  it('of a client name a brand, and a limit names at least one', () => {
    expect(whyNotGivable({ role: 'client', brandIds: null })).toMatch(/which brand/);
    expect(whyNotGivable({ role: 'client', brandIds: ['f'] })).toBe('');
    expect(whyNotGivable({ role: 'va', brandIds: [] })).toMatch(/at least one/);
    expect(whyNotGivable({ role: 'va', brandIds: null })).toBe('');
  });

  it('are told with the names of few brands and the number of many', () => {
    expect(brandsWords(null, names)).toBe('every brand');
    expect(brandsWords(['l', 'f'], names)).toBe('Fernway Payroll and Lumen Sleep');
    expect(brandsWords(['l', 'f', 'a'], names)).toBe('Alder & Vale, Fernway Payroll and 1 more');
    expect(brandsWords(['f', 'unseen'], names)).toBe('Fernway Payroll and 1 more');
    expect(brandsWords([], names)).toBe('no brand');
  });
});
