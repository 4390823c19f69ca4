import type { Deadline } from '../deadlines';
import type { Service } from '../services';
import type { BlockFields, BlockGrammar } from './blocks';
import type { LinkStyle } from './html-text';
import type { TracedText } from './traced-text';
import type { ParsedQuery } from './types';

/** What a service's own file reads out of a block; texts keep their origin, so that ranges follow from them. */
export interface ReadQuery {
  summary: TracedText;
  body: TracedText;
  category: TracedText;
  journalist: TracedText;
  profileUrl: { value: string; source: TracedText | undefined };
  outlet: { name: string; url: string; source: TracedText | undefined; urlSource: TracedText | undefined };
  deadline: { value: Deadline | null; sources: TracedText[] };
  reply: ParsedQuery['reply'] & { source: TracedText | undefined };
  identity: string;
  warnings: string[];
}

/** What is known about the digest a block stands in. */
export interface BlockContext {
  /** Milliseconds since 1970 that a day without a year lies near; null when no date is known. */
  near: number | null;
}

/** One service that sends digests with an index and labelled blocks. To add a service, write one and list it in the registry. */
export interface DigestFormat {
  service: Service;
  /** Domains the service sends from; a mail from them is read by this format alone. */
  domains: readonly string[];
  /** Senders of these domains whose mails are never digests. */
  noiseSenders: readonly string[];
  /** Where the edition's date is counted. */
  zone: string;
  links: LinkStyle;
  grammar: BlockGrammar;
  /** Whether a copy from elsewhere is this service's digest, by its structure. */
  recognises(text: string): boolean;
  /** The edition a subject names; null when it is no digest's subject. */
  editionOf(subject: string): { name: string; date: string } | null;
  /** The lines the index may show for a query. */
  indexLines(query: ParsedQuery): string[];
  readQuery(fields: BlockFields, context: BlockContext): ReadQuery;
}
