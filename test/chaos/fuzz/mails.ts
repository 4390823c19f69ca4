import fc from 'fast-check';
import { serviceFixtures } from '../../fixtures/digests/services';
import { type Travel, forwards, rawVariant } from '../../fixtures/digests/variants';

const travels: fc.Arbitrary<Travel> = fc.record({
  parts: fc.constantFrom(['text'] as const, ['html'] as const, ['text', 'html'] as const),
  charset: fc.constant('utf-8' as const),
  encoding: fc.constantFrom('quoted-printable' as const, 'base64' as const, '8bit' as const),
  lineEnd: fc.constantFrom('\r\n' as const, '\n' as const),
  noise: fc.boolean(),
});

/** Digests of every service, as they come or forwarded, encoded in every way. */
const digests = fc
  .tuple(fc.oneof(...serviceFixtures.map(({ samples }) => samples)), travels, fc.constantFrom(null, ...Object.values(forwards)))
  .map(([{ mail }, travel, forward]) => rawVariant(forward ? forward(mail) : mail, travel));

/** What means something to a mail, a digest or a page. */
const pieces = [
  ...serviceFixtures.flatMap(({ marks }) => marks.flatMap((mark) => [mark, `\n${mark}\n`])),
  ...[
    '\r\n',
    '\n\n',
    '\0',
    '--=_b\r\n',
    '--=_b--',
    'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n',
    'Content-Type: message/rfc822\r\n\r\n',
  ],
  ...[
    '=?utf-8?B?',
    '?=',
    '=\r\n',
    '=00',
    '\u2063\u200c\u200b',
    'SWYgdXNpbmcgQUkg',
    '4966207573696e6720414920',
    '<style>p{display:none}',
    '<!--',
    '</',
    '&#x',
  ],
  ...['> '.repeat(40), '('.repeat(60), '*'.repeat(28), 'a@b.co '.repeat(30), 'https://a.example/'.repeat(20)],
];

interface Damage {
  at: number;
  cut: number;
  put: Uint8Array;
  times: number;
}
const damages = fc.array(
  fc.record({
    at: fc.nat(),
    cut: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(4000)),
    put: fc.oneof(
      fc.constantFrom(...pieces).map((piece) => Buffer.from(piece)),
      fc.uint8Array({ maxLength: 12 }),
    ),
    times: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constantFrom(50, 1000) }),
  }),
  { maxLength: 10 },
);

function damaged(raw: Uint8Array, all: readonly Damage[]): Uint8Array {
  return all.reduce<Uint8Array>((whole, { at, cut, put, times }) => {
    const from = at % (whole.length + 1);
    return Buffer.concat([whole.subarray(0, from), ...Array.from({ length: times }, () => put), whole.subarray(from + cut)]);
  }, raw);
}

/** Raw e-mails: a digest with pieces cut out, put in, doubled and broken at any byte, or bytes that never were a mail. */
export const hostileMails: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(digests, damages).map(([raw, all]) => damaged(raw, all)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 5000 }) },
);
