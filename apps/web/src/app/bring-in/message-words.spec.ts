import { checksumWords } from './message-words';

const of = (index: number | null, parsed: number, queries: number) =>
  checksumWords({ status: 'parsed', counts: { index, parsed }, queryIds: Array.from({ length: queries }, (_, at) => `q${at}`) });

describe('the sum of a digest', () => {
  it('comes out right when the reader found what the index has, also after somebody cut a query in two', () => {
    expect(of(20, 20, 20)).toEqual({ words: '20 of 20 read', tone: 'green' });
    expect(of(20, 20, 21)).toEqual({ words: '20 of 20 read', tone: 'green' });
  });

  it('is amber when the reader found fewer, whatever was added by hand', () => {
    expect(of(20, 19, 20)).toEqual({ words: '19 read, the index has 20', tone: 'amber' });
  });

  it('is none where nothing was to be read', () => {
    expect(of(null, 0, 0)).toEqual({ words: 'No queries', tone: 'plain' });
    expect(of(null, 0, 1)).toEqual({ words: 'Added by hand', tone: 'plain' });
    expect(of(null, 3, 3)).toEqual({ words: '3 read, no index to check against', tone: 'plain' });
  });
});
