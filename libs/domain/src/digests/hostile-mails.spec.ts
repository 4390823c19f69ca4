import fc from 'fast-check';
import { StepCounter } from '../../../../test/fixtures/digests/counted-steps';
import { serviceFixtures } from '../../../../test/fixtures/digests/services';
import { decodedMail, type WrittenMail } from '../../../../test/fixtures/digests/written-mail';
import { parseDigest, type DecodedMail, type ParsedDigest } from './index';

const everywhere = [
  '> ',
  '\n',
  ' ',
  '(',
  ')',
  '@',
  'a@b.co ',
  '://',
  'https://a.example/).',
  'eyJ',
  'a=b\n',
  '\u2063',
  'SWYgdXNpbmcgQUkg',
  '*'.repeat(28),
];
const marks = [
  ...everywhere,
  ...serviceFixtures.flatMap((fixture) => fixture.marks),
  '\r',
  'https://www.sourcebottle.com/query.asp?qid=1',
  '\u200c',
  '<p>',
  '</a>',
  '\u{E0041}',
];
const anyText = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...marks), fc.constantFrom(...marks.map((mark) => `\n${mark}\n`))),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));
const senders = [
  'haro@helpareporter.com',
  'peter@sourceofsources.com',
  'noreply@connectively.us',
  'notifications@qwoted.com',
  'newsrooms@tmxmessenger.com',
  'requests@helpab2bwriter.com',
  'alerts@sourcebottle.com',
  'enquiries@responsesource.com',
  'x',
];
const anySender = fc.constantFrom(null, ...senders.map((address) => ({ name: '', address })));
const subjects = [
  'HARO Queries for May 45, 2026 - Morning Edition',
  '[HARO] Evening',
  'Connectively Alerts for Sep 99th, 2026',
  'TMX Newsroom Messages',
];
const mails: fc.Arbitrary<DecodedMail> = fc.record({
  from: anySender,
  subject: fc.oneof(fc.string(), fc.constantFrom(...subjects)),
  date: fc.constantFrom(null, 'not a date', '2026-05-18T17:07:05-04:00', '+275760-09-13T00:00:00Z'),
  messageId: fc.constant(null),
  parts: fc.array(fc.record({ part: fc.constantFrom('text', 'html'), text: anyText }), { maxLength: 3 }),
});

/** A rendered mail of any service with pieces cut out, doubled or put in at random. */
const damaged = fc
  .tuple(
    fc.oneof(...serviceFixtures.map(({ samples }) => samples)),
    fc.array(fc.record({ at: fc.nat(20_000), length: fc.nat(200), put: fc.oneof(anyText, fc.constant(''), fc.constantFrom(...marks)) }), {
      maxLength: 12,
    }),
    fc.constantFrom('text' as const, 'html' as const),
    fc.boolean(),
  )
  .map(([{ mail }, edits, part, isKnown]): DecodedMail => {
    const text = edits.reduce(
      (whole, { at, length, put }) => whole.slice(0, at % (whole.length + 1)) + put + whole.slice((at % (whole.length + 1)) + length),
      mail[part],
    );
    return { ...decodedMail({ ...mail, [part]: text }, [part]), from: isKnown ? mail.from : null };
  });

function expectSound(parsed: ParsedDigest): void {
  expect(parsed.counts.parsed).toBe(parsed.queries.length);
  expect(parsed.status === 'quarantined').toBe(parsed.queries.length === 0 && !(parsed.reason ?? '').includes('masked'));
  for (const query of parsed.queries) {
    expect(query.identity).not.toBe('');
    expect(Number.isInteger(query.number)).toBe(true);
    expect(query.reply.kind === 'link' || query.reply.kind === 'form' ? query.reply.url : query.identity).not.toBe('');
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
      { numRuns: 300 },
    );
  });

  it('that was a digest before it was damaged still gives sound queries', () => {
    fc.assert(
      fc.property(damaged, (mail) => expectSound(parseDigest(mail))),
      { numRuns: 150 },
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(damaged, (mail) => expect(parseDigest(mail)).toEqual(parseDigest(mail))),
      { numRuns: 20 },
    );
  });
});

describe('the work on a hostile mail', () => {
  let counter: StepCounter;
  beforeAll(async () => {
    counter = await StepCounter.open('/libs/domain/src/');
    // What is done once in a process stays out of the comparison.
    for (const fixture of serviceFixtures) await counter.count(() => parseDigest(decodedMail(mailOf(fixture))));
  });
  afterAll(() => counter.close());

  const mailOf = ({ samples }: (typeof serviceFixtures)[number]): WrittenMail =>
    (fc.sample(samples, { numRuns: 1, seed: 7 })[0] as { mail: WrittenMail }).mail;

  /** What is repeated where labels are prose, and how often; a whole mail too, with its queries and hidden texts. */
  const repeated = (mail: WrittenMail, own: readonly string[]): [before: string, unit: string, times: number][] => [
    ...[...everywhere, ...own].flatMap((unit): [string, string, number][] =>
      /^[\s>]*$/.test(unit)
        ? [['', unit, 800]]
        : [
            ['', unit, 800],
            ['', `\n${unit}\n`, 800],
          ],
    ),
    ['https://a.example/', ')', 800],
    ['', `${own.join('\n')}\n`, 200],
    ['', `\n\n${mail.text}`, 12],
  ];

  it.each(serviceFixtures.map((fixture) => [fixture.name, fixture] as const))(
    'grows no faster than the mail of %s, whatever is repeated in it',
    async (_, fixture) => {
      const mail = mailOf(fixture);
      const middle = mail.text.length >> 1;
      const steps = (inserted: string): Promise<number> => {
        const text = `${mail.text.slice(0, middle)}\n\n${inserted}\n\n${mail.text.slice(middle)}`;
        return counter.count(() => parseDigest(decodedMail({ ...mail, text }, ['text'])));
      };
      const steep: [unit: string, growth: number][] = [];
      for (const [before, unit, times] of repeated(mail, fixture.marks)) {
        const [once, fourTimes] = [await steps(before + unit.repeat(times)), await steps(before + unit.repeat(4 * times))];
        if (fourTimes > 5 * once) steep.push([unit, fourTimes / once]);
      }
      expect(steep).toEqual([]);
    },
  );
});
