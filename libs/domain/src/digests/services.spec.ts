import { decoded, digestToRender, queryToRender } from '../../../../test/fixtures/digests/sample-digests';
import { readServices } from '../services';
import { doubtsOfAddress, parseDigest, replyDomainsOf, type DecodedMail } from './index';
import { formats, unknownLayouts } from './registry';
import { renderHaro, renderSos } from './rendering';

const sentAt = '2026-09-15T09:07:00Z';
const colleague = { name: 'Vera', address: 'vera@agency.example' };
const mailOf = (address: string, text: string, html?: string): DecodedMail => ({
  from: { name: '', address },
  subject: '',
  date: sentAt,
  messageId: null,
  parts: [{ part: 'text', text }, ...(html === undefined ? [] : [{ part: 'html', text: html }])],
});

const tmx =
  'Health\n1. Sleep by day\nSynopsis: Who sleeps by day?\nSent from: NBC NEWS / reply to journalist, email: send+1.2@tmxmessenger.com\n';
const request = (own: Record<string, string> = {}): string =>
  Object.entries({
    Title: 'Month end in three days',
    Writer: 'Noor Haddad',
    Publication: 'Ledger & Byte',
    Industries: 'SaaS',
    "Writer's Request": 'What changed?',
    Deadline: 'September 20, 2026',
    'To submit a quote, please email the writer': 'noor-1@helpab2bwriter.com',
    ...own,
  })
    .filter(([, value]) => value !== '-')
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n\n');

describe('the services that are offered where a person says whose a mail is', () => {
  it('are those that a reader knows', () => {
    expect([...readServices].sort()).toEqual([...new Set(formats.map(({ service }) => service))].sort());
  });
});

describe('which service a mail is from', () => {
  it('is told by the domain alone where it is one, whatever the text is like', () => {
    const parsed = parseDigest(mailOf('newsrooms@mail.tmxmessenger.com', renderHaro(digestToRender()).text));
    expect(parsed).toMatchObject({ service: 'tmx', queries: [], reason: 'TMX notice without queries, secrets masked' });
  });

  it('is told by structure in a copy from elsewhere, never by the subject or by words', () => {
    const words = 'TMX Newsroom Messages. Synopsis and Connectively Alerts, HARO, RESPOND TO THIS REPORTER VIA QWOTED.';
    const parsed = parseDigest({ ...mailOf(colleague.address, words), subject: 'Connectively Alerts for Sep 16th, 2026' });
    expect(parsed).toMatchObject({ status: 'quarantined', service: null });
    expect(parseDigest(mailOf(colleague.address, tmx))).toMatchObject({ status: 'parsed', service: 'tmx' });
  });

  it('of two below one another in a forward the first is read, and a person is told of the other', () => {
    const haro = renderHaro(digestToRender()).text;
    const parsed = parseDigest(mailOf(colleague.address, `${haro}\n\n${tmx}`));
    expect(parsed).toMatchObject({ service: 'haro', counts: { parsed: 1 } });
    expect(parsed.warnings).toEqual(['The mail also holds a digest of TMX, which was not read: forward each by itself.']);
  });

  it.each([
    ['haro@helpareporter.com', '********* INDEX ***********\n\nsome new layout', 'HARO'],
    ['noreply@connectively.us', 'Q&A ALERTS\n\nsome new layout', 'Connectively'],
    ['notifications@qwoted.com', 'Submit By: tomorrow\n\nsome new layout', 'Qwoted'],
    ['notifications@qwoted.com', 'Because you follow #Baking\n\n==========\n\nFrom: Garden Weekly\n\ncut off', 'Qwoted'],
    ['newsrooms@tmxmessenger.com', 'Write to send+1.2@tmxmessenger.com', 'TMX'],
    ['requests@helpab2bwriter.com', 'To submit a quote, press the button', 'Help a B2B Writer'],
  ])('of %s is quarantined when the layout has changed', (address, text, name) => {
    expect(parseDigest(mailOf(address, text))).toMatchObject({
      status: 'quarantined',
      reason: `From ${name}, but no query could be found: the layout may have changed.`,
    });
  });

  it('of a service whose layout nobody has seen waits for a person, forwarded too, and says what its links tell', () => {
    const text = 'Twins https://www.sourcebottle.com/query.asp?ref=emailalert&iid=8&qid=71778 and more';
    for (const address of ['alerts@sourcebottle.com', colleague.address])
      expect(parseDigest(mailOf(address, text))).toMatchObject({
        status: 'quarantined',
        service: 'sourcebottle',
        reason: 'From SourceBottle, whose layout is not known. It links to 1 request (71778). Add by hand what you want to answer.',
      });
    const signIn = parseDigest(mailOf('hello@sourcebottle.com', 'Confirm your e-mail: your code is 4711-AB12'));
    expect(signIn.status).toBe('quarantined');
    expect(signIn.parts[0]?.text).not.toMatch(/4711|AB12/);
  });

  it('of Connectively is read with white space at the ends of its lines, and a relay stays with the opportunity it stands below', () => {
    const link = (slug: string): string =>
      `https://connectively.us/api/auth/magic-link/verify?token=q7Xk2v9ZbT4mN8sR1wY6&callbackURL=%2Fexperts%2Fopportunities%2F${slug}`;
    const item = (slug: string): string => `Who bakes ${slug}? ${link(slug)}\nGarden Weekly\nView by Sep 16th ${link(slug)}`;
    const text = `OPPORTUNITY ALERTS\n\nGENERAL\n2 alerts\n\n${item('rye-bread')}\nEmail: send+0.43352@tmxmessenger.com\n\n${item('oat-cakes')}\n`;
    const parsed = parseDigest(mailOf('noreply@connectively.us', text.replaceAll('\n', ' \t\n')));
    expect(parsed.queries.map(({ summary, reply }) => [summary, reply.address])).toEqual([
      ['Who bakes rye-bread?', 'send+0.43352@tmxmessenger.com'],
      ['Who bakes oat-cakes?', ''],
    ]);
    expect(parsed.warnings).toEqual([]);
  });

  it('warns where a line that held a query together is missing', () => {
    const sent = (alias: string): string => `Sent from: NBC NEWS / reply to journalist, email: send+${alias}@tmxmessenger.com\n\n`;
    const tmx = `TRAVEL\n\n1. Trains\n\nSynopsis: Who rides?\n\n${sent('1.1')}2. Boats\n\n${sent('2.2')}`;
    expect(parseDigest(mailOf('newsrooms@tmxmessenger.com', tmx)).warnings).toContain(
      'The mail names 2 addresses to reply to, 1 message was read.',
    );
    const silent = 'TRAVEL\n\n1. Trains\n\nSynopsis: Who rides?\n\nSent from: NBC NEWS\n';
    expect(parseDigest(mailOf('newsrooms@tmxmessenger.com', silent)).warnings).toEqual([expect.stringMatching(/reply|address|email/)]);
    const alerts =
      'Q&A ALERTS\n\nGENERAL\n\nWho bakes? https://connectively.us/experts/questions/who-bakes\n\nGarden Weekly\n\nAnswer by Sep 17th\n';
    expect(parseDigest(mailOf('noreply@connectively.us', alerts)).warnings).toContain(
      '1 alert stands above the first count of a category: a line of the mail may be missing.',
    );
  });

  it('is noise when an alert says itself that it has nothing', () => {
    const text = 'Q&A ALERTS\n\nNone of the alerts you set had a match today.\n';
    expect(parseDigest(mailOf('noreply@connectively.us', text))).toMatchObject({
      status: 'parsed',
      reason: 'Connectively mail that says it holds no queries, secrets masked',
      counts: { index: 0, parsed: 0 },
    });
  });
});

