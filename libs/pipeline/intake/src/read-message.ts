import type { MessageHtml, ParsedQueryView } from '@sourcedesk/contracts/intake';
import {
  type DecodedMail,
  type ParsedDigest,
  type ParsedQuery,
  type SetUpMail,
  htmlView,
  longestView,
  parseDigest,
  setUpMail,
} from '@sourcedesk/domain/digests';
import type { Service } from '@sourcedesk/domain/services';
import { UnreadableMail } from './decode-mime';
import { type OpenedMail, openMail } from './read-mail';

/** What became of an e-mail, whatever it was. */
export interface ReadMessage {
  digest: ParsedDigest;
  subject: string;
  sender: string;
  /** The secret of a mail that sets something up: for whoever may open it, and in nothing that is shown. */
  setUp: SetUpMail | null;
  /** Whether there is HTML to look at. */
  hasHtml: boolean;
  /** E-mails that are attached to it, each a message of its own. */
  apart: readonly Uint8Array[];
}

/**
 * Reads a raw e-mail. Never throws: whatever it does to the reader is a reason for quarantine, and the next message is unharmed.
 * @param assigned the service that somebody says it is of, whoever sent it
 */
export async function readMessage(raw: Uint8Array, assigned: Service | null = null): Promise<ReadMessage> {
  try {
    const opened = await openMail(raw);
    const { apart } = opened;
    const { mail, digest, digests } = likeliest(opened, assigned);
    if (apart.length > 0) return { ...messageOf(mail, withApart(digest, apart.length)), subject: mail.subject, setUp: null, apart };
    return messageOf(mail, digests > 1 ? withWarning(digest, digests) : digest);
  } catch (error) {
    return unreadable(failureOf(error));
  }
}

/**
 * The HTML of what would be read of a raw e-mail, made fit to be shown. Never throws.
 * @param assigned the service that somebody says it is of, whoever sent it
 */
export async function viewMessage(raw: Uint8Array, assigned: Service | null = null): Promise<MessageHtml> {
  try {
    const opened = await openMail(raw);
    if (opened.mails.some((mail) => htmlOf(mail).length > longestView))
      return unseen(
        `The HTML of this e-mail is longer than ${longestView.toLocaleString('en')} characters, and is not shown. Its text is.`,
      );
    const { mail, digest } = likeliest(opened, assigned);
    const markup = htmlOf(mail);
    if (markup === '') return unseen('There is no HTML in this e-mail.');
    return { html: htmlView(markup, digest.showing).toWellFormed(), reason: null };
  } catch (error) {
    return unseen(failureOf(error));
  }
}

const unseen = (reason: string): MessageHtml => ({ html: null, reason });

const failureOf = (error: unknown): string => (error instanceof UnreadableMail ? error.message : 'The reader failed on this e-mail.');

const htmlOf = ({ parts }: DecodedMail): string => parts.find(({ part }) => part === 'html')?.text ?? '';

interface Likeliest {
  mail: DecodedMail;
  digest: ParsedDigest;
  /** How many of the mails within each other are digests. */
  digests: number;
}

/** The first digest among a mail and those within it, or the mail itself. */
function likeliest({ mails, files }: OpenedMail, assigned: Service | null): Likeliest {
  const read = mails.map((mail) => ({ mail, digest: withFiles(parseDigest(mail, assigned), files) }));
  const digests = read.filter(({ digest }) => digest.queries.length > 0);
  return { ...(digests[0] ?? (read[0] as (typeof read)[number])), digests: digests.length };
}

/** A message nothing could be read of. */
export function unreadable(reason: string): ReadMessage {
  const counts = { index: null, parsed: 0 };
  const digest: ParsedDigest = {
    status: 'quarantined',
    reason,
    service: null,
    edition: null,
    counts,
    warnings: [],
    parts: [],
    showing: { links: 'after', secrecy: 'unknown' },
    queries: [],
  };
  return { digest, subject: '', sender: '', setUp: null, hasHtml: false, apart: [] };
}

