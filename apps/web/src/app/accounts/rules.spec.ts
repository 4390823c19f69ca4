import { isWebAddress, wholeUrl } from './rules';

describe('an address of the web', () => {
  it('may be typed without https://', () => {
    expect(wholeUrl(' fernway.example/team ')).toBe('https://fernway.example/team');
    expect(wholeUrl('http://fernway.example')).toBe('http://fernway.example');
    expect(wholeUrl(' ')).toBe('');
  });

  it('has a host with a dot, and http or https', () => {
    for (const right of ['https://fernway.example', 'http://www.fernway.example/a?b=c#d']) expect(isWebAddress(right)).toBe(true);
    for (const wrong of [
      'https://fernway',
      'https://fern way.example',
      'ftp://fernway.example',
      'javascript:alert(1)',
      'mailto:a@b.example',
    ])
      expect(isWebAddress(wholeUrl(wrong))).toBe(false);
  });
});
