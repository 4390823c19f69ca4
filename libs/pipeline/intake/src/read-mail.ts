import PostalMime, { type Email } from 'postal-mime';
import type { DecodedMail, MailPart } from '@sourcedesk/domain/digests';

/** A digest has a handful of parts and short headers; what goes beyond is no mail we should spend time on. */
const limits = { maxNestingDepth: 20, maxHeadersSize: 512 * 1024 };

/**
 * Decodes a raw e-mail: transfer encodings and charsets undone, text and HTML parts in order.
 * @throws Error when the MIME structure goes beyond the limits
 */
export async function readMail(raw: Uint8Array): Promise<DecodedMail> {
  const mail = await new PostalMime({ ...limits, forceRfc822Attachments: false }).parse(raw);
  return {
    from: senderOf(mail),
    subject: mail.subject ?? '',
    date: instantOf(mail.date),
    messageId: mail.messageId ?? null,
    parts: partsOf(mail),
  };
}

function senderOf({ from }: Email): DecodedMail['from'] {
  return from?.address === undefined ? null : { name: from.name, address: from.address };
}

function instantOf(date: string | undefined): string | null {
  const time = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function partsOf({ text, html }: Email): MailPart[] {
  const parts: MailPart[] = [];
  if (text) parts.push({ part: 'text', text });
  if (html) parts.push({ part: 'html', text: html });
  return parts;
}
