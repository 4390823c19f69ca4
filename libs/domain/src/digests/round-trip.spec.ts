import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { serviceFixtures } from '../../../../test/fixtures/digests/services';
import { asEntities, fitsWindows1252, forwards, rawVariant, type Travel } from '../../../../test/fixtures/digests/variants';
import {
  decodedMail,
  essenceOf,
  type ExpectedQuery,
  type ServiceFixture,
  type WrittenMail,
} from '../../../../test/fixtures/digests/written-mail';
import { parseDigest, type DecodedMail, type ParsedDigest, type ParsedQuery } from './index';

const withoutRanges = (parsed: ParsedDigest) => parsed.queries.map((query) => ({ ...query, ranges: null }));

const withoutDays = <Q extends Pick<ParsedQuery, 'requirements'>>(query: Q): Q => ({
  ...query,
  requirements: query.requirements.filter(({ kind }) => kind !== 'deadline'),
});

/** A copy of the text alone knows a repeat by its words where the service prints its id in the markup only. */
function ofText({ idOnlyInMarkup, service }: ServiceFixture, queries: ExpectedQuery[], read: ExpectedQuery[]): ExpectedQuery[] {
  if (idOnlyInMarkup !== true) return queries;
  return queries.map((query, at) => ({
    ...query,
    identity: (read[at]?.identity ?? '').startsWith(`${service}:text:`) ? (read[at]?.identity ?? '') : '',
  }));
}

const travels: fc.Arbitrary<Travel> = fc.record({
  parts: fc.constantFrom(['text', 'html'] as const, ['html', 'text'] as const, ['text'] as const, ['html'] as const),
  charset: fc.constantFrom('utf-8', 'windows-1252'),
  encoding: fc.constantFrom('quoted-printable', 'base64', '8bit'),
  lineEnd: fc.constantFrom('\r\n', '\n'),
  noise: fc.boolean(),
});

async function decoded(raw: Uint8Array): Promise<DecodedMail> {
  const { from, subject, date, messageId, text, html } = await new PostalMime().parse(raw);
  const parts = [...(text ? [{ part: 'text', text }] : []), ...(html ? [{ part: 'html', text: html }] : [])];
  return {
    from: from?.address === undefined ? null : { name: from.name, address: from.address },
    subject: subject ?? '',
    date: date === undefined ? null : new Date(date).toISOString(),
    messageId: messageId ?? null,
    parts,
  };
}

/** windows-1252 has no place for invisible characters and emoji: a service that sends it writes them as entities, and only markup can. */
function fitting(mail: WrittenMail, travel: Travel): { mail: WrittenMail; travel: Travel } {
  if (travel.charset === 'utf-8' || fitsWindows1252(mail.text + mail.html)) return { mail, travel };
  return { mail: { ...mail, html: asEntities(mail.html) }, travel: { ...travel, parts: ['html'] } };
}

