import { pageOf } from './expert-leaving';

describe('a pitch that keeps an expert', () => {
  it.each([
    ['drafting', '/app/pitches/p/draft', {}],
    ['returned', '/app/pitches/p/draft', {}],
    ['in_review', '/app/pitches/p/review', {}],
    ['client_review', '/app/pitches/p/review', {}],
    ['approved', '/app/pitches/p/review', {}],
    ['scheduled', '/app/sent', { tab: 'leaving', pitch: 'p' }],
    ['sending', '/app/sent', { tab: 'leaving', pitch: 'p' }],
    ['failed', '/app/sent', { tab: 'attention', pitch: 'p' }],
    ['uncertain', '/app/sent', { tab: 'attention', pitch: 'p' }],
  ] as const)('goes on, while %s, at %s', (state, path, query) => expect(pageOf({ id: 'p', state })).toEqual({ path, query }));
});
