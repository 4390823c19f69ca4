import { linksIn } from './addresses';
import type { DigestFormat, Sender, UnknownLayout } from './format';
import { readDigest, showingOf, type ReadDigest } from './read-digest';
import { withoutDirections, withoutIndents } from './lines';
import { formats, formatsOf, ofSender, unknownLayouts } from './registry';
import type { Secrecy } from './secrets';
import { setUpMail, setUpTitle, type SetUpMail } from './set-up-mail';
import type { Service } from '../services';
import type { DecodedMail, MailPart, ParsedDigest, Showing } from './types';
import { isHtml, showPart, type ShownPart } from './working-text';

/**
 * Longer texts are no digests: the longest of 15 had 45,000 units and some 200,000 of markup. Keeps what a mail costs bounded: the dearest text of this length that is
 * known takes 2 s and 150 MB on a slow machine, of a promised 5 s and 256 MB.
 */
const longestMail = 1_000_000;
/** The longest digest had 100 queries. */
const mostQueries = 2000;

/**
 * Reads the queries of a mail. Pure and total: any text is `parsed` or `quarantined` with a reason, nothing throws, and no secret of the
 * subscriber is in the result. A mail from a service's own domain is read as that service's alone; any other is told by its structure.
 * @param assigned the service that a person says it is of, whoever sent it
 */
export function parseDigest(mail: DecodedMail, assigned: Service | null = null): ParsedDigest {
  if (mail.parts.reduce((sum, { text }) => sum + text.length, 0) > longestMail) {
    return {
      ...emptyDigest(null),
      status: 'quarantined',
      reason: `The mail is longer than ${longestMail.toLocaleString('en')} characters, no digest is.`,
    };
  }
  const parts = [...mail.parts.filter((part) => !isHtml(part)), ...mail.parts.filter(isHtml)];
  const address = mail.from?.address ?? '';
  const own = assigned ? formatsOf(assigned) : ofSender(formats, address);
  const read = own.length > 0 ? readAs(own, mail, parts, true) : readAs(formats, mail, parts, false);
  if (read && read.queries.length > mostQueries)
    return {
      ...emptyDigest(read.service),
      status: 'quarantined',
      reason: `The mail seems to hold ${read.queries.length} queries, more than any digest.`,
    };
  if (read) return read;
  const [known] = own;
  if (known && assigned) return quarantined(assigned, parts, `Read as a mail of ${known.name}, and no query could be found in it.`);
  if (known) return withoutQueries(known, own, mail, parts);
  const setUp = setUpMail(mail);
  if (setUp) return noise(setUp, parts);
  return waiting(ofSender(unknownLayouts, address)[0], mail, parts);
}

const emptyDigest = (service: ParsedDigest['service']): ParsedDigest => ({
  status: 'parsed',
  reason: null,
  service,
  edition: null,
  counts: { index: null, parsed: 0 },
  warnings: [],
  parts: [],
  showing: unfamiliar('unknown'),
  queries: [],
});

/** A mail that no format has read. */
const unfamiliar = (secrecy: Secrecy): Showing => ({ links: 'after', secrecy });

/** Reads a mail by the first format that finds queries; one that recognises the text goes before one that only sends from the same domain. */
function readAs(candidates: readonly DigestFormat[], mail: DecodedMail, parts: readonly MailPart[], isKnown: boolean): ParsedDigest | null {
  let empty: ParsedDigest | null = null;
  for (const proven of isKnown ? [true, false] : [true]) {
    for (const format of candidates) {
      const read = readDigest(format, mail, parts, proven);
      if (!read) continue;
      const digest = digestOf(format, read, parts);
      if (read.queries.length > 0) return isKnown ? digest : withOthers(digest, format, mail, parts);
      empty ??= digest;
    }
  }
  return empty;
}

function digestOf(format: DigestFormat, read: ReadDigest, parts: readonly MailPart[]): ParsedDigest {
  const { edition, counts, warnings, queries } = read;
  const reason = queries.length > 0 ? null : `${format.name} mail that says it holds no queries, secrets masked`;
  return {
    status: 'parsed',
    reason,
    service: format.service,
    edition,
    counts,
    warnings,
    parts: partsShown(format, parts, read.parts),
    showing: showingOf(format),
    queries,
  };
}

/** A forward may hold digests of two services one below the other; only one is read, and a person is told. */
function withOthers(digest: ParsedDigest, own: DigestFormat, mail: DecodedMail, parts: readonly MailPart[]): ParsedDigest {
  const others = formats.filter(({ service }) => service !== own.service);
  const found = others.filter((format) => (readDigest(format, mail, parts, true)?.queries.length ?? 0) > 0);
  const warnings = found.map(({ name }) => `The mail also holds a digest of ${name}, which was not read: forward each by itself.`);
  return { ...digest, warnings: [...warnings, ...digest.warnings] };
}