describe.each(serviceFixtures.map((fixture) => [fixture.name, fixture] as const))('a mail of %s', (_, fixture) => {
  it('comes out of its text part as it went in, whatever wrapping, hazards and traps', () => {
    fc.assert(
      fc.property(fixture.samples, ({ mail, expected }) => {
        const parsed = parseDigest(decodedMail(mail, ['text']));
        const read = essenceOf(parsed);
        expect(read).toEqual(ofText(fixture, expected, read));
        expect(parsed).toMatchObject({ status: 'parsed', reason: null, service: fixture.service, counts: { parsed: expected.length } });
        expect([null, expected.length]).toContain(parsed.counts.index);
        expect(parsed.warnings).toEqual(fixture.idOnlyInMarkup ? ['Query 1: the id of the request is missing.'] : []);
      }),
      { numRuns: 40 },
    );
  });

  it('comes out of its markup, and of both parts, as it went in', () => {
    fc.assert(
      fc.property(fixture.samples, fc.constantFrom(['html'] as const, ['text', 'html'] as const), ({ mail, expected }, parts) => {
        const parsed = parseDigest(decodedMail(mail, parts));
        expect(essenceOf(parsed)).toEqual(expected);
        expect(parsed.warnings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same however it travelled: part, charset, encoding, line ends, headers of the way', async () => {
    await fc.assert(
      fc.asyncProperty(fixture.samples, travels, async (sample, by) => {
        const { mail, travel } = fitting(sample.mail, by);
        const parsed = parseDigest(await decoded(rawVariant(mail, travel)));
        const read = essenceOf(parsed);
        expect(read).toEqual(travel.parts.includes('html' as never) ? sample.expected : ofText(fixture, sample.expected, read));
        expect(parsed.edition).toEqual(parseDigest(decodedMail(sample.mail)).edition);
      }),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(forwards))('is the same forwarded by %s, with the date of the inner mail', (__, forward) => {
    fc.assert(
      fc.property(
        fixture.samples,
        fc.constantFrom(['html'] as const, ['text'] as const, ['text', 'html'] as const),
        ({ mail, expected }, parts) => {
          const original = parseDigest(decodedMail(mail, parts));
          const parsed = parseDigest(decodedMail(forward(mail), parts));
          expect(withoutRanges(parsed)).toEqual(withoutRanges(original));
          expect(essenceOf(parsed).map(({ summary }) => summary)).toEqual(expected.map(({ summary }) => summary));
          expect([parsed.service, parsed.edition, parsed.warnings]).toEqual([fixture.service, original.edition, original.warnings]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is told by its structure when it was pasted without headers', () => {
    fc.assert(
      fc.property(fixture.samples, fc.constantFrom('text' as const, 'html' as const), ({ mail }, part) => {
        const known = withoutRanges(parseDigest(decodedMail(mail, [part])));
        const pasted = parseDigest({ ...decodedMail(mail, [part]), from: null, subject: '', date: null });
        expect(pasted).toMatchObject({ status: 'parsed', service: fixture.service });
        // Days without a year cannot be read, and are not guessed; nor can a day in a body be told to be another than the field's.
        const expected = known.map((query, at) => ({ ...query, deadline: pasted.queries[at]?.deadline ?? null }));
        expect(withoutRanges(pasted).map(withoutDays)).toEqual(expected.map(withoutDays));
        for (const [at, { deadline }] of pasted.queries.entries()) {
          if (deadline?.at) expect(deadline).toEqual(known[at]?.deadline);
          else expect(deadline?.certainty ?? 'unclear').toBe('unclear');
        }
      }),
      { numRuns: 15 },
    );
  });

  it('keeps the place of every field, question and hidden text in the part as shown', () => {
    fc.assert(
      fc.property(fixture.samples, fc.constantFrom(['html'] as const, ['text'] as const, ['text', 'html'] as const), ({ mail }, parts) => {
        const parsed = parseDigest(decodedMail(mail, parts));
        for (const query of parsed.queries) {
          const shownAs = (field: string): string => {
            const place = query.ranges[field];
            const text = parsed.parts.find(({ part }) => part === place?.part)?.text ?? '';
            return (place?.ranges ?? []).map(([start, end]) => text.slice(start, end)).join('\n');
          };
          const fields = {
            summary: query.summary,
            body: query.body,
            journalist: query.journalist.name,
            profileUrl: query.journalist.profileUrl,
            outlet: query.outlet.name,
            outletUrl: query.outlet.url,
            reply: query.reply.address,
          };
          for (const [field, value] of Object.entries(fields)) if (value !== '') expect(bare(shownAs(field))).toBe(bare(value));
          if (query.deadline) expect(bare(shownAs('deadline'))).toBe(bare(query.deadline.raw));
          if (query.category !== '')
            expect(bare(shownAs('category')).toLowerCase()).toContain(bare(query.category.split(',')[0] ?? '').toLowerCase());
          expect(shownAs('trap') === '').toBe(query.trap === null);
          for (const { text, start, end } of query.questions) expect(query.body.slice(start, end)).toBe(text);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** Of a text as shown what was read: without white space, quote marks and invisible characters. */
const bare = (text: string): string => text.replace(/^ ?>/gm, '').replace(/[\s\u200b-\u200d\u2060-\u2064\ufeff]+/g, '');

describe('what a service says of itself is a checksum', () => {
  const connectively = serviceFixtures.find(({ service }) => service === 'connectively');

  it('no item of an alert goes missing without a word', () => {
    fc.assert(
      fc.property(connectively?.samples ?? fc.constant(null), (sample) => {
        if (!sample) throw new Error('There is no fixture of Connectively.');
        const text = sample.mail.text.replace(/^(?:Answer|View) by/m, 'Reply before');
        const parsed = parseDigest(decodedMail({ ...sample.mail, text }, ['text']));
        if (sample.expected.length === 1) {
          expect(parsed).toMatchObject({ status: 'quarantined', service: 'connectively' });
          return;
        }
        expect(parsed.counts).toEqual({ index: sample.expected.length, parsed: sample.expected.length - 1 });
        expect(parsed.warnings.join(' ')).toMatch(/Category .*: the mail says \d+ alerts?, \d+ were read\./);
      }),
      { numRuns: 20 },
    );
  });
});
