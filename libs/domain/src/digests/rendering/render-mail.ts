/** Quoted-printable of a text in UTF-8, lines of at most 76 characters ended by CRLF (RFC 2045). */
export function quotedPrintable(text: string): string {
  const encoder = new TextEncoder();
  return text
    .split('\n')
    .map((line) => {
      let written = '';
      let width = 0;
      const bytes = encoder.encode(line);
      bytes.forEach((byte, at) => {
        const last = at === bytes.length - 1;
        const plain = (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && !last);
        const piece = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
        if (width + piece.length > 75) {
          written += '=\r\n';
          width = 0;
        }
        written += piece;
        width += piece.length;
      });
      return written;
    })
    .join('\r\n');
}

/** What the headers of a rendered mail say; `sentAt` is RFC 3339, `id` goes into the Message-ID. */
export interface MailHeaders {
  from: { name: string; address: string };
  to: string;
  subject: string;
  sentAt: string;
  id: string;
}

/** A mail of a text and an HTML part. Header values must be ASCII, as those of the services are. */
export function rawMail({ from, to, subject, sentAt, id }: MailHeaders, text: string, html: string): string {
  const boundary = `=_${id.replace(/[^a-z0-9]/gi, '')}`;
  const part = (type: string, content: string): string =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(content)}\r\n`;
  const headers = [
    `From: "${from.name}" <${from.address}>`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date(sentAt).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${from.address.split('@')[1] ?? 'example.test'}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  return `${headers.join('\r\n')}\r\n\r\n${part('text/plain', text)}${part('text/html', html)}--${boundary}--\r\n`;
}
