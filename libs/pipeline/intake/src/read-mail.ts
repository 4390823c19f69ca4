import type { DecodedMail, MailPart } from '@sourcedesk/domain/digests';
import { type MimeContent, decodeMime } from './decode-mime';

/** Messages inside messages that are followed: staff attach a digest to a mail, and mail programmes attach that mail to the next. */
const deepest = 3;
/** Attached messages of one mail that are read. */
const mostAttached = 20;

/**
 * Decodes a raw e-mail: transfer encodings and charsets undone, text and HTML parts in order. Messages attached to it follow as mails of their own, because
 * people forward digests as attachments, and the inner date is the edition's.
 * @returns at least one mail, the outermost first
 * @throws UnreadableMail
 */
export async function readMails(raw: Uint8Array, depth = 0): Promise<DecodedMail[]> {
  const content = await decodeMime(raw);
  const mails = [mailOf(content)];
  if (depth === deepest) return mails;
  for (const attached of content.messages.slice(0, mostAttached)) mails.push(...(await readMails(attached, depth + 1)));
  return mails;
}

function mailOf({ from, subject, date, messageId, text, html }: MimeContent): DecodedMail {
  const parts: MailPart[] = [];
  if (text) parts.push({ part: 'text', text });
  if (html) parts.push({ part: 'html', text: html });
  return { from, subject, date: instantOf(date), messageId, parts };
}

function instantOf(date: string | null): string | null {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The outermost of {@link readMails}. */
export async function readMail(raw: Uint8Array): Promise<DecodedMail> {
  const [mail] = await readMails(raw);
  if (!mail) throw new Error('A mail without a mail in it.');
  return mail;
}
