import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { serviceFixtures } from '../../../../test/fixtures/digests/services';
import { rawVariant } from '../../../../test/fixtures/digests/variants';
import { decodedMail, essenceOf, type ServiceFixture } from '../../../../test/fixtures/digests/written-mail';
import { parseDigest, type DecodedMail, type ParsedDigest } from './index';

/** A line within a body that reads like the end of a query: who cuts a mail there cannot be told from its author. */
const likeAnEnd = /-{20,}|_{5,}|back to top/i;
const sentAt = '2026-09-15T09:07:00Z';
const mailOf = (address: string, text: string, part: 'text' | 'html' = 'text'): DecodedMail => ({
  from: { name: '', address },
  subject: '',
  date: sentAt,
  messageId: null,
  parts: [{ part, text }],
});

/** What was read of a mail that was cut is said to be doubtful, or is whole. Services with an index also tell when a whole query is gone. */
function expectNothingLost({ service }: ServiceFixture, whole: ParsedDigest, cut: ParsedDigest): void {
  if (cut.queries.length === 0) {
    expect(cut.reason).not.toBeNull();
    return;
  }
  const last = whole.queries[cut.queries.length - 1];
  if (cut.warnings.length > 0 || likeAnEnd.test(last?.body ?? '')) return;
  expect(essenceOf(cut)).toEqual(essenceOf(whole).slice(0, cut.queries.length));
  if (service === 'haro' || service === 'sos') expect(cut.counts).toEqual(whole.counts);
}

