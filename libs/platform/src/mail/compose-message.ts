import { isPlainAddress } from './address';
import { assertOneLine, fold, HeaderError, headerPhrase, headerText } from './header-text';
import { quotedPrintable } from './quoted-printable';

export interface MessageParts {
  /** Name as shown ('' for none) and plain ASCII address of the sender. */
  from: { name: string; address: string };
  /** Exactly one plain ASCII address. */
  to: string;
  subject: string;
  /** Plain text; line breaks are LF or CRLF. */
  text: string;
  /** With angle brackets: `<id@host>`. */
  messageId: string;
  date: Date;
  /** Message-ID this one answers, with angle brackets. */
  inReplyTo?: string;
  /** Message-IDs of the thread, oldest first, with angle brackets. */
  references?: readonly string[];
  /** Marks a mail that no person wrote (RFC 3834), so that no absence notice answers it. */
  automatic?: boolean;
}

/** RFC 5322 msg-id of printable ASCII; 200 characters keep any header line far below the 998 that SMTP allows. */
const messageIdForm = /^<[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]+@[!#-'*+\-./0-9:=?A-Z^_`a-z{|}~[\]]+>$/;

/**
 * The bytes of a plain-text mail: CRLF, 7-bit, quoted-printable UTF-8, lines of at most 78 characters but for a long Message-ID. The same parts give the same bytes.
 * Throws HeaderError when a header value holds CR, LF or NUL, or an address or Message-ID is not one.
 */
export function composeMessage(parts: MessageParts): Buffer {
  const lines = [
    `From: ${sender(parts.from)}`,
    `To: ${address('To', parts.to)}`,
    `Subject: ${subject(parts.subject)}`,
    `Message-ID: ${messageId('Message-ID', parts.messageId)}`,
    `Date: ${rfc5322Date(parts.date)}`,
  ];
  if (parts.inReplyTo !== undefined) lines.push(`In-Reply-To: ${messageId('In-Reply-To', parts.inReplyTo)}`);
  if (parts.references !== undefined && parts.references.length > 0) {
    lines.push(
      `References: ${fold(
        parts.references.map((id) => messageId('References', id)),
        12,
      )}`,
    );
  }
  if (parts.automatic) lines.push('Auto-Submitted: auto-generated');
  lines.push('MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '');
  return Buffer.from(`${lines.join('\r\n')}\r\n${quotedPrintable(parts.text)}`, 'latin1');
}

function sender({ name, address: plain }: MessageParts['from']): string {
  assertOneLine('From', name);
  const mailbox = `<${address('From', plain)}>`;
  if (name === '') return mailbox;
  const phrase = headerPhrase(name, 6);
  const room = 76 - (phrase.includes('\r\n') ? phrase.length - phrase.lastIndexOf('\r\n') - 2 : 6 + phrase.length);
  return mailbox.length + 1 <= room ? `${phrase} ${mailbox}` : `${phrase}\r\n ${mailbox}`;
}

function subject(text: string): string {
  assertOneLine('Subject', text);
  return text === '' ? '' : headerText(text, 9);
}

function address(header: string, text: string): string {
  if (!isPlainAddress(text)) throw new HeaderError(header, 'not exactly one plain e-mail address');
  return text;
}

function messageId(header: string, text: string): string {
  if (text.length > 200 || !messageIdForm.test(text)) throw new HeaderError(header, 'not a Message-ID in angle brackets');
  return text;
}

function rfc5322Date(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new HeaderError('Date', 'not an instant');
  return date.toUTCString().replace('GMT', '+0000');
}
