import fc from 'fast-check';
import { renderAlerts, connectivelyFixture, type AlertDigest } from '../../../../test/fixtures/digests/services/connectively';
import { forwards } from '../../../../test/fixtures/digests/variants';
import { decodedMail, essenceOf, type WrittenMail } from '../../../../test/fixtures/digests/written-mail';
import { parseDigest, type DecodedMail } from './index';
import { maskSecrets } from './secrets';

const signIn = { domains: ['connectively.us'], pages: /^\/experts\/[a-z]+\/([\w-]+)$/ };
const link = 'https://connectively.us/api/auth/magic-link/verify?token=AbC9.d-E_f&callbackURL=%2Fexperts%2Fquestions%2Fbread-1a2b';

describe('the parameters of a link in a digest', () => {
  it.each([
    ['https://a.example/x?page=2&token=AbC9.dEf#sig=q', 'https://a.example/x?page=2&token=••••••••#sig=•'],
    ['https://a.example/x?page=2?token=AbC9.dEf', 'https://a.example/x?page=2?token=AbC9.dEf'],
    ['https://a.example/x?to?amp;token=AbC9', 'https://a.example/x?to?amp;token=••••'],
    ['https://a.example/x?==jwt=AbC9', 'https://a.example/x?==jwt=••••'],
    ['https://a.example/x?words/without/a/value', 'https://a.example/x?words/without/a/value'],
  ])('are masked where their name says that they are secret: %s', (text, shown) => {
    expect(maskSecrets(text, 'digest')).toBe(shown);
  });
});

describe('links that sign in', () => {
  it.each([
    [
      'keep the page they lead to',
      link,
      'https://connectively.us/api/auth/magic-link/verify?token=••••••••••&callbackURL=%2Fexperts%2Fquestions%2Fbread-1a2b',
    ],
    ['lose any other destination', link.replace('questions%2Fbread-1a2b', 'settings%3Fkey%3D1'), /token=•{10}&callbackURL=•+$/],
    ['lose parameters of any name', 'https://connectively.us/x?k=AbC9dEf1&z=1#frag', 'https://connectively.us/x?k=••••••••&z=•#••••'],
    [
      'keep a page without a key',
      'See https://www.connectively.us/experts/questions/bread-1a2b3c4d5e6f.',
      'See https://www.connectively.us/experts/questions/bread-1a2b3c4d5e6f.',
    ],
    ['leave the short addresses of other sites', 'https://garden.example/a?b=1', 'https://garden.example/a?b=1'],
    [
      'mask what looks drawn by lot in those',
      'https://track.example/e/c/eyAbc123def456ghi?u=AbCdEf123456',
      /^https:\/\/track\.example\/e\/c\/•+\?u=•+$/,
    ],
    ['are masked where they go on after a line end', link.replace('d-E_f', 'd\n> -E_f'), /token=•{6}\n> •+$/],
    ['are masked where they break before their key', link.replace('verify?', 'verify\n?'), /verify\n•+$/],
    [
      'are masked where their scheme and the name of the key break',
      link.replace('//', '\n//').replace('tok', 't\n> ok'),
      /t\n> oken=•{10}&callbackURL/,
    ],
    [
      'leave the words below a key that ends its line',
      'https://connectively.us/x?token=AbC9dEf1\nGarden Weekly',
      'https://connectively.us/x?token=••••••••\nGarden Weekly',
    ],
    [
      'leave the words below one in a quoted copy',
      '> https://connectively.us/x?token=AbC9dEf1\n> NBC NEWS',
      '> https://connectively.us/x?token=••••••••\n> NBC NEWS',
    ],
    [
      'leave the lines below one',
      'https://connectively.us/x?token=AbC9dEf1\nBread.example\nAnswer by Sep 17th',
      'https://connectively.us/x?token=••••••••\nBread.example\nAnswer by Sep 17th',
    ],
    ['leave an address below one', `${link}\nsend+0.43352@tmxmessenger.com`, /bread-1a2b\nsend\+0\.43352@tmxmessenger\.com$/],
    [
      'leave an address below a key',
      'https://connectively.us/x?token=AbC9dEf1\nsend+0.43352@tmxmessenger.com',
      /token=•{8}\nsend\+0\.43352@tmxmessenger\.com$/,
    ],
    [
      'leave a heading below one',
      'https://connectively.us/x?token=AbC9dEf1\n\nNBC NEWS',
      'https://connectively.us/x?token=••••••••\n\nNBC NEWS',
    ],
    ['take no word for one where the link goes on behind it', 'https://connectively.us/x?token=AbC9dEf1\nabc&z=1', /token=•{8}\n•{3}/],
  ])('%s', (_, text, expected) => {
    const shown = maskSecrets(text, 'unknown', signIn);
    expect(shown).toHaveLength(text.length);
    expect(shown).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });
});