describe('what the text part lacks', () => {
  const html = (text: string): string =>
    text
      .split('\n\n')
      .map((line) => `<p>${line}</p>`)
      .join('');

  it('is taken from the markup, with its place there', () => {
    const parsed = parseDigest(mailOf('requests@helpab2bwriter.com', request({ Writer: '-', Deadline: '' }), html(request())));
    expect(parsed.warnings).toEqual([]);
    expect(parsed.queries).toMatchObject([
      {
        journalist: { name: 'Noor Haddad' },
        deadline: { at: '2026-09-21T03:59:00Z', certainty: 'date-only' },
        ranges: { journalist: { part: 'html' }, summary: { part: 'text' } },
      },
    ]);
    const { part = '', ranges = [] } = parsed.queries[0]?.ranges['journalist'] ?? {};
    expect(ranges.map(([start, end]) => parsed.parts.find((each) => each.part === part)?.text.slice(start, end))).toEqual(['Noor Haddad']);
  });

  it('is not guessed where the markup is about other queries', () => {
    const [text, other] = [
      renderSos(
        digestToRender({
          queries: [queryToRender({ email: 'a@garden.example' }), queryToRender({ summary: 'Second', email: 'b@garden.example' })],
        }),
      ),
      renderSos(
        digestToRender({
          queries: [
            queryToRender({ summary: 'Third', email: 'c@garden.example' }),
            queryToRender({ summary: 'Second', email: 'd@garden.example' }),
          ],
        }),
      ),
    ];
    const parts = [
      { part: 'text', text: text.text.replaceAll(/NAME: .*/g, 'NAME:') },
      { part: 'html', text: other.html },
    ];
    const parsed = parseDigest({ ...decoded(text, sentAt), parts });
    expect(parsed.queries.map(({ journalist }) => journalist.name)).toEqual(['', 'Ada Quill']);
    expect(parsed.warnings).toEqual(['Query 1: NAME is missing.']);
  });

  it('stays missing, and is said, where no part has it', () => {
    expect(
      parseDigest(mailOf('requests@helpab2bwriter.com', request({ Industries: '-' }), html(request({ Industries: '-' })))).warnings,
    ).toEqual(['Query 1: Industries is missing.']);
  });
});

