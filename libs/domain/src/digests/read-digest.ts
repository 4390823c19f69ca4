import { unseenRuns } from '../traps';
import { isWithin } from './addresses';
import { completed, isIncomplete } from './complete';
import type { DigestFormat } from './format';
import { hasDirections, withoutDirections, withoutIndents } from './lines';
import { foreignTo } from './reply-address';
import { readPart, type PartQuery, type PartReading } from './read-part';
import type { DecodedMail, MailPart, ParsedDigest, ParsedQuery, Showing } from './types';
import { isHtml, prepare, showPart, type Margin, type ShownPart } from './working-text';

/** A digest as read, with the parts it was read from. */
export interface ReadDigest extends Pick<ParsedDigest, 'edition' | 'counts' | 'warnings' | 'queries'> {
  parts: ShownPart[];
}

/**
 * Reads a mail by one service's format, from the first of its parts that holds queries; what that part lacks is taken from the markup.
 * @param proven whether the text must prove that it is the service's; not where the sender is the service itself
 * @returns null where no part is a digest of the service; no queries where the digest says itself that it has none
 */
export function readDigest(format: DigestFormat, mail: DecodedMail, parts: readonly MailPart[], proven: boolean): ReadDigest | null {
  let empty: PartReading | null = null;
  for (const part of parts) {
    const reading = readOne(format, mail, part, proven);
    if (!reading || reading.sections.length === 0) continue;
    if (reading.queries.length === 0) empty ??= reading;
    else return finished(format, ...wholeOf(format, mail, reading, isHtml(part) ? [] : parts.filter(isHtml)));
  }
  return empty && finished(format, empty, []);
}

function readOne(format: DigestFormat, mail: DecodedMail, part: MailPart, proven: boolean): PartReading | null {
  const shown = showPart(part, showingOf(format));
  // Found once for all that asks for them: a look at every character of a mail is a good part of what reading it costs.
  const unseen = unseenRuns(shown.text);
  const text = hasDirections(shown.text, unseen) ? withoutDirections(shown.text) : shown.text;
  const margin = marginOf(format, text);
  if (!margin || (proven && !format.recognises(margin.indent > 0 ? withoutIndents(text) : text))) return null;
  return readPart(format, mail, shown, prepare(shown, margin, unseen));
}

/** How a format's readers see a mail. */
export function showingOf({ links, domains, pagesBehindSignIn }: DigestFormat): Showing {
  if (!pagesBehindSignIn) return { links, secrecy: 'digest' };
  return { links, secrecy: 'unknown', signIn: { domains, pages: pagesBehindSignIn } };
}

const marks = new WeakMap<DigestFormat, RegExp>();

/** What stands before the line that every mail of the service has; null where it has none. */
function marginOf(format: DigestFormat, text: string): Margin | null {
  let mark = marks.get(format);
  if (!mark) marks.set(format, (mark = new RegExp(`^((?:> ?){0,8})([ \\t\u00a0]{0,40})[*_ ]{0,3}${format.mark.source}`, 'im')));
  const found = mark.exec(text);
  return found && { quoting: found[1]?.replaceAll(' ', '').length ?? 0, indent: found[2]?.length ?? 0 };
}

/** Whether the digest itself says that more or fewer queries are in it, or cannot tell. */
const mayHoldMore = ({ sections, queries }: PartReading): boolean => {
  const open = sections.some(({ promised, mayGoOn }) => promised === null || mayGoOn);
  return open || sections.reduce((sum, { promised }) => sum + (promised ?? 0), 0) !== queries.length;
};

/** What a text and the markup of the same mail hold together. A text may be no more than the beginning of it: then the markup is what is read. */
function wholeOf(
  format: DigestFormat,
  mail: DecodedMail,
  reading: PartReading,
  markup: readonly MailPart[],
): [reading: PartReading, used: ShownPart[]] {
  if (mayHoldMore(reading)) {
    for (const part of markup) {
      const other = readOne(format, mail, part, false);
      if (other && other.queries.length > reading.queries.length) return [other, []];
    }
  }
  return completedBy(format, mail, reading, markup);
}

function completedBy(
  format: DigestFormat,
  mail: DecodedMail,
  reading: PartReading,
  markup: readonly MailPart[],
): [reading: PartReading, used: ShownPart[]] {
  let whole = reading;
  const used: ShownPart[] = [];
  for (const part of markup) {
    if (!isIncomplete(whole)) break;
    const other = readOne(format, mail, part, false);
    if (!other) continue;
    whole = completed(format.service, whole, other);
    used.push(other.part);
  }
  return [whole, used];
}

function finished(format: DigestFormat, { part, edition, isDated, sections, queries }: PartReading, used: ShownPart[]): ReadDigest {
  const warnings: string[] = sections.length > 1 ? [`The mail holds ${sections.length} digests, all were read.`] : [];
  let from = 0;
  for (const { blocks, differences } of sections) {
    const own = queries.slice(from, (from += blocks.length));
    for (const query of own) warnings.push(...warningsOf(format, query, isDated));
    warnings.push(
      ...differences(
        own.map(({ printed, query }) => ({ printed, summary: query.summary, outlet: query.outlet.name, category: query.category })),
      ),
    );
  }
  if (!isDated) warnings.unshift(...undated(queries));
  const promises = sections.flatMap(({ promised }) => promised ?? []);
  const index = promises.length === 0 ? null : promises.reduce((sum, each) => sum + each, 0);
  return {
    edition,
    counts: { index, parsed: queries.length },
    warnings,
    queries: queries.map(({ query }) => query),
    parts: [part, ...used],
  };
}

/** Without the day of the mail hardly a deadline can be read: that is said once, and what to do. */
function undated(queries: readonly PartQuery[]): string[] {
  const given = queries.filter(({ query }) => query.deadline !== null);
  const unclear = given.filter(({ query }) => query.deadline?.certainty === 'unclear').length;
  if (unclear === 0) return [];
  const which = unclear === 1 ? 'one deadline has' : `${unclear} of ${given.length} deadlines have`;
  return [
    `The date of the mail is unknown, so ${which} no year and cannot be read: bring the digest in again with its subject line, or set what you answer by hand.`,
  ];
}

function warningsOf(format: DigestFormat, { printed, query, missing, warnings }: PartQuery, isDated: boolean): string[] {
  const all = [...missing.map(({ words }) => `${words} is missing`), ...warnings, ...foreignReply(format, query)];
  const isSilent =
    query.reply.address === '' && query.reply.url === '' && !missing.some(({ field }) => field === 'reply' || field === 'id');
  if (isSilent) all.push('how to reply is missing');
  if (isDated && query.deadline?.certainty === 'unclear') all.push(`the deadline "${query.deadline.raw}" cannot be read`);
  return all.map((words) => `Query ${printed}: ${words}.`);
}

/** An answer that would leave the service is for an editor to see. */
function foreignReply(format: DigestFormat, { reply }: ParsedQuery): string[] {
  if (reply.address !== '') {
    const why = foreignTo(format, reply.address);
    return why === '' ? [] : [`replies go to ${reply.address}, ${why}`];
  }
  const isForeignPage = reply.url !== '' && format.replyDomains !== null && !isWithin(reply.url, format.domains);
  return isForeignPage ? [`replies go to ${reply.url}, which is not a page of ${format.name}`] : [];
}