describe.each(serviceFixtures.map((fixture) => [fixture.name, fixture] as const))('a mail of %s that was cut', (_, fixture) => {
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

  it.each(['text', 'html'] as const)('anywhere in its %s loses nothing without a warning', (part) => {
    fc.assert(
      fc.property(fixture.samples, fc.array(place, { minLength: 6, maxLength: 6 }), ({ mail }, places) => {
        const whole = parseDigest(decodedMail(mail, [part]));
        for (const each of places) {
          const text = mail[part].slice(0, Math.floor(each * mail[part].length));
          expectNothingLost(fixture, whole, parseDigest(decodedMail({ ...mail, [part]: text }, [part])));
        }
      }),
      { numRuns: 12 },
    );
  });

  it('in its text loses nothing that its markup has', () => {
    fc.assert(
      fc.property(fixture.samples, fc.array(place, { minLength: 6, maxLength: 6 }), ({ mail }, places) => {
        const whole = parseDigest(decodedMail(mail));
        for (const each of places) {
          const at = Math.floor(each * mail.text.length);
          for (const end of [at, mail.text.lastIndexOf('\n', at) + 1]) {
            const cut = parseDigest(decodedMail({ ...mail, text: mail.text.slice(0, end) }));
            if (cut.warnings.length === 0) expect(essenceOf(cut)).toEqual(essenceOf(whole));
            expect(cut.queries).toHaveLength(whole.queries.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('as it was downloaded, within its encoding, loses nothing without a warning', async () => {
    await fc.assert(
      fc.asyncProperty(
        fixture.samples,
        fc.array(place, { minLength: 4, maxLength: 4 }),
        fc.constantFrom('quoted-printable' as const, 'base64' as const),
        async ({ mail }, places, encoding) => {
          const raw = rawVariant(mail, { parts: ['text', 'html'], charset: 'utf-8', encoding, lineEnd: '\r\n', noise: false });
          const whole = parseDigest(decodedMail(mail));
          for (const each of places) {
            const { from, subject, date, text, html } = await new PostalMime().parse(raw.slice(0, Math.floor(each * raw.length)));
            const parts = [...(text ? [{ part: 'text', text }] : []), ...(html ? [{ part: 'html', text: html }] : [])];
            const sender = from?.address === undefined ? null : { name: from.name, address: from.address };
            const known = { from: sender, subject: subject ?? '', date: date ?? null, messageId: null };
            expectNothingLost(fixture, whole, parseDigest({ ...known, parts }));
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('a field that every query of a service has', () => {
  const link = 'https://connectively.us/experts/questions/who-bakes';
  const alias = (number: number): string => `Sent from: NBC NEWS / reply to journalist, email: send+${number}.1@tmxmessenger.com\n\n`;
  const request = `Because you follow #Bread\n\n${'='.repeat(60)}\n\nFrom: Garden\n\nWho bakes?\n\n > Tell us.\n\nSubmit By: 21 September 5:00PM EDT\n\nRESPOND TO THIS REPORTER VIA QWOTED: https://app.qwoted.com/r?inviteable_id=1\n`;
  const alerts = `Q&A ALERTS\n\nGENERAL\n\n1 alerts\n\nWho bakes? ${link}\n\nGarden\n\nAnswer by Sep 17th\n\n${'-'.repeat(40)}\n`;
  const messages = `TRAVEL\n\n1. Trains\n\nSynopsis: Who rides?\n\n${alias(1)}FOOD\n\n2. Bread\n\nSynopsis: Who bakes?\n\n${alias(2)}`;
  const senders = { qwoted: 'notifications@qwoted.com', connectively: 'noreply@connectively.us', tmx: 'newsrooms@tmxmessenger.com' };

  it.each([
    [senders.qwoted, request],
    [senders.connectively, alerts],
    [senders.tmx, messages],
  ])('is there in the whole mail of %s', (address, text) => {
    expect(parseDigest(mailOf(address, text)).warnings).toEqual([]);
  });

  it.each<[address: string, text: string, lost: string, warning: string]>([
    [senders.qwoted, request, 'Because you follow #Bread\n', 'Query 1: the line of topics is missing.'],
    [senders.qwoted, request, '21 September 5:00PM EDT', 'Query 1: the deadline is missing.'],
    [senders.qwoted, request, ' > Tell us.\n', 'Query 1: the text is missing.'],
    [senders.qwoted, request, '?inviteable_id=1', 'Query 1: the id of the request is missing.'],
    [senders.connectively, alerts, 'GENERAL\n', 'Query 1: its category is missing.'],
    [senders.connectively, alerts, 'Garden\n', 'Query 1: the outlet is missing.'],
    [senders.connectively, alerts, link, 'Query 1: the link to its page is missing.'],
    [senders.tmx, messages, 'TRAVEL\n', 'Query 1: its category is missing.'],
    [senders.tmx, messages, '1. Trains\n', 'Query 1: the line with its number and title is missing.'],
    [senders.tmx, messages, 'Synopsis: Who rides?\n', 'The mail names 2 addresses to reply to, 1 message was read.'],
    [senders.tmx, messages, 'NBC NEWS', 'Query 1: Sent from is missing.'],
    [senders.tmx, messages, ' / reply to journalist, email: send+1.1@tmxmessenger.com', 'Query 1: the address to reply to is missing.'],
  ])('of %s is missed', (address, text, lost, warning) => {
    expect(text).toContain(lost);
    expect(parseDigest(mailOf(address, text.replace(lost, ''))).warnings).toContain(warning);
  });

  it('is read from the markup where the text ends after a whole category', () => {
    const html = `${alerts}\nFOOD\n\n1 alerts\n\nWho mills? ${link}-too\n\nGarden\n\nAnswer by Sep 17th\n\n${'-'.repeat(40)}\n`
      .split(/\n+/)
      .map((line) => `<p>${line}</p>`)
      .join('');
    const { queries, counts, warnings } = parseDigest({
      ...mailOf(senders.connectively, ''),
      parts: [
        { part: 'text', text: alerts },
        { part: 'html', text: html },
      ],
    });
    expect({ summaries: queries.map(({ summary }) => summary), counts, warnings }).toEqual({
      summaries: ['Who bakes?', 'Who mills?'],
      counts: { index: 2, parsed: 2 },
      warnings: [],
    });
  });

  it('may be cut in the middle where the mail ends without a line end', () => {
    const cut = 'Query 1: the mail ends within it, so its text may have been cut off.';
    expect(parseDigest(mailOf(senders.qwoted, request.slice(0, -2))).warnings).toContain(cut);
    expect(parseDigest(mailOf(senders.connectively, alerts.slice(0, alerts.indexOf('7th')))).warnings).toContain(cut);
  });
});
