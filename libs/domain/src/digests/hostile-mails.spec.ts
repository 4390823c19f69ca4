import fc from 'fast-check';
import { haroDigests, sosDigests } from '../../../../test/fixtures/digests/arbitrary-digests';
import { decoded } from '../../../../test/fixtures/digests/sample-digests';
import { parseDigest, type DecodedMail, type ParsedDigest } from './index';
import { renderHaro, renderSos } from './rendering';

const marks = [
  '\n',
  '\r',
  '> ',
  '-'.repeat(35),
  '*'.repeat(28),
  '********* INDEX ***********',
  '1) Summary:',
  '\u2063',
  '\u200c',
  '<p>',
  '</a>',
  '\u{E0041}',
];
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...marks)), { maxLength: 30 })
  .map((pieces) => pieces.join(''));
const anySender = fc.constantFrom(
  null,
  { name: '', address: 'haro@helpareporter.com' },
  { name: '', address: 'peter@sourceofsources.com' },
  { name: 'x', address: 'x' },
);
const mails: fc.Arbitrary<DecodedMail> = fc.record({
  from: anySender,
  subject: fc.oneof(fc.string(), fc.constant('HARO Queries for May 45, 2026 - Morning Edition')),
  date: fc.constantFrom(null, 'not a date', '2026-05-18T17:07:05-04:00', '+275760-09-13T00:00:00Z'),
  messageId: fc.constant(null),
  parts: fc.array(fc.record({ part: fc.constantFrom('text', 'html'), text: anyText }), { maxLength: 3 }),
});

/** A rendered digest with pieces cut out, doubled or put in at random. */
const damaged = fc
  .tuple(
    fc.oneof(
      haroDigests.map((digest) => decoded(renderHaro(digest), digest.sentAt)),
      sosDigests.map((digest) => decoded(renderSos(digest), digest.sentAt)),
    ),
    fc.array(fc.record({ at: fc.nat(20_000), length: fc.nat(200), put: fc.oneof(anyText, fc.constant(''), fc.constantFrom(...marks)) }), {
      maxLength: 12,
    }),
    fc.constantFrom('text', 'html'),
  )
  .map(([mail, edits, kept]): DecodedMail => {
    const damage = (text: string): string =>
      edits.reduce(
        (whole, { at, length, put }) => whole.slice(0, at % (whole.length + 1)) + put + whole.slice((at % (whole.length + 1)) + length),
        text,
      );
    return { ...mail, parts: mail.parts.filter(({ part }) => part === kept).map(({ part, text }) => ({ part, text: damage(text) })) };
  });

function expectSound(parsed: ParsedDigest): void {
  expect(parsed.counts.parsed).toBe(parsed.queries.length);
  expect(parsed.status === 'quarantined').toBe(parsed.queries.length === 0 && !(parsed.reason ?? '').includes('masked'));
  for (const query of parsed.queries) {
    expect(query.identity).not.toBe('');
    for (const { text, start, end } of [...query.questions, ...query.requirements]) expect(query.body.slice(start, end)).toBe(text);
    for (const { part, ranges } of Object.values(query.ranges)) {
      const { length } = parsed.parts.find((each) => each.part === part)?.text ?? '';
      for (const [start, end] of ranges) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(length);
      }
    }
  }
}

describe('any mail', () => {
  it('of random text is parsed or quarantined, and never throws', () => {
    fc.assert(
      fc.property(mails, (mail) => expectSound(parseDigest(mail))),
      { numRuns: 100 },
    );
  });

  it('that was a digest before it was damaged still gives sound queries', () => {
    fc.assert(
      fc.property(damaged, (mail) => expectSound(parseDigest(mail))),
      { numRuns: 40 },
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(damaged, (mail) => expect(parseDigest(mail)).toEqual(parseDigest(mail))),
      { numRuns: 10 },
    );
  });
});