/** The parts that were read, then the other plain texts. */
function partsShown(format: DigestFormat, parts: readonly MailPart[], read: readonly ShownPart[]): MailPart[] {
  const others = parts.filter((part) => !isHtml(part) && !read.some((each) => each.part === part.part));
  return [...read, ...others.map((part) => showPart(part, showingOf(format)))].map(({ part, text }) => ({ part, text }));
}

/** The parts of a mail that no format has read, and how they are shown. */
function shownAs(secrecy: Secrecy, parts: readonly MailPart[]): Pick<ParsedDigest, 'parts' | 'showing'> {
  const showing = unfamiliar(secrecy);
  return {
    showing,
    parts: parts.map((part) => {
      const shown = showPart(part, showing);
      return { part: shown.part, text: shown.text };
    }),
  };
}

function quarantined(
  service: ParsedDigest['service'],
  parts: readonly MailPart[],
  reason: string,
  secrecy: Secrecy = 'unknown',
): ParsedDigest {
  return { ...emptyDigest(service), status: 'quarantined', reason, ...shownAs(secrecy, parts) };
}

const signIn = /\b(?:sign|log)(?:ging|ing)?[ -]?in\b|\bverif(?:y|ication)\b|\bmagic link\b|\bpassword\b|\bconfirm\b/i;

/** A mail of a service's own domain without queries: noise that is named, or a digest whose layout is new. */
function withoutQueries(known: Sender, own: readonly DigestFormat[], mail: DecodedMail, parts: readonly MailPart[]): ParsedDigest {
  const address = (mail.from?.address ?? '').toLowerCase();
  const noiseSender = known.noiseSenders.includes(address);
  const texts = shownAs('digest', parts).parts.map(({ text }) => withoutIndents(withoutDirections(text)));
  const isDigest =
    known.digestSenders?.includes(address) ||
    own.some((format) => texts.some((text) => format.traces.test(text)) || format.editionOf(mail.subject));
  if (!noiseSender && texts.every((text) => text.trim() === ''))
    return quarantined(known.service, parts, `From ${known.name}, but there is no text in the mail.`);
  if (!noiseSender && isDigest) {
    return quarantined(known.service, parts, `From ${known.name}, but no query could be found: the layout may have changed.`);
  }
  const setUp = setUpMail(mail);
  if (setUp) return noise(setUp, parts);
  const kind = [mail.subject, ...texts].some((text) => signIn.test(text)) ? 'sign-in mail' : 'notice without queries';
  return { ...emptyDigest(known.service), reason: `${known.name} ${kind}, secrets masked`, ...shownAs('sign-in', parts) };
}

/** A mail that nobody can read yet waits for a person, with what is known of it. */
function waiting(sender: UnknownLayout | undefined, mail: DecodedMail, parts: readonly MailPart[]): ParsedDigest {
  const addresses = parts.flatMap((part) => addressesIn(part));
  const linked = unknownLayouts.map((layout) => ({ layout, ids: layout.idsIn(addresses) })).find(({ ids }) => ids.length > 0);
  const layout = sender ?? linked?.layout;
  if (!layout) return quarantined(null, parts, reasonForStranger(mail));
  const ids = layout.idsIn(addresses);
  const shown = ids.slice(0, 30).join(', ');
  const links = ids.length === 0 ? '' : ` It links to ${ids.length} request${ids.length === 1 ? '' : 's'} (${shown}).`;
  const reason = `From ${layout.name}, whose layout is not known.${links} Add by hand what you want to answer.`;
  const isSignIn = [mail.subject, ...parts.map(({ text }) => text)].some((text) => signIn.test(text));
  return quarantined(layout.service, parts, reason, ids.length > 0 ? 'digest' : isSignIn ? 'sign-in' : 'unknown');
}

/** Nothing to read, and something to do: the secret is kept apart, for the people who may. */
function noise(setUp: SetUpMail, parts: readonly MailPart[]): ParsedDigest {
  const service = setUp.source === 'gmail' || setUp.source === 'outlook' ? null : setUp.source;
  return { ...emptyDigest(service), reason: `${setUpTitle(setUp)}, secrets masked`, ...shownAs('sign-in', parts) };
}

const addressesIn = (part: MailPart): readonly string[] =>
  isHtml(part) ? showPart(part, unfamiliar('unknown')).addresses : linksIn(part.text).map(({ text }) => text);

function reasonForStranger({ from, parts }: DecodedMail): string {
  if (parts.every(({ text }) => text.trim() === '')) return 'The mail has no text.';
  const who = from ? `The sender ${from.address} is not a service that can be read` : 'The sender is unknown';
  return `${who}, and the text has the layout of none: ${[...new Set(formats.map(({ name }) => name))].join(', ')}.`;
}
