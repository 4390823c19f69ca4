import { decodeMime } from './decode-mime';

const part = (type: string, encoding: string, content: string) =>
  `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n`;
const inner = 'From: HARO <haro@helpareporter.com>\r\nSubject: Inner\r\n\r\nOne\r\n\r\nTwo – three\r\n';
const mail = (filler: string) =>
  Buffer.from(
    `From: Vera <vera@agency.example>\r\nSubject: Fwd\r\nDate: Tue, 15 Sep 2026 09:07:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${[
      part('text/plain; charset=utf-8', 'quoted-printable', 'Caf=C3=A9 and =\r\nbread'),
      part('text/html; charset=utf-8', 'base64', Buffer.from('<p>Café</p>'.repeat(400)).toString('base64').replaceAll(/.{76}/g, '$&\r\n')),
      part('message/rfc822', '8bit', inner),
      part('application/octet-stream', '7bit', filler),
    ].join('')}--b--\r\n`,
  );

describe('decoding an e-mail', () => {
  it.each([
    ['more bytes', 'x'.repeat(1_100_000)],
    ['more lines', 'x\r\n'.repeat(60_000)],
  ])('gives the same in a process of its own as in ours: %s', async (_, filler) => {
    const here = await decodeMime(mail('x'));
    const apart = await decodeMime(mail(filler));
    expect(here.text).toContain('Café and bread');
    expect(here.messages.map((raw) => Buffer.from(raw).toString().replaceAll('\r\n', '\n').trim())).toEqual([
      inner.replaceAll('\r\n', '\n').trim(),
    ]);
    expect({ ...apart, messages: apart.messages.map((raw) => Buffer.from(raw)) }).toEqual({
      ...here,
      messages: here.messages.map((raw) => Buffer.from(raw)),
    });
  });

  it('is refused when no time is left for it', async () => {
    await expect(decodeMime(mail('x'.repeat(1_100_000)), 0)).rejects.toThrow('took longer than any digest needs');
  });
});
