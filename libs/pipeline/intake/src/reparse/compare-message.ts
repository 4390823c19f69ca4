import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ReparseChange } from '@sourcedesk/contracts/reparsing';
import { type Kept, type ParsedDigest, type ParsedQuery, type Reread, rereadQuery } from '@sourcedesk/domain/digests';
import type { QueryId } from '@sourcedesk/domain/ids';
import { rowOf } from '../query-row';
import { storableJson } from '../storable';
import { firstOfEach } from '../store-queries';
import type { ReadMessage } from '../read-message';
import type { Sighted, StandingMessage } from './standing-message';

/** A query that is here, as its message reads now. */
export interface Paired {
  standing: Sighted;
  parsed: ParsedQuery;
  identity: string;
  reread: ReturnType<typeof rereadQuery>;
}

/** What reading a message again would do. */
export interface Comparison {
  pairs: readonly Paired[];
  /** Queries that were not read before. */
  added: readonly ParsedQuery[];
  /** Queries that are read no more; they stay. */
  gone: readonly Sighted[];
  changes: readonly Difference[];
}

/** A difference as it is kept and shown. */
export interface Difference extends Pick<ReparseChange, 'kind' | 'field'> {
  queryId: QueryId | null;
  before: unknown;
  after: unknown;
}

/** The hash of a reading: the same bytes read by the same reader have the same. */
export const readingOf = ({ digest, subject, sender }: ReadMessage): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([digest, subject, sender]))
    .digest();

/** Compares a message as it stands with how it reads now. Queries are the same by their identity, else by the number that the digest itself gives them. */
export function compareMessage(standing: StandingMessage, read: Pick<ReadMessage, 'digest'>): Comparison {
  const digest = JSON.parse(storableJson(read.digest)) as ParsedDigest;
  const parsed = firstOfEach(digest.queries);
  const identities = new Map(parsed.map((query) => [query, rowOf(query, digest).identity]));
  const partners = pairUp(standing.sighted, parsed, identities);
  const pairs = [...partners].map(([query, sighted]): Paired => {
    const identity = identities.get(query) ?? query.identity;
    return {
      standing: sighted,
      parsed: query,
      identity,
      reread: sighted.own ? rereadQuery(sighted.read, query, keptOf(sighted)) : unchanged(sighted),
    };
  });
  const added = parsed.filter((query) => !partners.has(query));
  const gone = standing.sighted.filter((sighted) => !sighted.byHand && !pairs.some((pair) => pair.standing === sighted));
  const changes = [...ofMessage(standing, digest), ...pairs.flatMap(ofPair), ...added.map(ofAdded), ...gone.map(ofGone)];
  return { pairs, added, gone, changes };
}

const keptOf = ({ corrected, extended, repeated }: Sighted): Kept => ({ corrected, extended, repeated });
const unchanged = ({ read }: Sighted): ReturnType<typeof rereadQuery> => ({ query: read, changes: [] });

function pairUp(
  sighted: readonly Sighted[],
  parsed: readonly ParsedQuery[],
  identities: ReadonlyMap<ParsedQuery, string>,
): Map<ParsedQuery, Sighted> {
  const partners = new Map<ParsedQuery, Sighted>();
  const free = new Set(sighted);
  const pair = (query: ParsedQuery, partner: Sighted | undefined): void => {
    if (!partner) return;
    partners.set(query, partner);
    free.delete(partner);
  };
  for (const query of parsed)
    pair(
      query,
      [...free].find(({ identity }) => identity === identities.get(query)),
    );
  for (const query of parsed.filter((each) => !partners.has(each))) {
    const alike = [...free].filter(({ number, byHand }) => number === query.number && !byHand);
    pair(query, alike.length === 1 ? alike[0] : undefined);
  }
  return partners;
}

function ofMessage(standing: StandingMessage, { status, reason, service, edition, counts, warnings, parts }: ParsedDigest): Difference[] {
  const before = {
    status: standing.status,
    reason: standing.reason,
    service: standing.service,
    edition: standing.edition,
    index: standing.index,
  };
  const after = { status, reason, service, edition, index: counts.index };
  const told = (Object.keys(before) as (keyof typeof before)[])
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => message(field, before[field], after[field]));
  if (!isDeepStrictEqual(warnings, standing.warnings)) told.push(message('warnings', standing.warnings, warnings));
  // The texts themselves are long, and what is masked in them may be what is different.
  if (!isDeepStrictEqual(parts, standing.parts)) told.push(message('text', null, null));
  return told;
}

const message = (field: string, before: unknown, after: unknown): Difference => ({ kind: 'message', field, queryId: null, before, after });

function ofPair({ standing, identity, reread }: Paired): Difference[] {
  const fields: (Reread | { field: 'identity'; before: string; after: string })[] = [...reread.changes];
  if (standing.own && identity !== standing.identity) fields.push({ field: 'identity', before: standing.identity, after: identity });
  return fields.map(({ field, before, after }) => ({ kind: 'changed', field, queryId: standing.id, before, after }));
}

const ofAdded = ({ number, summary, body }: ParsedQuery): Difference => ({
  kind: 'added',
  field: '',
  queryId: null,
  before: null,
  after: { number, summary, body },
});
const ofGone = ({ id, number, read }: Sighted): Difference => ({
  kind: 'gone',
  field: '',
  queryId: id,
  before: { number, summary: read.summary, body: read.body },
  after: null,
});
