import type { Deadline } from '../deadlines';
import type { Question, Requirement } from '../demands';
import type { Service } from '../services';
import type { LinkStyle } from './html-text';
import type { Secrecy, SignInLinks } from './secrets';
import type { TrapEncoding } from '../traps';

/** A piece of a mail's text; `part` is `html` (or begins with it) for markup, anything else for plain text. */
export interface MailPart {
  part: string;
  text: string;
}

/** A mail whose transfer encodings and charset are undone already. */
export interface DecodedMail {
  from: { name: string; address: string } | null;
  subject: string;
  /** RFC 3339, as the Date header says. */
  date: string | null;
  messageId: string | null;
  parts: MailPart[];
}

/** How a mail is shown: where its links stand, and what of it is masked. */
export interface Showing {
  links: LinkStyle;
  secrecy: Secrecy;
  signIn?: SignInLinks;
}

/** Where a field stood: UTF-16 offsets `[start, end)` into the named part as shown. */
export interface FieldRanges {
  part: string;
  ranges: [number, number][];
}

export type ReplyKind = 'relay' | 'address' | 'link' | 'form';

/** A hidden text as evidence. */
export interface HiddenInstruction {
  encoding: TrapEncoding;
  decoded: string;
  word: string | null;
  times: number | null;
}

/** One request of a journalist as read from a mail; absent text is ''. */
export interface ParsedQuery {
  number: number;
  summary: string;
  body: string;
  category: string;
  journalist: { name: string; profileUrl: string };
  outlet: { name: string; url: string };
  deadline: Deadline | null;
  reply: { kind: ReplyKind; address: string; url: string };
  /** Addresses and forms named in the body: shown to the editor, never applied. */
  otherAddresses: string[];
  flags: { noAi: boolean };
  /** What says that no AI is wanted: a line of the digest, or the body's own words, which are its requirement `no-ai`. */
  noAiEvidence: ('flag' | 'prose')[];
  /** The first of `traps`. */
  trap: HiddenInstruction | null;
  /** Every hidden text that was cut out of the query, in order. */
  traps: HiddenInstruction[];
  /** Offsets are UTF-16 units of `body`. */
  questions: Question[];
  /** What an answer has to keep to; offsets are UTF-16 units of `body`. */
  requirements: Requirement[];
  /** The same for every copy and repeat of the query, e.g. `haro:<uuid>`. */
  identity: string;
  /** By field: summary, body, category, journalist, profileUrl, outlet, outletUrl, deadline, reply, noAi, trap. */
  ranges: Record<string, FieldRanges>;
}

/** What a mail turned out to be. Noise of a known sender is parsed, without queries, and the reason names it. */
export interface ParsedDigest {
  status: 'parsed' | 'quarantined';
  reason: string | null;
  service: Service | null;
  /** `date` is YYYY-MM-DD in the service's zone; `name` is Morning, Afternoon, Evening or ''. */
  edition: { name: string; date: string } | null;
  /** `index` counts the lines of the digest's own index; null without one. */
  counts: { index: number | null; parsed: number };
  warnings: string[];
  /** The texts as shown, secrets masked by equal length; the one the queries were read from comes first. */
  parts: MailPart[];
  /** How the parts are shown, those too that are not among `parts`. */
  showing: Showing;
  queries: ParsedQuery[];
}
