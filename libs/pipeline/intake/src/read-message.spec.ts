import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile, readMessage } from './read-message';

const mails = join(process.cwd(), 'test/fixtures/digests/mails');
const raw = readFileSync(join(mails, 'haro-2021.eml'));
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const within = (headers: string, content: Uint8Array): Buffer =>
  Buffer.concat([
    latin(
      `From: Vera <vera@agency.example>\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee attached.\r\n--b\r\n${headers}\r\n\r\n`,
    ),
    content,
    latin('\r\n--b--\r\n'),
  ]);
const head = (charset: string | null): string =>
  `From: Qwoted <notifications@qwoted.com>\r\nSubject: Loaf: Who bakes?\r\nDate: Tue, 15 Sep 2026 15:04:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain${charset === null ? '' : `; charset=${charset}`}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
const request =
  'From: Loaf\r\n\r\nWho bakes – “really”?\r\n\r\n > The baker’s NESCAFÉ® – what of it…\r\n\r\nSubmit By: 15 September 3:00PM CDT\r\n\r\nRESPOND TO THIS REPORTER VIA QWOTED: https://app.qwoted.com/r/1\r\n';
const windows1252 = (text: string): Buffer =>
  latin(text.replace(/[–“”’…]/g, (sign) => String.fromCharCode({ '–': 0x96, '“': 0x93, '”': 0x94, '’': 0x92, '…': 0x85 }[sign] ?? 63)));

describe('reading an e-mail', () => {
  it.each([
    ['CR alone', (text: string) => text.replaceAll('\r\n', '\r')],
    ['CR twice and LF', (text: string) => text.replaceAll('\r\n', '\r\r\n')],
  ])('reads the same in a file whose lines end by %s', async (_, ended) => {
    const crlf = raw.toString('latin1').replace(/\r?\n/g, '\r\n');
    expect(await parseFile(latin(ended(crlf)))).toEqual(await parseFile(latin(crlf)));
  });

  it('takes no padding behind a soft line break for text', async () => {
    const padded = readFileSync(join(mails, 'sos-2026.eml'), 'latin1').replace(/=(?=\r?\n)/g, '= \t');
    expect(await parseFile(latin(padded))).toEqual(await parseFile(readFileSync(join(mails, 'sos-2026.eml'))));
  });

  it.each([
    ['UTF-8 that is called ASCII', 'us-ascii', Buffer.from(request)],
    ['UTF-8 that is called windows-1252', 'windows-1252', Buffer.from(request)],
    ['windows-1252 that is called UTF-8', '"utf-8"', windows1252(request)],
    ['windows-1252', 'windows-1252', windows1252(request)],
    ['windows-1252 that is called nothing', null, windows1252(request)],
    ['UTF-8 that is called nothing', null, Buffer.from(request)],
  ])('reads %s', async (_, charset, content) => {
    const { queries } = await parseFile(Buffer.concat([latin(head(charset)), content]));
    expect(queries).toMatchObject([{ summary: 'Who bakes – “really”?', body: 'The baker’s NESCAFÉ® – what of it…' }]);
  });

  it('reads a saved e-mail that is attached as text', async () => {
    const attached = within('Content-Type: text/plain; name=saved.eml\r\nContent-Disposition: attachment; filename=saved.eml', raw);
    expect(await parseFile(attached)).toEqual(await parseFile(raw));
  });

  it('says which attached files nobody reads, and what to do', async () => {
    const { digest } = await readMessage(within('Content-Type: text/html\r\nContent-Disposition: attachment; filename=digest.html', raw));
    expect(digest.status).toBe('quarantined');
    expect(digest.reason).toMatch(/Attached files are not read \(digest\.html\): paste the digest/);
  });
});
