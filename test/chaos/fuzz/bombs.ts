const mb = 1024 * 1024;
const head = (type: string) =>
  `From: HARO <haro@helpareporter.com>\r\nSubject: HARO Queries for September 15, 2026 - Morning Edition\r\nDate: Tue, 15 Sep 2026 09:07:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n`;
const plain = (body: string) => `${head('text/plain; charset=utf-8')}\r\n${body}`;
const page = (body: string) => `${head('text/html; charset=utf-8')}\r\n${body}`;
const nested = (depth: number, type: (at: number) => string, open: (at: number) => string) =>
  head(type(0)) + Array.from({ length: depth }, (_, at) => `\r\n${open(at)}Content-Type: ${type(at + 1)}\r\n`).join('');
const multipart = (at: number) => `multipart/mixed; boundary=b${at}`;
const within = (depth: number) =>
  Array.from({ length: depth }, () => `${head('message/rfc822')}\r\n`).join('') + plain('1) Summary: bread\r\n');
const attached = (count: number, type: string, body: string) =>
  `${head('multipart/mixed; boundary=b')}\r\n${`--b\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`.repeat(count)}--b--\r\n`;

/** E-mails made to cost the reader dearly, as binary strings: as long as a message may be, or as it takes. */
export const bombs: Readonly<Record<string, () => string>> = {
  'parts nested 50,000 deep': () => nested(50_000, multipart, (at) => `--b${at}\r\n`),
  'parts nested 15 deep, each with a thousand leaves': () =>
    nested(15, multipart, (at) => `${`--b${at}\r\n\r\nx\r\n`.repeat(1000)}--b${at}\r\n`),
  '200,000 parts': () => attached(200_000, 'text/plain', 'x'),
  '200,000 parts without a boundary that ends them': () => `${head('multipart/mixed; boundary=b')}\r\n${'--b\r\n\r\n'.repeat(200_000)}`,
  'a boundary of 60 kB, repeated': () =>
    `${head(`multipart/mixed; boundary="${'b'.repeat(60_000)}"`)}\r\n${`--${'b'.repeat(60_000)}\r\n`.repeat(300)}`,
  'headers of 20 MB': () => `${'X-Header: long\r\n'.repeat(1_300_000)}\r\nbody`,
  'one header of 20 MB': () => `X-Header: ${'a'.repeat(20 * mb)}\r\n\r\nbody`,
  'a million addresses': () => `From: ${'a@b.example, '.repeat(30_000)}x@y.example\r\nTo: ${'("((" <a@b>, '.repeat(1000)}\r\n\r\nbody`,
  'encoded words without end': () => `Subject: ${'=?utf-8?Q?=E2=82=AC?= '.repeat(20_000)}\r\n\r\nbody`,
  'messages nested 10,000 deep': () => within(10_000),
  '5,000 attached messages': () => attached(5000, 'message/rfc822', plain('1) Summary: bread')),
  '30 MB of empty lines': () => plain('\r\n'.repeat(15 * mb - 500)),
  '28 MB in one line': () => plain('x'.repeat(28 * mb)),
  '28 MB of quoted-printable breaks': () =>
    `${head('text/plain').trimEnd()}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'=\r\n'.repeat(9 * mb)}`,
  '20 MB of base64 that is a digest of nothing': () =>
    `${head('text/plain').trimEnd()}\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'QUFB'.repeat(19)}\r\n`.repeat(260_000)}`,
  'tags nested 300,000 deep': () => page('<div>'.repeat(300_000)),
  'a million attributes': () => page(`<p ${'a="b" '.repeat(150_000)}>x</p>`),
  'entities without end': () => page('&amp;'.repeat(190_000)),
  'a style sheet of 20,000 rules over 5,000 elements': () =>
    page(
      `<style>${'div p span.a > b{display:none}'.repeat(20_000)}</style>${'<div><p><span class=a><b>x</b></span></p></div>'.repeat(5000)}`,
    ),
  'summaries without end': () => plain('1) Summary: a\r\n'.repeat(60_000)),
  'index lines without end': () => plain(`********* INDEX ***********\r\n${'1) a (b)\r\n'.repeat(80_000)}`),
  'parentheses that never close': () => plain(`1) Summary: ${'('.repeat(900_000)}`),
  'stars and dashes': () => plain(`${'*'.repeat(400_000)}\r\n${'-'.repeat(400_000)}`),
  'spaces before a line end': () => plain(`1) Summary: a${' '.repeat(900_000)}b`),
  'addresses that are almost one': () => plain('a.'.repeat(450_000)),
  'at signs': () => plain('@'.repeat(900_000)),
  'links that are almost one': () => plain('https://'.repeat(110_000)),
  'a link whose query never ends': () => plain(`https://a.example/?${'https://a.example/'.repeat(50_000)}`),
  'tokens that are almost one': () => plain('eyJ.'.repeat(220_000)),
  'hidden sentences without end': () => plain(`1) Summary: a\r\nQuery:\r\n\r\n${'SWYgdXNpbmcgQUkg'.repeat(55_000)}`),
  'hexadecimal without end': () => plain(`1) Summary: a\r\nQuery:\r\n\r\n${'4966207573696e6720414920'.repeat(37_000)}`),
  'zero-width marks without end': () =>
    plain(`1) Summary: a\r\nQuery:\r\n\r\n${Buffer.from('\u2063\u200c\u200b').toString('latin1').repeat(100_000)}`),
  'questions without end': () => plain(`1) Summary: a\r\nQuery:\r\n\r\n${'Why? '.repeat(180_000)}`),
  'quoting without end': () => plain(`${'> '.repeat(400_000)}\r\n`),
  'deadlines without end': () => plain(`1) Summary: a\r\nDeadline: ${'6:00 PM ET - 17 September '.repeat(35_000)}`),
};
