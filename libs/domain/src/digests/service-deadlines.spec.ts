import { parseDigest, type DecodedMail, type ParsedDigest } from './index';

const rule = '-'.repeat(35);
const stars = '*'.repeat(28);
const haro = (deadline: string, reply: string): string =>
  `INDEX\n\n1) Rye (Garden Weekly)\n\n${stars}\n\n1) Summary: Rye\n\nName: Ada Quill\n\nCategory: General\n\nEmail: ${reply}\n\nMedia Outlet: Garden Weekly\n\nDeadline: ${deadline}\n\nQuery:\n\nWho bakes?\n\nBack to Top\n\n${rule}\n`;

/** The smallest mail of each service around the words of a deadline; SOS prints them in three fields, parted here by a stroke. */
const mails: Record<string, { from: string; text: (words: string) => string }> = {
  HARO: {
    from: 'haro@helpareporter.com',
    text: (words) => haro(words, 'reply+0b7e6c1a-1111-4222-8333-944455566677@helpareporter.com'),
  },
  'HARO classic': { from: 'haro@helpareporter.com', text: (words) => haro(words, 'query-a1b2@helpareporter.net') },
  'HARO of 2008': {
    from: 'haro@helpareporter.com',
    text: (words) =>
      `INDEX\n\n1.1) Rye (Garden Weekly)\n\n${stars}\n\n1.1) Summary: Rye\n\nCategory: General\n\nName: Ada\n\nMedia Outlet/Publication: Garden Weekly\n\nAnonymous? No\n\nDeadline: ${words}\n\nQuery: Who bakes?\n\n${rule}\n`,
  },
  SOS: {
    from: 'peter@sourceofsources.com',
    text: (words) => {
      const [date, time = '', zone = ''] = words.split('|');
      return `INDEX\n\n1) Rye (#item0)\n\n${stars}\n1) SUMMARY: Rye\n\nCATEGORY: General\n\nNAME: Ada\n\nEMAIL: ada@garden.example\n\nMUCK RACK URL:\n\nMEDIA OUTLET: Garden\n\nMEDIA WEBSITE:\n\nDEADLINE DATE: ${date}\n\nDEADLINE TIME: ${time}\n\nTIME ZONE: ${zone}\n\nQUERY: Who bakes?\n\nBack to top (#top)\n\n_____\n`;
    },
  },
  Connectively: {
    from: 'noreply@connectively.us',
    text: (words) =>
      `Q&A ALERTS\n\nGENERAL\n\n1 alerts\n\nWho bakes? https://connectively.us/experts/questions/who-bakes\n\nGarden\n\nAnswer by ${words}\n`,
  },
  Qwoted: {
    from: 'notifications@qwoted.com',
    text: (words) =>
      `From: Garden\n\nWho bakes?\n\n > Tell us.\n\nSubmit By: ${words}\n\nRESPOND TO THIS REPORTER VIA QWOTED: https://app.qwoted.com/r?inviteable_id=1\n`,
  },
  'Help a B2B Writer': {
    from: 'requests@helpab2bwriter.com',
    text: (words) =>
      `Title: Rye\n\nWriter: Ada\n\nPublication: Garden\n\nIndustries: Food\n\nWriter's Request: Who bakes?\n\nDeadline: ${words}\n\nTo submit a quote, please email the writer: ada-1@helpab2bwriter.com\n`,
  },
};

function parsed(service: string, words: string, date: string | null): ParsedDigest {
  const { from = '', text } = mails[service] ?? {};
  const mail: DecodedMail = {
    from: { name: '', address: from },
    subject: '',
    date,
    messageId: null,
    parts: [{ part: 'text', text: text?.(words) ?? '' }],
  };
  return parseDigest(mail);
}

const [ny, la, chicago, london] = ['America/New_York', 'America/Los_Angeles', 'America/Chicago', 'Europe/London'];
const september = '2026-09-15T09:07:00Z';

