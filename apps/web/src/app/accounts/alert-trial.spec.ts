import type { Query } from '@sourcedesk/contracts/intake';
import { type Sought, tryAlert, whyNot } from './alert-trial';

const query = (id: string, summary: string, outlet = 'Harrow Money') =>
  ({ id, summary, body: '', category: 'Business', outlet: { name: outlet, url: '' } }) as Query;
const queries = [
  query('1', 'Mortgage advice for first buyers'),
  query('2', 'Crypto and mortgage lending'),
  query('3', 'Best luggage for winter'),
  query('4', 'Mortgage brokers wanted', 'Coin Weekly'),
];
const sought = (alert: string, outlets: string[] = []): Sought => ({ alert, topics: [], vetoes: { outlets, terms: [] } });
const ids = (tried: readonly { query: Query }[] = []) => tried.map((each) => each.query.id);

describe('the trial of an alert', () => {
  it('says which queries would match and why the others would not', () => {
    const trial = tryAlert(sought('mortgage NOT crypto', ['Coin Weekly']), null, queries);
    expect(ids(trial?.would)).toEqual(['1']);
    expect(trial?.would[0]?.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(trial?.would[0]?.score);
    expect(trial?.wouldNot.map(({ query: { id }, reasons }) => `${id} ${whyNot(reasons)}`)).toEqual([
      '2 kept out by crypto (headline)',
      '3 without mortgage',
      '4 vetoed by Coin Weekly',
    ]);
  });

  it('counts what changes against the alert as it is saved, and names what is lost first', () => {
    const trial = tryAlert(sought('luggage'), sought('mortgage'), queries);
    expect([trial?.more, trial?.fewer]).toEqual([1, 3]);
    expect(ids(trial?.wouldNot)).toEqual(['1', '2', '4']);
    expect(trial?.would[0]?.change).toBe('more');
    expect(tryAlert(sought('mortgage'), sought('mortgage'), queries)).toMatchObject({ more: 0, fewer: 0 });
  });

  it('puts the best score first', () => {
    const trial = tryAlert(sought('mortgage OR brokers'), null, queries);
    const scores = trial?.would.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores).toHaveLength(3);
  });

  it('waits while the alert cannot be read', () => {
    expect(tryAlert(sought('mortgage AND ('), null, queries)).toBeNull();
  });

  it('finds by topics alone where there is no alert, and nothing without either', () => {
    expect(ids(tryAlert({ alert: '', topics: ['luggage'], vetoes: { outlets: [], terms: [] } }, null, queries)?.would)).toEqual(['3']);
    const nothing = tryAlert(sought(''), null, queries);
    expect(nothing?.would).toEqual([]);
    expect(whyNot(nothing?.wouldNot[0]?.reasons ?? [])).toBe('nothing in it is looked for');
  });
});
