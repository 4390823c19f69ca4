import type { Deadline } from '../deadlines';
import type { LinkStyle } from './html-text';
import type { Span } from './lines';
import type { Service } from '../services';
import type { WorkingText } from './working-text';

/** Who sends a service's mails. */
export interface Sender {
  service: Service | null;
  /** As people write it. */
  name: string;
  /** Domains the service sends from; a mail from them is nobody else's. */
  domains: readonly string[];
  /** Domains whose DKIM signature proves that a mail is the service's (`d=`, or a part of one); they cover the senders of `domains` that can be trusted. */
  dkimDomains: readonly string[];
  /** Senders of these domains whose mails never hold queries. */
  noiseSenders: readonly string[];
  /** Senders of these domains that send nothing but digests: a mail of theirs without queries is one that could not be read. */
  digestSenders?: readonly string[];
}

/** What a query's places are told of. */
export type FieldName =
  'summary' | 'body' | 'category' | 'journalist' | 'profileUrl' | 'outlet' | 'outletUrl' | 'deadline' | 'reply' | 'noAi';

/** What a service's own file reads of one query: texts as folded, absent ones '', and where they stand in the working text. */
export interface ReadQuery {
  summary: string;
  body: string;
  category: string;
  journalist: { name: string; profileUrl: string };
  outlet: { name: string; url: string };
  deadline: Deadline | null;
  reply: { address: string; url: string };
  noAi: boolean;
  /** The service's own id; '' where the part holds none. */
  id: string;
  places: Partial<Record<FieldName, readonly Span[]>>;
  /** What the service always prints and this part lacks. */
  missing: readonly MissingField[];
  /** Sentences without their beginning and full stop. */
  warnings: readonly string[];
}

/** A field that should be there; `words` name it to people. */
export interface MissingField {
  field: FieldName | 'id';
  words: string;
}

/** Where one query stands: lines `[first, end)` of the working text. */
export interface Block {
  number: number;
  /** The number as the mail prints it, for people. */
  printed: string;
  first: number;
  end: number;
  /** The heading of the group the query stands in, where the query itself names no category. */
  heading: Span | null;
}

/** A digest, or one of several in a mail. */
export interface Section {
  blocks: Block[];
  /** How many queries the digest itself says it holds; null where it does not. */
  promised: number | null;
  /** What it says is of parts of it: more of them may follow. */
  mayGoOn?: true;
  /** Warnings, as whole sentences, of where the digest's own index or counts differ from what was read. */
  differences(queries: readonly CheckedQuery[]): string[];
}

/** A query as a digest's index or counts know it. */
export interface CheckedQuery {
  printed: string;
  summary: string;
  outlet: string;
  category: string;
}

/** What is known about the mail a query stands in. */
export interface ReadingContext {
  /** Reads a deadline's words: years by the mail's date, the service's zone where they name none. */
  deadline(words: string): Deadline;
  /** Where the links of the markup lead; empty for plain text. */
  addresses: readonly string[];
}

/** One service, as it writes its mails. To add one, write a file and list it in the registry: docs/adding-a-service.md. */
export interface DigestFormat extends Sender {
  service: Service;
  /** Domains of the addresses that replies go to; null where they are the journalists' own. */
  replyDomains: readonly string[] | null;
  /** Where the edition's date is counted, and deadlines that name no zone. */
  zone: string;
  /** Whether zones are printed without regard to the season, so that they mean the clock on the wall. */
  civilZones?: boolean;
  links: LinkStyle;
  /** Where links sign in without a password: the paths of pages that are content. Whatever else such a link holds is masked. */
  pagesBehindSignIn?: RegExp;
  /** The beginning of a line that every such mail has, without marks of quoting before it; compared without regard to case. */
  mark: RegExp;
  /** Whether a text with the mark is this service's, by its structure, whoever sent it. */
  recognises(text: string): boolean;
  /** What a notice of the service never has: in a mail without a readable query it means that the layout has changed. */
  traces: RegExp;
  /** The edition a subject names; null when it is no digest's subject. */
  editionOf(subject: string): { name: string; date: string } | null;
  /** Finds where the queries of a text stand. */
  split(work: WorkingText): Section[];
  readQuery(work: WorkingText, block: Block, context: ReadingContext): ReadQuery;
}

/** A service whose mails are known by their sender and links, while nobody has seen their layout: they wait for a person. */
export interface UnknownLayout extends Sender {
  /** The ids of the requests a mail links to, as far as the links tell. */
  idsIn(addresses: readonly string[]): string[];
}