/** As a mail programme breaks lines that are too long for it, whatever stands there. */
const broken = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? ['']).join('\n'))
    .join('\n');

const tokens = fc
  .array(fc.nat(0xffff_ffff), { minLength: 4, maxLength: 6 })
  .map((numbers) => numbers.map((each) => `${each.toString(36)}Q`).join('_'));
const sample: AlertDigest = {
  sentAt: '2026-09-16T11:00:00Z',
  token: '',
  rows: false,
  sections: [
    {
      kind: 'questions',
      groups: [
        {
          category: 'Health',
          alerts: [
            { question: 'Who bakes at night?', outlet: 'Garden Weekly', day: '2026-09-17', slug: 'bakes-0a1b2c3d', relay: '', trap: null },
          ],
        },
      ],
    },
    {
      kind: 'opportunities',
      groups: [
        {
          category: 'News',
          alerts: [
            {
              question: 'Storms',
              outlet: 'NBC NEWS',
              day: '2026-09-16',
              slug: 'storms-4d5e6f70',
              relay: 'send+0.1@tmxmessenger.com',
              trap: null,
            },
          ],
        },
      ],
    },
  ],
};

/** No piece of the key of eight letters is anywhere in the result. */
function expectNoPiece(token: string, mail: DecodedMail): void {
  const result = JSON.stringify(parseDigest(mail));
  for (let at = 0; at + 8 <= token.length; at++) expect(result).not.toContain(token.slice(at, at + 8));
}

describe('the key in the links of Connectively', () => {
  const ways: Record<string, (mail: WrittenMail) => WrittenMail> = { none: (mail) => mail, ...forwards };

  it.each(Object.entries(ways))('is nowhere in the result, however a copy was broken and forwarded: %s', (_, forward) => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 24, max: 200 }), fc.constantFrom('text' as const, 'html' as const), (token, width, part) => {
        const mail = forward(renderAlerts({ ...sample, token }));
        expectNoPiece(token, decodedMail({ ...mail, text: broken(mail.text, width) }, [part]));
        expectNoPiece(token, decodedMail(mail));
      }),
      { numRuns: 60 },
    );
  });

  it("is nowhere in the result when the mail is nobody's digest, or the sender is unknown", () => {
    fc.assert(
      fc.property(tokens, fc.boolean(), (token, isKnown) => {
        const mail = renderAlerts({ ...sample, token });
        const text = mail.text.replace(/(?:Answer|View) by/g, 'Soon').replaceAll('ALERTS', 'things');
        expectNoPiece(token, { ...decodedMail({ ...mail, text }, ['text']), from: isKnown ? mail.from : null });
      }),
      { numRuns: 30 },
    );
  });

  it('is masked by equal length in each part that is shown', () => {
    fc.assert(
      fc.property(connectivelyFixture.samples, ({ mail, expected }) => {
        const parsed = parseDigest(decodedMail(mail, ['text']));
        expect(essenceOf(parsed)).toEqual(expected);
        expect(parsed.parts.map(({ text }) => text.length)).toEqual([mail.text.length]);
      }),
      { numRuns: 15 },
    );
  });
});
