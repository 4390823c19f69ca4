import fc from 'fast-check';
import { type Comparable, likenessOf } from './index';

const text =
  'I am writing about bakers who mill their own flour. How do they choose the grain, what does a mill cost, and would they do it again? Please send two paragraphs and a photo of the mill.';
const query = (own: Partial<Comparable> = {}): Comparable => ({
  summary: 'Bakers who mill their own flour',
  body: text,
  outlet: 'Garden Weekly',
  journalist: 'Ada Quill',
  ...own,
});
const other = query({ summary: 'Home mills', outlet: 'Anonymous', journalist: '' });

describe('two queries may be the same request', () => {
  it('by their words, whatever marks, case and outlet they carry', () => {
    expect(
      likenessOf(query(), query({ body: text.toUpperCase().replaceAll(',', ' –'), outlet: 'Anonymous', journalist: '', summary: 'Mills' })),
    ).toEqual({
      text: 1,
      summary: 'differs',
      outlet: 'not-named',
      journalist: 'not-named',
    });
    expect(likenessOf(query(), query({ outlet: 'The Harbour Post', journalist: 'Nora Feld' }))).toMatchObject({
      summary: 'same',
      outlet: 'differs',
      journalist: 'differs',
    });
  });

  it('when one is the beginning of the other, as services cut them', () => {
    expect(likenessOf(query(), { ...other, body: `${text.slice(0, 110)}...` })?.text).toBeGreaterThan(0.8);
  });

  it('by their summary and outlet or journalist, with other words', () => {
    const words = query({ body: 'Which grain do you mill at home? We need three bakers by Friday who can be named.' });
    expect(likenessOf(query(), words)).toMatchObject({ summary: 'same', outlet: 'same', journalist: 'same' });
    expect(likenessOf(query(), { ...words, outlet: '', journalist: 'ada quill' })).toMatchObject({
      outlet: 'not-named',
      journalist: 'same',
    });
    expect(likenessOf(query(), { ...words, outlet: '', journalist: '' })).toBeNull();
  });

  it.each([
    [
      'another request of the same journalist',
      query({ summary: 'Sleep', body: 'What helps people to sleep on a night train? Please name two studies and a doctor who can speak.' }),
    ],
    [
      'another request of an anonymous outlet',
      query({ summary: 'Sleep', outlet: 'Anonymous', journalist: '', body: 'What helps people to sleep on a night train?' }),
    ],
    ['texts too short to be recognised by', { ...other, body: 'I am writing about bakers.' }],
  ])('but not %s', (_, unlike) => {
    expect(likenessOf(query(), unlike)).toBeNull();
    expect(likenessOf({ ...query(), outlet: 'Anonymous' }, unlike)).toBeNull();
  });

  it('whichever is looked at first', () => {
    const words = fc
      .array(fc.constantFrom('bread', 'mill', 'flour', 'grain', 'why', 'the', 'oven'), { maxLength: 40 })
      .map((all) => all.join(' '));
    const queries = fc.record({ summary: words, body: words, outlet: words, journalist: words });
    fc.assert(fc.property(queries, queries, (one, two) => expect(likenessOf(one, two)).toEqual(likenessOf(two, one))));
  });
});
