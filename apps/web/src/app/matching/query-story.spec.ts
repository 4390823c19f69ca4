import type { QueryChange, QuerySighting } from '@sourcedesk/contracts/intake';
import { deadlinesOf, storyOf } from './query-story';

const now = Date.parse('2026-11-23T12:00:00Z');
const sighting = (seenAt: string, at: string | null, name = 'Morning'): QuerySighting => ({
  message: { id: `m-${seenAt}`, service: 'haro', edition: { name, date: '2026-11-23' }, trusted: true },
  deadline: at === null ? null : { at, raw: '5 PM ET' },
  seenAt,
});
const change = (field: QueryChange['field'], before: unknown, after: unknown): QueryChange => ({
  at: '2026-11-23T11:00:00Z',
  by: { id: 'e', name: 'Edda' },
  field,
  before: before as QueryChange['before'],
  after: after as QueryChange['after'],
});
const deadline = (at: string | null) => ({
  at,
  zone: null,
  raw: 'COB',
  certainty: at === null ? ('unclear' as const) : ('exact' as const),
});

describe('what happened to a query', () => {
  it('is the editions it stood in and what people changed, the latest first', () => {
    const lines = storyOf([sighting('2026-11-23T10:00:00Z', null)], [change('category', 'Travel', 'Food')], now);
    expect(lines.map(({ who, what, before, after }) => [who, what, before, after])).toEqual([
      ['Edda', 'corrected the category', 'Travel', 'Food'],
      ['HARO 23 Nov 2026, morning', 'brought it', '', ''],
    ]);
  });

  it('tells the edition that brought it from those that had it again', () => {
    const lines = storyOf([sighting('2026-11-23T11:00:00Z', null, 'Afternoon'), sighting('2026-11-23T10:00:00Z', null)], [], now);
    expect(lines.map(({ what }) => what)).toEqual(['had it again', 'brought it']);
  });

  it('tells where an answer went and goes, and that a field was empty', () => {
    const [reply, outlet] = storyOf(
      [],
      [
        change('reply', { kind: 'relay', address: '', url: '' }, { kind: 'address', address: 'a@b.example', url: '' }),
        change('outlet', { name: '', url: '' }, { name: 'Garden Weekly', url: '' }),
      ],
      now,
    );
    expect([reply?.before, reply?.after]).toEqual(['no address', 'a@b.example']);
    expect([outlet?.before, outlet?.after]).toEqual(['not named', 'Garden Weekly']);
  });

  it('leads from each half of a cut query to the other', () => {
    const [first, second] = [storyOf([], [change('split', null, 'two')], now)[0], storyOf([], [change('split', 'one', null)], now)[0]];
    expect([first?.what, first?.link?.to]).toEqual(['cut it in two', '/app/queries/two']);
    expect([second?.what, second?.link?.to]).toEqual(['cut it from another query', '/app/queries/one']);
  });
});

describe('the deadlines of a query', () => {
  const [early, late] = ['2026-11-23T22:00:00Z', '2026-11-24T22:00:00Z'];

  it('are not listed while every edition named the same one', () => {
    const seen = [sighting('2026-11-23T10:00:00Z', early), sighting('2026-11-23T11:00:00Z', early, 'Afternoon')];
    expect(deadlinesOf(deadline(early), seen, [], now)).toEqual([]);
  });

  it('are told once an edition, however many copies of it came, and say which of them nobody vouches for', () => {
    const forged = sighting('2026-11-23T11:40:00Z', late);
    const seen = [
      { ...forged, message: { ...forged.message, trusted: false } },
      sighting('2026-11-23T11:30:00Z', late),
      sighting('2026-11-23T11:20:00Z', early),
      sighting('2026-11-23T11:10:00Z', early),
    ];
    expect(deadlinesOf(deadline(late), seen, [], now).map(({ by, holds }) => [by, holds])).toEqual([
      ['HARO 23 Nov 2026, morning, unverified', false],
      ['HARO 23 Nov 2026, morning', true],
      ['HARO 23 Nov 2026, morning', false],
    ]);
  });

  it('are listed by edition when one extended it, and say which holds', () => {
    const seen = [sighting('2026-11-23T11:00:00Z', late, 'Afternoon'), sighting('2026-11-23T10:00:00Z', early)];
    expect(deadlinesOf(deadline(late), seen, [], now).map(({ by, holds }) => [by, holds])).toEqual([
      ['HARO 23 Nov 2026, afternoon', true],
      ['HARO 23 Nov 2026, morning', false],
    ]);
  });

  it('hold as a person set them, whatever a later edition named', () => {
    const seen = [sighting('2026-11-23T11:30:00Z', late, 'Afternoon'), sighting('2026-11-23T10:00:00Z', null)];
    const lines = deadlinesOf(deadline(early), seen, [change('deadline', null, deadline(early))], now);
    expect(lines.map(({ by, holds }) => [by, holds])).toEqual([
      ['HARO 23 Nov 2026, afternoon', false],
      ['Set by Edda', true],
      ['HARO 23 Nov 2026, morning', false],
    ]);
  });
});