describe('the deadline of a mail', () => {
  it.each<[service: string, words: string, sent: string, at: string, zone: string | undefined, certainty: string]>([
    ['HARO', '6:00 PM ET - 17 September', september, '2026-09-17T22:00:00Z', ny, 'exact'],
    ['HARO', '12:18 AM ET - 17 September', september, '2026-09-17T04:18:00Z', ny, 'exact'],
    ['HARO', '12:00 PM ET - 17 September', september, '2026-09-17T16:00:00Z', ny, 'exact'],
    ['HARO', '6:00 PM (ET) - 17 September', september, '2026-09-17T22:00:00Z', ny, 'exact'],
    ['HARO', '6:00 PM - 17 September', september, '2026-09-17T22:00:00Z', ny, 'assumed-zone'],
    ['HARO', '12:00 Noon ET - 17 September', september, '2026-09-17T16:00:00Z', ny, 'exact'],
    ['HARO', '6.30 pm ET - 17 September', september, '2026-09-17T22:30:00Z', ny, 'exact'],
    ['HARO', '9:00 AM ET - 14 September', september, '2026-09-14T13:00:00Z', ny, 'exact'],
    ['HARO', '11:59 PM ET - 31 December', '2026-12-31T17:07:00Z', '2027-01-01T04:59:00Z', ny, 'exact'],
    ['HARO', '12:00 AM ET - 1 January', '2026-12-31T22:07:00Z', '2027-01-01T05:00:00Z', ny, 'exact'],
    ['HARO', '12:00 AM ET - 1 January', '2027-01-01T04:30:00Z', '2027-01-01T05:00:00Z', ny, 'exact'],
    ['HARO', '6:00 PM ET - 31 December', '2027-01-04T10:07:00Z', '2026-12-31T23:00:00Z', ny, 'exact'],
    ['HARO', '1:30 AM ET - 1 November', '2026-10-29T09:07:00Z', '2026-11-01T05:30:00Z', ny, 'assumed-zone'],
    ['HARO', '2:00 AM ET - 1 November', '2026-10-29T09:07:00Z', '2026-11-01T07:00:00Z', ny, 'exact'],
    ['HARO', '2:30 AM ET - 14 March', '2027-03-11T10:07:00Z', '2027-03-14T07:30:00Z', ny, 'assumed-zone'],
    ['HARO classic', '7:00 PM EST - 29 December', '2021-12-20T10:35:00Z', '2021-12-30T00:00:00Z', ny, 'exact'],
    ['HARO classic', '7:00 PM EST - 29 July', '2021-07-20T09:35:00Z', '2021-07-29T23:00:00Z', ny, 'assumed-zone'],
    ['HARO classic', '7:00 PM PST - 29 July', '2021-07-20T09:35:00Z', '2021-07-30T02:00:00Z', la, 'assumed-zone'],
    ['HARO classic', '7:00 PM CST - 2 January', '2021-12-30T10:35:00Z', '2022-01-03T01:00:00Z', chicago, 'exact'],
    ['HARO classic', '5:00 PM GMT - 29 July', '2021-07-20T09:35:00Z', '2021-07-29T16:00:00Z', london, 'assumed-zone'],
    ['HARO classic', '1:30 AM EST - 7 November', '2021-11-02T09:35:00Z', '2021-11-07T05:30:00Z', ny, 'assumed-zone'],
    ['HARO of 2008', '6:00 PM PACIFIC – August 22', '2008-08-20T10:00:00Z', '2008-08-23T01:00:00Z', la, 'exact'],
    ['HARO of 2008', '6:00 PM EASTERN – January 2', '2008-12-30T10:00:00Z', '2009-01-02T23:00:00Z', ny, 'exact'],
    ['SOS', '2026-09-16|9:30 pm|Pacific Standard Time', september, '2026-09-17T04:30:00Z', la, 'assumed-zone'],
    ['SOS', '2026-12-16|9:30 pm|Pacific Standard Time', '2026-12-15T11:30:00Z', '2026-12-17T05:30:00Z', la, 'assumed-zone'],
    ['SOS', '2026-09-16|12:00 am|Eastern Standard Time', september, '2026-09-16T04:00:00Z', ny, 'assumed-zone'],
    ['SOS', '2026-09-16|17:00|GMT Standard Time', september, '2026-09-16T16:00:00Z', london, 'assumed-zone'],
    ['SOS', '2026-09-16|5:00 pm|Eastern Time (US & Canada)', september, '2026-09-16T21:00:00Z', ny, 'assumed-zone'],
    ['SOS', '2026-11-01|1:30 am|Central Standard Time', '2026-10-29T10:30:00Z', '2026-11-01T06:30:00Z', chicago, 'assumed-zone'],
    ['SOS', '2026-09-16|9:30 pm', september, '2026-09-17T01:30:00Z', ny, 'assumed-zone'],
    ['SOS', '2026-09-16||Pacific Standard Time', september, '2026-09-17T06:59:00Z', la, 'date-only'],
    ['SOS', '2026-09-16', september, '2026-09-17T03:59:00Z', ny, 'date-only'],
    ['Connectively', 'Sep 17th', september, '2026-09-18T03:59:00Z', ny, 'date-only'],
    ['Connectively', 'Jan 2nd', '2026-12-31T12:00:00Z', '2027-01-03T04:59:00Z', ny, 'date-only'],
    ['Connectively', 'Dec 31st', '2027-01-02T12:00:00Z', '2027-01-01T04:59:00Z', ny, 'date-only'],
    ['Connectively', 'Nov 1st', '2026-10-30T12:00:00Z', '2026-11-02T04:59:00Z', ny, 'date-only'],
    ['Qwoted', '15 September 3:00PM CDT (in about 5 hours)', september, '2026-09-15T20:00:00Z', chicago, 'exact'],
    ['Qwoted', '15 September 12:00AM CDT (in 3 days)', '2026-09-12T09:07:00Z', '2026-09-15T05:00:00Z', chicago, 'exact'],
    ['Qwoted', '15 September 3:00PM (in about 5 hours)', september, '2026-09-15T19:00:00Z', ny, 'assumed-zone'],
    ['Qwoted', '15 September 5:00PM AKDT (in 1 day)', september, '2026-09-16T01:00:00Z', 'America/Anchorage', 'exact'],
    ['Qwoted', '15 September 9:00PM IST (in 1 day)', september, '2026-09-15T15:30:00Z', 'Asia/Kolkata', 'assumed-zone'],
    ['Qwoted', '1 November 1:30AM CDT (in 2 days)', '2026-10-30T09:07:00Z', '2026-11-01T06:30:00Z', chicago, 'exact'],
    ['Qwoted', '1 January 12:30AM CST (in 2 days)', '2026-12-30T09:07:00Z', '2027-01-01T06:30:00Z', chicago, 'exact'],
    ['Help a B2B Writer', 'September 20, 2026', september, '2026-09-21T03:59:00Z', ny, 'date-only'],
    ['Help a B2B Writer', 'Jan 2', '2026-12-30T09:07:00Z', '2027-01-03T04:59:00Z', ny, 'date-only'],
    ['Help a B2B Writer', 'September 20, 2026, 5 PM ET', september, '2026-09-20T21:00:00Z', ny, 'exact'],
    ['Help a B2B Writer', 'September 20, 2026 5:00 PM', september, '2026-09-20T21:00:00Z', ny, 'assumed-zone'],
  ])('of %s that reads %s, sent %s, is %s in %s, %s', (service, words, sent, at, zone, certainty) => {
    const { queries, warnings } = parsed(service, words, sent);
    expect(queries.map(({ deadline }) => deadline)).toEqual([
      { at, zone, certainty, raw: words.replaceAll('|', ' ').replaceAll('  ', ' ') },
    ]);
    expect(warnings.filter((warning) => warning.includes('cannot be read'))).toEqual([]);
  });

  it.each(
    Object.keys(mails).flatMap((service) =>
      ['ASAP', 'today', 'tomorrow', 'Tomorrow 5 PM ET', 'EOD', 'Friday', 'COB Friday', '31 June', 'Midnight ET - 17 September', '9/10'].map(
        (words) => [service, words] as const,
      ),
    ),
  )('of %s that reads %s is unclear, never guessed, and said', (service, words) => {
    const { queries, warnings } = parsed(service, words, september);
    expect(queries.map(({ deadline }) => deadline)).toEqual([{ at: null, zone: null, certainty: 'unclear', raw: words }]);
    expect(warnings).toContain(`Query ${service === 'HARO of 2008' ? '1.1' : '1'}: the deadline "${words}" cannot be read.`);
  });

  it.each(['HARO', 'HARO classic', 'Connectively', 'Qwoted'])('of %s has no year, so that it needs the day of the mail', (service) => {
    const { queries, warnings } = parsed(service, '17 September', null);
    expect(queries.map(({ deadline }) => deadline?.certainty)).toEqual(['unclear']);
    expect(warnings.join(' ')).toContain('The date of the mail is unknown');
  });

  it('of TMX is none', () => {
    const text =
      '1. Trains\nSynopsis: Who rides by September 17?\nSent from: NBC NEWS / reply to journalist, email: send+1.2@tmxmessenger.com\n';
    const mail = { from: { name: '', address: 'newsrooms@tmxmessenger.com' }, subject: '', date: september, messageId: null };
    expect(parseDigest({ ...mail, parts: [{ part: 'text', text }] }).queries).toMatchObject([{ deadline: null }]);
  });
});
