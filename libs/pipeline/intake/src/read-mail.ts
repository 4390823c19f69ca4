import type { DecodedMail, MailPart } from '@sourcedesk/domain/digests';
import { type MimeContent, decodeMime, decodingTime } from './decode-mime';

/** Messages inside messages that are followed: staff attach a digest to a mail, and mail programmes attach that mail to the next. */
const deepest = 3;
/** Attached messages of one mail that are taken in; 30 MB hold some 200 digests. */
const mostAttached = 250;

/** What a raw e-mail holds. */
export interface OpenedMail {
  /** The mail, and the one attached to it, and the one attached to that; the outermost first, never empty. */
  mails: [DecodedMail, ...DecodedMail[]];
  /** Several messages that are attached to the innermost: each is a message of its own. */
  apart: readonly Uint8Array[];
  /** Names of files that are attached and not read. */
  files: readonly string[];
}

/**
 * Decodes a raw e-mail: transfer encodings and charsets undone, text and HTML parts in order. A message attached to it follows as a mail of its own, because
 * people forward digests as attachments, and the inner date is the edition's.
 * @throws UnreadableMail
 */
export function openMail(raw: Uint8Array): Promise<OpenedMail> {
  return openWithin(raw, 0, performance.now() + decodingTime);
}

/** The time is one for all messages within each other. */
async function openWithin(raw: Uint8Array, depth: number, until: number): Promise<OpenedMail> {
  const content = await decodeMime(raw, until - performance.now());
  const mail = mailOf(content);
  const { files } = content;
  const [attached] = content.messages;
  if (content.messages.length > 1) return { mails: [mail], apart: content.messages.slice(0, mostAttached), files };
  if (!attached || depth === deepest) return { mails: [mail], apart: [], files };
  const inner = await openWithin(attached, depth + 1, until);
  return { mails: [mail, ...inner.mails], apart: inner.apart, files: [...files, ...inner.files] };
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