describe('where replies go', () => {
  it('is known of each service: an address elsewhere is for an editor to see', () => {
    expect(replyDomainsOf('haro')).toContain('helpareporter.com');
    expect(replyDomainsOf('tmx')).toEqual(['tmxmessenger.com']);
    expect(replyDomainsOf('qwoted')).toEqual([]);
    expect([replyDomainsOf('sos'), replyDomainsOf('manual'), replyDomainsOf('sourcebottle')]).toEqual([null, null, null]);
  });

  it('is signed for by domains of the services themselves', () => {
    for (const { domains, dkimDomains } of [...formats, ...unknownLayouts])
      expect(dkimDomains.filter((domain) => !domains.some((own) => domain === own || domain.endsWith(`.${own}`)))).toEqual([]);
  });

  it.each([
    ['haro', 'reply+1@helpareporter.com', []],
    ['haro', 'query-a1b2@mail.helpareporter.net', []],
    ['haro', 'nora@harbour-post.example', ['which is not an address of HARO']],
    ['sos', 'nora@harbour-post.example', []],
    ['sos', 'peter@sourceofsources.com', ['which is Source of Sources itself and not the journalist']],
    ['sos', 'nora@quoted.example', []],
    ['qwoted', 'nora@harbour-post.example', ['which is not an address of Qwoted']],
    ['sourcebottle', 'desk@sourcebottle.com', ['which is SourceBottle itself and not the journalist']],
    ['manual', 'nora@harbour-post.example', []],
    ['manual', '', []],
  ] as const)('says of an answer to %s at %s what speaks against it', (service, address, doubts) => {
    expect(doubtsOfAddress(service, address)).toEqual(doubts);
  });

  it.each([
    ['helpareporter.co', 'helpareporter.com'],
    ['he1pareporter.com', 'helpareporter.com'],
    ['helpareportor.com', 'helpareporter.com'],
    ['help-a-reporter.com', 'helpareporter.com'],
    ['helpareporter.com.pitches.example', 'helpareporter.com'],
    ['sourceofsource.com', 'sourceofsources.com'],
    ['tmxrnessenger.com', 'tmxmessenger.com'],
    ['qwoted.net', 'qwoted.com'],
  ])('shows %s for what it is, whatever the service', (domain, own) => {
    expect(doubtsOfAddress('manual', `reply+1@${domain}`)).toEqual([`whose domain ${domain} is not ${own}, only like it`]);
  });

  it('names the characters that only look like letters, and the domain as the network writes it', () => {
    expect(doubtsOfAddress('manual', 'reply+1@helpаreporter.com')).toEqual([
      'which holds "а" (U+0430, Cyrillic) where one expects plain letters',
      'whose domain is xn--helpreporter-09j.com in truth, in letters that may only look like others',
    ]);
    expect(doubtsOfAddress('manual', 'nora\u200b@harbour-post.example')).toEqual(['which holds U+200B where one expects plain letters']);
    expect(doubtsOfAddress('manual', 'nora@xn--hrbour-post-qcj.example')).toEqual([
      'whose domain is xn--hrbour-post-qcj.example in truth, in letters that may only look like others',
    ]);
  });

  it.each([
    [
      'requests@helpab2bwriter.com',
      request({ 'To submit a quote, please email the writer': 'noor@ledger-byte.example' }),
      'replies go to noor@ledger-byte.example, which is not an address of Help a B2B Writer',
    ],
    [
      'newsrooms@tmxmessenger.com',
      tmx.replace('@tmxmessenger.com', '@tmxmessenger.com.evil.example'),
      'replies go to send+1.2@tmxmessenger.com.evil.example, which is not an address of TMX',
    ],
    [
      'notifications@qwoted.com',
      'From: Garden Weekly\n\nWho bakes?\n\n > You?\n\nSubmit By: 15 September 3:00PM CDT\n\nRESPOND TO THIS REPORTER VIA QWOTED: https://qwoted.com.evil.example/x?inviteable_id=1\n',
      'replies go to https://qwoted.com.evil.example/x?inviteable_id=1, which is not a page of Qwoted',
    ],
    [
      'peter@sourceofsources.com',
      renderSos(digestToRender({ queries: [queryToRender({ email: 'peter@sourceofsources.com' })] })).text,
      'replies go to peter@sourceofsources.com, which is Source of Sources itself and not the journalist',
    ],
  ])('from %s is warned of', (address, text, words) => {
    expect(parseDigest(mailOf(address, text)).warnings).toContain(`Query 1: ${words}.`);
  });
});
