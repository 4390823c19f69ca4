import { splitMbox } from './split-mbox';

const from = 'From ada@garden.example Thu Nov 24 18:22:48 2016\n';

/** Splits a text that comes in pieces of so many bytes. */
async function split(text: string, { piece = 7, most = 10_000 } = {}): Promise<(string | null)[]> {
  async function* chunks() {
    const bytes = Buffer.from(text, 'latin1');
    for (let at = 0; at < bytes.length; at += piece) yield await Promise.resolve(bytes.subarray(at, at + piece));
  }
  const mails: (string | null)[] = [];
  for await (const { raw } of splitMbox(chunks(), most)) mails.push(raw && raw.toString('latin1'));
  return mails;
}

describe('an mbox', () => {
  it.each([1, 2, 7, 1000])('is split at its separators, in pieces of %i bytes', async (piece) => {
    expect(await split(`${from}Subject: one\n\nHello\n\n${from}Subject: two\n\nWorld\n`, { piece })).toEqual([
      'Subject: one\n\nHello\n',
      'Subject: two\n\nWorld\n',
    ]);
  });

  it('keeps CR LF, and a last line without an end', async () => {
    const crlf = `${from}Subject: one\n\nHello\n\n${from}Subject: two\n\nWorld`.replaceAll('\n', '\r\n');
    expect(await split(crlf)).toEqual(['Subject: one\r\n\r\nHello\r\n', 'Subject: two\r\n\r\nWorld']);
  });

  it.each([
    'From - Thu Nov 24 18:22:48 2016',
    'From 1551123456789@xxx Thu Nov 24 18:22:48 +0000 2016',
    'From MAILER-DAEMON Fri Jul  8 12:08:34 2011',
    'From "ada king"@garden.example Thu Nov 24 18:22:48 2016',
    'From  Thu Nov 24 18:22:48 2016',
  ])('has separators as mail programmes write them: %s', async (line) => {
    expect(await split(`${line}\nA: 1\n\nx\n\n${line}\nB: 2\n\ny\n`)).toEqual(['A: 1\n\nx\n', 'B: 2\n\ny\n']);
  });

  it('takes one quotation mark off lines that mboxrd quoted, and leaves all other lines alone', async () => {
    const body = '>From here\n>>From there\n> From afar\n>Fromage\nFrom now on, all is well\n\nFrom the desk of Ada\n';
    expect(await split(`${from}A: 1\n\n${body}`)).toEqual([
      'A: 1\n\nFrom here\n>From there\n> From afar\n>Fromage\nFrom now on, all is well\n\nFrom the desk of Ada\n',
    ]);
  });

  it('is not split at a separator in the middle of a paragraph', async () => {
    expect(await split(`${from}A: 1\n\nHe wrote:\n${from}and so on\n`)).toHaveLength(1);
  });

  it('leaves out what is larger than may be held, also as one endless line, and goes on', async () => {
    const large = 'x'.repeat(300);
    expect(await split(`${from}A: ${large}\n\n${from}B: 2\n\ny\n\n${from}${'z\n'.repeat(200)}\n${from}D: 4\n`, { most: 100 })).toEqual([
      null,
      'B: 2\n\ny\n',
      null,
      'D: 4\n',
    ]);
  });

  it('may hold e-mails of no bytes, and nothing at all', async () => {
    expect(await split(`${from}\n${from}A: 1\n`)).toEqual(['', 'A: 1\n']);
    expect(await split('')).toEqual([]);
    expect(await split('\n\n')).toEqual([]);
  });

  it('that is none is refused', async () => {
    await expect(split('Subject: one\n\nHello\n')).rejects.toThrow('This is no mbox');
  });
});
