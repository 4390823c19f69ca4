import fc from 'fast-check';
import { decoded, digestToRender, queryToRender } from '../../../../test/fixtures/digests/sample-digests';
import { serviceFixtures } from '../../../../test/fixtures/digests/services';
import { qwotedFixture } from '../../../../test/fixtures/digests/services/qwoted';
import { decodedMail, essenceOf } from '../../../../test/fixtures/digests/written-mail';
import { likenessOf } from '../similarity';
import { parseDigest, type DecodedMail, type ParsedQuery } from './index';
import { renderHaro, renderSos } from './rendering';

const sentAt = '2026-09-15T09:07:00Z';
const mailOf = (address: string, part: 'text' | 'html', text: string): DecodedMail => ({
  from: { name: '', address },
  subject: '',
  date: sentAt,
  messageId: null,
  parts: [{ part, text }],
});
const pair = ['First', 'Second'].map((summary) => queryToRender({ summary, email: `${summary.toLowerCase()}@garden-weekly.example` }));
const sos = renderSos(digestToRender({ queries: pair }));
const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('');

describe('a digest that was copied', () => {
  it.each(['    ', '\t', '>     ', ' '.repeat(8)])('reads the same with %j before each of its lines', (margin) => {
    const haro = renderHaro(digestToRender());
    const plain = parseDigest(decoded(haro, sentAt, ['text']));
    const text = haro.text
      .split('\n')
      .map((line) => margin + line)
      .join('\n');
    const { queries, warnings, counts } = parseDigest(decoded({ ...haro, text }, sentAt, ['text']));
    const fields = plain.queries.map((query) => ({ ...query, ranges: expect.anything() as unknown }));
    expect({ queries, warnings, counts }).toEqual({ queries: fields, warnings: plain.warnings, counts: plain.counts });
  });

  it.each(serviceFixtures.map(({ name, samples }) => [name, samples] as const))(
    'reads the same with marks of direction at the ends of its lines: %s',
    (_, samples) => {
      fc.assert(
        fc.property(samples, ({ mail, expected }) => {
          // A text without width that is wrapped would have them inside.
          fc.pre(!mail.text.includes('\u2063'));
          const text = mail.text.replace(/^.+$/gm, '\u200F$&\u200E');
          expect(essenceOf(parseDigest(decodedMail({ ...mail, text }, ['text']))).map(({ number, reply }) => ({ number, reply }))).toEqual(
            essenceOf(parseDigest(decodedMail(mail, ['text']))).map(({ number, reply }) => ({ number, reply })),
          );
          expect(expected.length).toBeGreaterThan(0);
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each([
    [
      'Microsoft 365',
      (link: string) => `https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02&reserved=0`,
    ],
    ['Barracuda', (link: string) => `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(link)}&c=E,1,a&typo=1`],
    ['Proofpoint', (link: string) => `https://urldefense.com/v3/__${link}__;!!AbC!xyz$`],
    [
      'an older Proofpoint',
      (link: string) =>
        `https://urldefense.proofpoint.com/v2/url?u=${encodeURIComponent(link).replaceAll('-', '%2D').replaceAll('_', '%5F').replaceAll('%2F', '_').replaceAll('%', '-')}&d=Dw&c=x`,
    ],
  ])('has its own links again where a filter put others in their place: %s', (_, wrapped) => {
    const link =
      'https://connectively.us/api/auth/magic-link/verify?token=k3Yd9QpLw2VbN7&callbackURL=%2Fexperts%2Fquestions%2Fbakers-1a2b3c4d';
    const lines = (address: string): string =>
      ['Q&A ALERTS', 'NEWS', '1 alerts', `Who bakes? ${address}`, 'Loaf Weekly', `Answer by Sep 17th ${address}`].join('\n\n');
    const markup = (address: string): string =>
      paragraphs([
        'Q&amp;A ALERTS',
        'NEWS',
        '1 alerts',
        `<a href="${address.replaceAll('&', '&amp;')}">Who bakes?</a>`,
        'Loaf Weekly',
        'Answer by Sep 17th',
      ]);
    for (const [part, of] of [
      ['text', lines],
      ['html', markup],
    ] as const) {
      const read = parseDigest(mailOf('noreply@connectively.us', part, of(wrapped(link))));
      expect(read).toEqual(parseDigest(mailOf('noreply@connectively.us', part, of(link))));
      expect(read.queries[0]?.identity).toBe('connectively:bakers-1a2b3c4d');
      expect(JSON.stringify(read)).not.toContain('k3Yd9QpLw2VbN7');
    }
  });

  it.each(serviceFixtures.map(({ name, samples }) => [name, samples] as const))(
    'reads the same as text that is kept in markup: %s',
    (_, samples) => {
      fc.assert(
        fc.property(samples, ({ mail }) => {
          const kept = mail.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
          const plain = essenceOf(parseDigest(decodedMail(mail, ['text'])));
          for (const html of [`<pre>${kept}</pre>`, `<div style="font-family:mono; white-space: pre-wrap">${kept}</div>`])
            expect(essenceOf(parseDigest(decodedMail({ ...mail, html }, ['html'])))).toEqual(plain);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('keeps the flag against AI that a mail programme wrote as bold, and the deadline above it', () => {
    const haro = renderHaro(digestToRender({ queries: [queryToRender({ noAi: true })] }));
    const bold = { ...haro, text: haro.text.replace('No AI Pitches Considered', '*No AI Pitches Considered*') };
    const [query] = parseDigest(decoded(bold, sentAt, ['text'])).queries;
    const [plain] = parseDigest(decoded(haro, sentAt, ['text'])).queries;
    expect(query).toMatchObject({ flags: { noAi: true }, deadline: plain?.deadline });
  });

  it('has no marks of bold type in its values where whole lines or questions were bold', () => {
    const digest = renderHaro(digestToRender({ queries: pair }));
    const plain = parseDigest(decoded(digest, sentAt, ['text']));
    const text = digest.text.replace(/^(?:\d+\) Summary|Name|Media Outlet|Category|Deadline): .*$/gm, '*$&*');
    expect(text).not.toBe(digest.text);
    const fields = plain.queries.map((query) => ({ ...query, ranges: expect.anything() as unknown }));
    expect(parseDigest(decoded({ ...digest, text }, sentAt, ['text']))).toMatchObject({ queries: fields, warnings: plain.warnings });
    const message = '*1. Trains*\nSynopsis: Who rides?\nSent from: NBC NEWS / reply to journalist, email: send+1.1@tmxmessenger.com\n';
    expect(parseDigest(mailOf('newsrooms@tmxmessenger.com', 'text', message)).queries[0]?.summary).toBe('Trains');
    const alert =
      'Q&A ALERTS\n\nNEWS\n\n1 alerts\n\n*Who bakes?* https://connectively.us/experts/questions/bakers-1a2b\n\nLoaf\n\nAnswer by Sep 17th\n';
    expect(parseDigest(mailOf('noreply@connectively.us', 'text', alert)).queries[0]).toMatchObject({
      summary: 'Who bakes?',
      body: 'Who bakes?',
    });
  });

  it.each([' <https://ledger.example/blog>', '<https://ledger.example/blog>', '\n<https://ledger.example/blog>'])(
    'has the address of an outlet that a mail programme wrote behind its name: %j',
    (address) => {
      const lines = [
        'Title: Month end',
        'Writer: Noor',
        `Publication: Ledger & Byte${address}`,
        'Industries: SaaS',
        "Writer's Request: What changed?",
        'Deadline: September 20, 2026',
        'To submit a quote, please email the writer: noor-1@helpab2bwriter.com',
      ];
      const [query] = parseDigest(mailOf('requests@helpab2bwriter.com', 'text', lines.join('\n'))).queries;
      expect(query?.outlet).toEqual({ name: 'Ledger & Byte', url: 'https://ledger.example/blog' });
    },
  );

  it.each(['$&<mailto:$&>', '$& <$&>', '$&<$&>'])('has an address once that a mail programme wrote twice: %s', (twice) => {
    const body = 'Write to ada@garden-weekly.example, or see https://garden-weekly.example/form?a=1 for more.';
    const digest = renderHaro(digestToRender({ queries: [queryToRender({ body })] }));
    const text = digest.text.replace(/ada@garden-weekly\.example(?=,)|https:\S+form\?a=1/g, twice);
    expect(text).not.toBe(digest.text);
    expect(parseDigest(decoded({ ...digest, text }, sentAt, ['text'])).queries[0]?.body).toBe(body);
  });

  it.each([72, 76, 78])(
    'has its own line ends alone where a mail programme broke the lines of a text without any: at %i columns',
    (column) => {
      const wrapped = (text: string): string =>
        text
          .split('\n')
          .map((line) => line.replace(new RegExp(`(?=.{${column + 1}})(.{1,${column}}) `, 'g'), '$1\n'))
          .join('\n');
      const bodies = [
        'I write about bread that people bake at home and sell on a market stall. How do I keep an oven at the same heat all night, and what does it cost me each week? Short answers are fine.',
        'Please tell me:\n- How long you have baked and where, in a sentence or two that I can quote as is\n- Which flour you use\n1) What is the one thing that went wrong most often when you began to bake?\n2) Who taught you?\nYour name\nYour town',
        'Anything that helps a beginner is welcome, be it short or long, and a picture of the loaf too. It has to be your own: I read them all and AI-generated answers will be deleted.',
      ];
      // A long link fills a line of its own, beyond the column.
      const outlet = { name: 'Garden Weekly', url: 'https://garden-weekly.example/a-path-that-fills-a-line-of-its-own-in-copies-1' };
      const queries = bodies.map((body, at) =>
        queryToRender({ summary: `Bread ${at}`, email: `ada${at}@garden-weekly.example`, body, outlet }),
      );
      const digest = renderSos(digestToRender({ queries }));
      const text = wrapped(digest.text);
      expect(text).not.toBe(digest.text);
      const read = parseDigest(decoded({ ...digest, text }, sentAt, ['text'])).queries;
      const fields = ({ body, questions, requirements, flags }: ParsedQuery) => ({ body, questions, requirements, flags });
      expect(read.map(fields)).toEqual(parseDigest(decoded(digest, sentAt, ['text'])).queries.map(fields));
      expect(read.map(({ flags, questions }) => [flags.noAi, questions.length])).toEqual([
        [false, 1],
        [false, 4],
        [true, 0],
      ]);
    },
  );

  it.each(['\n', '\n\n'])('may have the heading of its index between two lines of stars, which are not its end: %j', (between) => {
    const haro = renderHaro(digestToRender({ queries: ['First', 'Second'].map((summary) => queryToRender({ summary })) }));
    const stars = '*'.repeat(28);
    const text = haro.text.replace(/\*+ INDEX \*+/, [stars, 'INDEX', stars].join(between));
    expect(text).not.toBe(haro.text);
    const { counts, warnings } = parseDigest(decoded({ ...haro, text }, sentAt, ['text']));
    expect({ counts, warnings }).toEqual({ counts: { index: 2, parsed: 2 }, warnings: [] });
    const lost = text.replace(/INDEX\s+\*+[^*]+/, 'INDEX\n\n');
    expect(parseDigest(decoded({ ...haro, text: lost }, sentAt, ['text'])).counts).toEqual({ index: 0, parsed: 2 });
  });

  it('is read from its markup where the text is no more than its beginning', () => {
    const haro = renderHaro(digestToRender({ queries: pair }));
    const text = haro.text.slice(0, haro.text.indexOf('2) Summary'));
    expect(parseDigest(decoded({ ...haro, text }, sentAt)).queries.map(({ summary }) => summary)).toEqual(['First', 'Second']);
  });

  it('waits where a service sends no text at all', () => {
    const { status, reason } = parseDigest(mailOf('requests@helpab2bwriter.com', 'text', ' \n'));
    expect([status, reason]).toEqual(['quarantined', 'From Help a B2B Writer, but there is no text in the mail.']);
  });

  it('waits, and is no notice, where nothing but its indented labels can be read', () => {
    expect(parseDigest(mailOf('notifications@qwoted.com', 'text', '\tSubmit By: tomorrow\n')).status).toBe('quarantined');
  });
});

describe('markup', () => {
  const withRules = (link: string): string =>
    paragraphs(sos.text.replaceAll('Back to top (#top)', link).split(/\n+/)).replaceAll('<p>_____</p>', '<hr>').replaceAll('<p></p>', '');

  it.each(['', 'Back to top'])('may set apart the queries of SOS by nothing but its own rule, after "%s"', (link) => {
    const { queries } = parseDigest(mailOf('peter@sourceofsources.com', 'html', withRules(link)));
    expect(queries.map(({ summary, body }) => [summary, body])).toEqual(pair.map(({ summary, body }) => [summary, body]));
  });

  it('may lose what ends the last entry of a category in an index', () => {
    const lines = ['INDEX', '1) First', 'Lifestyle and Entertainment', '2) Second', '*'.repeat(28)];
    const blocks = sos.text.split(/\*{28}\n+/)[1] ?? '';
    const { warnings } = parseDigest(mailOf('peter@sourceofsources.com', 'text', `${lines.join('\n')}\n\n${blocks}`));
    expect(warnings).toEqual([]);
  });

  it('may link the names of writer and publication', () => {
    const link = (words: string): string => `<a href="https://${words.toLowerCase()}.example/">${words}</a>`;
    const lines = [
      'Title: Month end',
      `Writer: ${link('Noor')}`,
      `Publication: ${link('Ledger')}`,
      'Industries: SaaS',
      "Writer's Request: What changed?",
      'Deadline: September 20, 2026',
      'To submit a quote, please email the writer: noor-1@helpab2bwriter.com',
    ];
    const [query] = parseDigest(mailOf('requests@helpab2bwriter.com', 'html', paragraphs(lines))).queries;
    expect(query).toMatchObject({ journalist: { name: 'Noor' }, outlet: { name: 'Ledger', url: 'https://ledger.example/' } });
  });

  it('may link the headline of a Qwoted request', () => {
    const address = 'https://app.qwoted.com/r/1?inviteable_id=1';
    const lines = [
      'From: Garden Weekly',
      `<a href="${address}">Who bakes?</a>`,
      'Tell us.',
      'Submit By: 15 September 3:00PM CDT',
      `<a href="${address}">RESPOND TO THIS REPORTER VIA QWOTED</a>`,
    ];
    const [query] = parseDigest(mailOf('notifications@qwoted.com', 'html', paragraphs(lines))).queries;
    expect(query).toMatchObject({ summary: 'Who bakes?', body: 'Tell us.', reply: { url: address } });
  });

  it('may set apart the messages of TMX by a rule, which is no category', () => {
    const message = (number: number): string =>
      `${paragraphs([`${number}. Trains`, 'Synopsis: Who rides?', `Sent from: NBC NEWS / reply to journalist, email: send+${number}.1@tmxmessenger.com`])}<hr>`;
    const { queries } = parseDigest(mailOf('newsrooms@tmxmessenger.com', 'html', `<p>TRAVEL</p>${message(1)}${message(2)}`));
    expect(queries.map(({ category }) => category)).toEqual(['TRAVEL', 'TRAVEL']);
  });
});

describe('a copy of a Qwoted request', () => {
  const top = `Because you follow #Bread\n\n${'='.repeat(60)}\n\n`;
  const request = (headline = 'Who bakes?'): string =>
    `From: Garden Weekly\n\n${headline}\n\n > Tell us.\n\nSubmit By: 21 September 5:00PM EDT\n\nRESPOND TO THIS REPORTER VIA QWOTED: https://app.qwoted.com/r?inviteable_id=1\n`;
  const read = (text: string) => parseDigest(mailOf('vera@agency.example', 'text', text));

  it.each([
    'From: Qwoted <notifications@qwoted.com>\n\n',
    'From: notifications@qwoted.com\n\nSubject: Garden Weekly: Who bakes?\n\n',
    'From: Vera\n\n',
    'From: Vera\n\nFor you?\n\n',
    '*From:* Vera Nowak\n\n\n',
  ])('takes no other sender for the outlet: %j', (above) => {
    for (const text of [`${above}${top}${request()}`, `${above}${request()}`, `${above}${top}${request('From: field to oven')}`]) {
      const { queries, warnings } = read(text);
      expect(queries).toMatchObject([
        { outlet: { name: 'Garden Weekly' }, summary: expect.stringMatching(/^(?:Who bakes\?|From: field to oven)$/) },
      ]);
      expect(warnings).toEqual(text.includes(top) ? [] : ['Query 1: the line of topics is missing.']);
    }
  });

  it('says where a headline may be the outlet', () => {
    expect(read(`${top}${request('From: field to oven')}`).warnings).toEqual([]);
    expect(read(request('From: field to oven')).warnings).toContain('Query 1: two lines begin with "From:", so the outlet may be another.');
  });

  it('without its markup has no id: it is another query than the mail, and one that is suggested as the same', () => {
    const comparable = ({ summary, body, outlet, journalist }: ParsedQuery) => ({
      summary,
      body,
      outlet: outlet.name,
      journalist: journalist.name,
    });
    fc.assert(
      fc.property(qwotedFixture.samples, ({ mail }) => {
        const [whole, text] = [parseDigest(decodedMail(mail)), parseDigest(decodedMail(mail, ['text']))].map(
          ({ queries: [query] }) => query as ParsedQuery,
        );
        if (!whole || !text) throw new Error('Nothing was read.');
        expect(text.identity).not.toBe(whole.identity);
        expect(likenessOf(comparable(text), comparable(whole))).not.toBeNull();
        const nameless = { outlet: 'Anonymous', body: 'Who bakes?' };
        expect(likenessOf({ ...comparable(text), ...nameless }, { ...comparable(whole), ...nameless })).not.toBeNull();
      }),
    );
  });
});