/** Files that may hold a digest, among them Outlook's own kinds of an attached e-mail. */
const mayHoldText = /\.(?:txt|html?|mht|mhtml|msg|oft|emlx|rtf|pdf|docx?|zip|dat|p7m)$/i;

/** Who waits for queries of a file that nothing reads is told, and what to do. */
function withFiles(digest: ParsedDigest, files: readonly string[]): ParsedDigest {
  const names = files.filter((name) => mayHoldText.test(name)).map((name) => name.slice(-60));
  if (digest.status !== 'quarantined' || names.length === 0) return digest;
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const words = `Attached files are not read (${names.slice(0, 3).join(', ')}${more}): paste the digest that stands in one, or forward the e-mail itself.`;
  return { ...digest, reason: [digest.reason, words].filter(Boolean).join(' ') };
}

/** A mail that brings others is no digest itself, or one beside them. */
function withApart(digest: ParsedDigest, count: number): ParsedDigest {
  const words = `${count} e-mails are attached: each came in as a message of its own.`;
  return digest.queries.length > 0
    ? { ...digest, warnings: [words, ...digest.warnings] }
    : { ...digest, status: 'parsed', reason: words, service: null, edition: null, warnings: [] };
}

function withWarning(digest: ParsedDigest, count: number): ParsedDigest {
  return { ...digest, warnings: [`${count} digests are attached, the first was read: upload the others one by one.`, ...digest.warnings] };
}

function messageOf(mail: DecodedMail, digest: ParsedDigest): ReadMessage {
  const { from, subject } = mail;
  const sender = from === null ? '' : from.name === '' ? from.address : `${from.name} <${from.address}>`;
  const secret = digest.status === 'parsed' && digest.queries.length === 0;
  return {
    digest,
    subject: secret ? maskCodes(subject) : subject,
    sender,
    setUp: secret ? setUpMail(mail) : null,
    hasHtml: htmlOf(mail) !== '',
    apart: [],
  };
}

/** Sign-in mails say their code in the subject too. */
function maskCodes(subject: string): string {
  return subject.replace(/[\p{L}\p{N}_-]*\p{N}[\p{L}\p{N}_-]*/gu, (word) => (word.length < 4 ? word : '•'.repeat(word.length)));
}

/** What a file holds, without a database: `sourcedesk parse FILE --json` prints it. A file that is no digest says why in `warnings`. */
export interface ParsedFile {
  service: ParsedDigest['service'];
  edition: ParsedDigest['edition'];
  counts: ParsedDigest['counts'];
  warnings: string[];
  queries: ParsedQueryView[];
}

/** Reads a raw e-mail as intake would. Never throws. */
export async function parseFile(bytes: Uint8Array): Promise<ParsedFile> {
  const { digest } = await readMessage(bytes);
  const { service, edition, counts, reason, warnings, queries } = digest;
  return {
    service,
    edition,
    counts,
    warnings: reason === null ? warnings : [reason, ...warnings],
    queries: queries.map((query) => viewOf(query, digest)),
  };
}

function viewOf(query: ParsedQuery, { service, edition }: ParsedDigest): ParsedQueryView {
  const {
    number,
    summary,
    body,
    category,
    journalist,
    outlet,
    deadline,
    reply,
    otherAddresses,
    flags,
    noAiEvidence,
    trap,
    traps,
    questions,
    requirements,
  } = query;
  return {
    number,
    service: service ?? 'manual',
    edition,
    summary,
    body,
    category,
    journalist: { name: journalist.name },
    outlet: { name: outlet.name, url: outlet.url },
    deadline,
    reply: { kind: reply.kind, address: reply.address, url: reply.url },
    otherAddresses,
    flags: { noAi: flags.noAi },
    noAiEvidence,
    trap,
    traps,
    questions,
    requirements,
  };
}
