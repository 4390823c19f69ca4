import type { Brand } from '@sourcedesk/contracts/accounts';
import { brandsIn, holdNew } from './brand-rows';

const brand = (id: string, name: string, status: Brand['status'] = 'active') =>
  ({ id, name, status, websiteUrl: `https://${id}.example` }) as Brand;
const all = [brand('a', 'Alder & Vale'), brand('f', 'Fernway Payroll', 'paused'), brand('l', 'Lumen Sleep')];

describe('the list of brands', () => {
  it('shows those of a lane, found by words of name or address', () => {
    expect(brandsIn(all, '', '').map(({ id }) => id)).toEqual(['a', 'f', 'l']);
    expect(brandsIn(all, 'paused', '').map(({ id }) => id)).toEqual(['f']);
    expect(brandsIn(all, '', 'payroll fern').map(({ id }) => id)).toEqual(['f']);
    expect(brandsIn(all, '', 'l.example').map(({ id }) => id)).toEqual(['l']);
  });

  it('keeps out what came in from elsewhere, and lets rows go that are gone', () => {
    const standing = new Set(['a', 'f', 'gone']);
    expect(holdNew(all, standing)).toEqual({ shown: [all[0], all[1]], held: [all[2]] });
    expect(holdNew(all, undefined).held).toEqual([]);
    expect(holdNew(all, new Set()).held).toEqual([]);
  });
});
