import type { ServiceAccount } from '@sourcedesk/contracts/service-accounts';
import { bodyOfAccount, fieldsOfAccount, termsOf, wrongCap } from './service-account-words';

const account: ServiceAccount = {
  id: 'a1',
  brandId: 'b1',
  service: 'sos',
  address: 'ines@fernway.example',
  profile: { id: 'p1', name: 'Dr. Ines Falk' },
  tier: 'Pro',
  confirmed: true,
  topics: ['Travel', 'Health'],
  monthlyCap: 1,
  note: '',
  warnings: [],
  updatedAt: '2026-03-02T09:00:00Z',
};
const likely = { address: 'desk@fernway.example', profiles: [{ id: 'p1' }] };

describe('an account with a service', () => {
  it('goes through its form unchanged', () => {
    const { service, address, tier, confirmed, topics, monthlyCap, note } = account;
    expect(bodyOfAccount(fieldsOfAccount(account, likely))).toEqual({
      service,
      address,
      tier,
      confirmed,
      topics,
      monthlyCap,
      note,
      profileId: 'p1',
    });
    expect(bodyOfAccount(fieldsOfAccount({ ...account, profile: null, monthlyCap: null }, likely))).toMatchObject({
      profileId: null,
      monthlyCap: null,
    });
  });

  it('that is new begins with the mailbox and the only expert of the brand', () => {
    expect(fieldsOfAccount(null, likely)).toMatchObject({ service: 'haro', address: 'desk@fernway.example', profileId: 'p1' });
    expect(fieldsOfAccount(null, { address: '', profiles: [{ id: 'p1' }, { id: 'p2' }] })).toMatchObject({ address: '', profileId: '' });
  });

  it('says its terms in a line', () => {
    expect(termsOf(account)).toBe('Pro · 1 pitch a month · Travel, Health');
    expect(termsOf({ tier: '', monthlyCap: null, topics: [] })).toBe('');
  });

  it.each([
    ['', ''],
    [' 15 ', ''],
    ['0', 'Give a number'],
    ['1.5', 'Give a number'],
    ['20000', 'Give a number'],
  ])('takes a cap of "%s"', (typed, wrong) => {
    if (wrong === '') expect(wrongCap(typed)).toBe('');
    else expect(wrongCap(typed)).toContain(wrong);
  });
});
