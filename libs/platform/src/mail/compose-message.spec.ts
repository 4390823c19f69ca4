import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { composeMessage, HeaderError, isPlainAddress, type MessageParts } from './index';

const parts: MessageParts = {
  from: { name: 'Ada Quill', address: 'ada@brightloan.example' },
  to: 'query-7@relay.example',
  subject: 'A mortgage broker on fixed rates',
  text: 'Hello,\n\nFixed rates are a bet.\n\nAda',
  messageId: '<0192.pitch@brightloan.example>',
  date: new Date('2026-11-03T10:00:00Z'),
};

/** Well-formed text of any script without the characters a header refuses. */
const oneLine = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.toWellFormed().replace(/[\r\n\0]/g, ' '));
/** What people write: words, accents, emoji, blanks at either end, dots and From at the start of lines. */
const prose = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\r\n', '.', '..', 'From ', ' ', '\t', '=', 'é', '🙂', 'word '.repeat(40), 'x'.repeat(200)),
    ),
  )
  .map((pieces) => pieces.join(''));

const lineFeeds = (text: string) => text.replace(/\r\n/g, '\n');
const withFinalBreak = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function assertLegal(bytes: Buffer) {
  const text = bytes.toString('latin1');
  expect(text).toMatch(/^[\x20-\x7e\t\r\n]*$/);
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  expect(text.endsWith('\r\n')).toBe(true);
  for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
}

describe('composeMessage', () => {
  it('writes the same bytes for the same parts', () => {
    expect(composeMessage(parts).toString()).toBe(
      [
        'From: "Ada Quill" <ada@brightloan.example>',
        'To: query-7@relay.example',
        'Subject: A mortgage broker on fixed rates',
        'Message-ID: <0192.pitch@brightloan.example>',
        'Date: Tue, 03 Nov 2026 10:00:00 +0000',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Hello,',
        '',
        'Fixed rates are a bet.',
        '',
        'Ada',
        '',
      ].join('\r\n'),
    );
  });

  it('is read back exactly: text, subject and name of any script', async () => {
    await fc.assert(
      fc.asyncProperty(prose, oneLine, oneLine, async (text, subject, name) => {
        const bytes = composeMessage({ ...parts, text, subject, from: { ...parts.from, name } });
        assertLegal(bytes);
        const read = await PostalMime.parse(bytes);
        expect(withFinalBreak(read.text ?? '')).toBe(withFinalBreak(lineFeeds(text)));
        const headers = new Map(read.headers.map(({ key, value }) => [key, value]));
        expect(headers.get('from')?.includes('<ada@brightloan.example>')).toBe(true);
        expect(read.from?.address).toBe('ada@brightloan.example');
        // readers trim and fold the blanks at the ends of a header; what they show is compared
        expect((read.subject ?? '').trim()).toBe(subject.trim());
        expect((read.from?.name ?? '').trim()).toBe(name.trim());
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['.', '=2E\r\n'],
    ['..two\n.three', '=2E.two\r\n=2Ethree\r\n'],
    ['From here', '=46rom here\r\n'],
    ['ends in blank \nnext\t', 'ends in blank=20\r\nnext=09\r\n'],
    ['a\rb\0', 'a=0Db=00\r\n'],
    ['', ''],
    ['\n', '\r\n'],
    ['1+1=2', '1+1=3D2\r\n'],
    ['x'.repeat(76), `${'x'.repeat(76)}\r\n`],
    ['x'.repeat(77), `${'x'.repeat(75)}=\r\nxx\r\n`],
    [`${'x'.repeat(75)}.y`, `${'x'.repeat(75)}=\r\n=2Ey\r\n`],
  ])('writes the text %j as %j', (text, body) => {
    expect(
      composeMessage({ ...parts, text })
        .toString()
        .split('\r\n\r\n')
        .slice(1)
        .join('\r\n\r\n'),
    ).toBe(body.startsWith('\r\n') ? body : body);
  });

  it('threads an answer', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `<message-number-${n}@relay.example>`);
    const bytes = composeMessage({ ...parts, inReplyTo: ids[11], references: ids });
    assertLegal(bytes);
    const read = await PostalMime.parse(bytes);
    expect(read.inReplyTo).toBe(ids[11]);
    expect(read.references?.split(/\s+/)).toEqual(ids);
    expect(read.messageId).toBe(parts.messageId);
    expect(read.date).toBe('2026-11-03T10:00:00.000Z');
    expect(read.to?.map(({ address }) => address)).toEqual([parts.to]);
  });

  it.each(['\r', '\n', '\0', '\r\nBcc: all@outlet.example'])('refuses %j in any header', (bad) => {
    const attempts: Partial<MessageParts>[] = [
      { subject: `a${bad}b` },
      { from: { name: `a${bad}b`, address: parts.from.address } },
      { from: { name: 'a', address: `a${bad}@x.example` } },
      { to: `${parts.to}${bad}` },
      { messageId: `<a${bad}@x.example>` },
      { inReplyTo: `<a@x.example>${bad}` },
      { references: [`<a@x.example>${bad}`] },
    ];
    for (const attempt of attempts) expect(() => composeMessage({ ...parts, ...attempt })).toThrow(HeaderError);
  });

  it.each([
    '',
    'nobody',
    'a@x.example, b@x.example',
    'a@x.example b@x.example',
    '<a@x.example>',
    'A <a@x.example>',
    'jürgen@x.example',
    'a@x.example>',
    'a@münchen.example',
    '"a b"@x.example',
    'a@[127.0.0.1]',
    '.a@x.example',
    'a..b@x.example',
    `${'a'.repeat(65)}@x.example`,
  ])('takes no recipient %j', (to) => expect(() => composeMessage({ ...parts, to })).toThrow(HeaderError));

  it.each(['query-1f3a+x@helpers.relay.example', "o'neil_99@x.example", 'a@localhost'])('takes the recipient %s', (to) =>
    expect(isPlainAddress(to)).toBe(true),
  );

  it('does not let a long name hide the address', async () => {
    const name = 'Ada Quill, Chief Economist of the Institute for the Study of Very Long Names and Titles';
    const bytes = composeMessage({ ...parts, from: { name, address: parts.from.address } });
    assertLegal(bytes);
    expect((await PostalMime.parse(bytes)).from).toEqual({ name, address: parts.from.address });
  });
});
