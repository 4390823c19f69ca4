import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { trapSentence } from '../traps';
import { haroDigests, sosDigests } from '../../../../test/fixtures/digests/arbitrary-digests';
import { decoded } from '../../../../test/fixtures/digests/sample-digests';
import { parseDigest, type ParsedDigest } from './index';
import { renderHaro, renderSos, type DigestToRender } from './rendering';

const toMinute = (instant: string): string => new Date(instant).toISOString().replace(/:\d\d\.\d{3}Z$/, ':00Z');

/** What must come out of a parse, whatever wrapping, encodings and traps did to it. */
function essence(parsed: ParsedDigest): unknown {
  return parsed.queries.map(({ summary, body, category, journalist, outlet, deadline, reply, flags, trap, number }) => ({
    number,
    summary,
    body,
    category,
    journalist,
    outlet,
    email: reply.address,
    deadline: deadline?.at,
    noAi: flags.noAi,
    trap: trap && { encoding: trap.encoding, decoded: trap.decoded, word: trap.word, times: trap.times },
  }));
}

function expected(digest: DigestToRender): unknown {
  return digest.queries.map(({ summary, body, category, journalist, outlet, email, deadline, noAi, trap }, at) => ({
    number: at + 1,
    summary,
    body,
    category,
    journalist,
    outlet,
    email,
    deadline: toMinute(deadline),
    noAi,
    trap: trap ? { encoding: trap.encoding, decoded: trapSentence(trap.word, trap.times), word: trap.word, times: trap.times } : null,
  }));
}

const withoutRanges = (parsed: ParsedDigest): unknown => parsed.queries.map((query) => ({ ...query, ranges: null }));

describe('a rendered HARO digest', () => {
  it('comes out of its text part as it went in, whatever the traps', () => {
    fc.assert(
      fc.property(haroDigests, (digest) => {
        const parsed = parseDigest(decoded(renderHaro(digest), digest.sentAt, ['text']));
        expect(essence(parsed)).toEqual(expected(digest));
        expect(parsed.warnings).toEqual([]);
        expect(parsed.counts).toEqual({ index: digest.queries.length, parsed: digest.queries.length });
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same queries as HTML, as text and through quoted-printable', async () => {
    await fc.assert(
      fc.asyncProperty(haroDigests, async (digest) => {
        const rendered = renderHaro(digest);
        const mail = await new PostalMime().parse(rendered.raw);
        const text = withoutRanges(parseDigest(decoded(rendered, digest.sentAt, ['text'])));
        expect(withoutRanges(parseDigest(decoded(rendered, digest.sentAt, ['html'])))).toEqual(text);
        const parts = [{ part: 'text', text: mail.text ?? '' }];
        expect(withoutRanges(parseDigest({ ...decoded(rendered, digest.sentAt), parts }))).toEqual(text);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the place of every field and question', () => {
    fc.assert(
      fc.property(haroDigests, (digest) => {
        const parsed = parseDigest(decoded(renderHaro(digest), digest.sentAt, ['text']));
        for (const query of parsed.queries) {
          const shownAs = (field: string): string => {
            const place = query.ranges[field];
            const text = parsed.parts.find(({ part }) => part === place?.part)?.text ?? '';
            return (place?.ranges ?? [])
              .map(([start, end]) => text.slice(start, end))
              .join('')
              .replace(/[ \n]+/g, ' ')
              .trim();
          };
          expect(shownAs('body')).toBe(query.body);
          expect(shownAs('summary')).toBe(query.summary);
          expect(shownAs('outletUrl')).toBe(query.outlet.url);
          expect(shownAs('reply')).toBe(query.reply.address);
          expect(shownAs('deadline')).toBe(query.deadline?.raw);
          for (const { text, start, end } of query.questions) expect(query.body.slice(start, end)).toBe(text);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('survives being forwarded with every line quoted', () => {
    fc.assert(
      fc.property(haroDigests, (digest) => {
        const rendered = renderHaro(digest);
        const quoted = `Please look at these.\n\n${rendered.text
          .split('\n')
          .map((line) => `> ${line}`.trimEnd())
          .join('\n')}`;
        const from = { name: 'Vera', address: 'vera@agency.example' };
        const parsed = parseDigest({
          from,
          subject: `Fwd: ${rendered.subject}`,
          date: digest.sentAt,
          messageId: null,
          parts: [{ part: 'text', text: quoted }],
        });
        expect(essence(parsed)).toEqual(expected(digest));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a rendered SOS digest', () => {
  it('comes out of text and HTML as it went in', () => {
    fc.assert(
      fc.property(sosDigests, (digest) => {
        const rendered = renderSos(digest);
        const text = parseDigest(decoded(rendered, digest.sentAt, ['text']));
        expect(essence(text)).toEqual(expected(digest));
        expect(text.warnings).toEqual([]);
        expect(withoutRanges(parseDigest(decoded(rendered, digest.sentAt, ['html'])))).toEqual(withoutRanges(text));
      }),
      { numRuns: 30 },
    );
  });
});
