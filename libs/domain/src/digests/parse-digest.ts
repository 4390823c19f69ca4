import { serviceNames } from '../services';
import type { DigestFormat } from './format';
import { readDigest } from './read-digest';
import { formats, formatOfSender } from './registry';
import type { Secrecy } from './secrets';
import type { DecodedMail, MailPart, ParsedDigest } from './types';
import { isHtml, prepare, showPart, type ShownPart } from './working-text';

/** Longer texts are no digests: the longest of 330 queries' worth had 45,000 units. Keeps time and memory of a parse bounded. */
const longestMail = 4_000_000;

/**
 * Reads the queries of a mail. Pure and total: any text is `parsed` or `quarantined` with a reason, nothing throws, and no secret of the
 * subscriber is in the result. A copy without a known sender is told by its structure.
 */
export function parseDigest(mail: DecodedMail): ParsedDigest {
  if (mail.parts.reduce((sum, { text }) => sum + text.length, 0) > longestMail) {
    return { ...emptyDigest(null), status: 'quarantined', reason: `The mail is longer than ${longestMail} characters, no digest is.` };
  }
  const sender = formatOfSender(mail.from?.address ?? '');
  const ordered = [...mail.parts.filter((part) => !isHtml(part)), ...mail.parts.filter(isHtml)];
  for (const format of sender ? [sender] : formats) {
    for (const part of ordered) {
      const shown = showPart(part, format.links, 'digest');
      const work = prepare(shown);
      if (!sender && !format.recognises(work.text)) continue;
      const read = readDigest(format, mail, shown, work);
      if (read.queries.length > 0)
        return { status: 'parsed', reason: null, service: format.service, ...read, parts: partsShown(ordered, shown) };
    }
  }
  return sender ? withoutQueries(sender, mail, ordered) : quarantined(null, ordered, reasonForStranger(mail));
}

const emptyDigest = (service: ParsedDigest['service']): ParsedDigest => ({
  status: 'parsed',
  reason: null,
  service,
  edition: null,
  counts: { index: null, parsed: 0 },
  warnings: [],
  parts: [],
  queries: [],
});

/** The part that was read, then the other plain texts. */
function partsShown(parts: readonly MailPart[], read: ShownPart): MailPart[] {
  const others = parts.filter((part) => part.part !== read.part && !isHtml(part));
  return [{ part: read.part, text: read.text }, ...shownParts(others, 'digest')];
}

function shownParts(parts: readonly MailPart[], secrecy: Secrecy): MailPart[] {
  return parts.map((part) => {
    const shown = showPart(part, 'after', secrecy);
    return { part: shown.part, text: shown.text };
  });
}

function quarantined(service: ParsedDigest['service'], parts: readonly MailPart[], reason: string): ParsedDigest {
  return { ...emptyDigest(service), status: 'quarantined', reason, parts: shownParts(parts, 'unknown') };
}

function reasonForStranger({ from, parts }: DecodedMail): string {
  if (parts.every(({ text }) => text.trim() === '')) return 'The mail has no text.';
  const who = from ? `The sender ${from.address} is not a service that can be read` : 'The sender is unknown';
  return `${who}, and the text has the layout of none: ${formats.map(({ service }) => serviceNames[service]).join(', ')}.`;
}

// What a digest never lacks and a notice never has: any of it without a readable query means that the layout has changed.
const digestMarks =
  /^[>*_ ]{0,8}(?:[*=# -]{0,24}INDEX\b|\*{10,}|(?:MEDIA OUTLET|DEADLINE(?: DATE)?|QUERY)[*_]{0,2}:)|\breply\+[0-9a-f-]{36}@/im;
const signIn = /\b(?:sign|log)(?:ging|ing)?[ -]?in\b|\bverif(?:y|ication)\b|\bmagic link\b|\bpassword\b|\bconfirm\b/i;

/** A mail of a service's own domain without queries: noise that is named, or a digest whose layout is new. */
function withoutQueries(format: DigestFormat, mail: DecodedMail, parts: readonly MailPart[]): ParsedDigest {
  const noiseSender = format.noiseSenders.includes((mail.from?.address ?? '').toLowerCase());
  const texts = shownParts(parts, 'digest').map(({ text }) => text);
  if (!noiseSender && (texts.some((text) => digestMarks.test(text)) || format.editionOf(mail.subject))) {
    return quarantined(
      format.service,
      parts,
      `From ${serviceNames[format.service]}, but no query could be found: the layout may have changed.`,
    );
  }
  const kind = noiseSender || [mail.subject, ...texts].some((text) => signIn.test(text)) ? 'sign-in mail' : 'notice without queries';
  return {
    ...emptyDigest(format.service),
    reason: `${serviceNames[format.service]} ${kind}, secrets masked`,
    parts: shownParts(parts, 'sign-in'),
  };
}
