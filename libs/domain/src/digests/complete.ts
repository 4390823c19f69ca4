import type { MissingField } from './format';
import { folded, textIdentity } from './identity';
import type { PartQuery, PartReading } from './read-part';
import type { Service } from '../services';
import type { FieldRanges, ParsedQuery } from './types';

/** Whether a part lacks something that another part of the mail may have. */
export const isIncomplete = ({ queries }: PartReading): boolean => queries.some(({ missing }) => missing.length > 0);

/**
 * Takes what one part of a mail lacks from another, query by query. Nothing is guessed: both must hold the same number of queries, and two are
 * the same when their summaries are, or when they are the only ones.
 */
export function completed(service: Service, reading: PartReading, other: PartReading): PartReading {
  if (reading.queries.length !== other.queries.length) return reading;
  const alone = reading.queries.length === 1;
  const queries = reading.queries.map((own, at) => {
    const others = other.queries[at];
    const same = others && (alone || folded(own.query.summary) === folded(others.query.summary));
    return own.missing.length > 0 && same ? filled(service, own, others) : own;
  });
  return { ...reading, queries };
}

/** How a field that is missing is taken over. */
const taken: Readonly<Record<string, (query: ParsedQuery, from: ParsedQuery) => Partial<ParsedQuery>>> = {
  summary: (_, { summary }) => ({ summary }),
  body: (_, { body, flags, noAiEvidence, trap, traps, otherAddresses, questions, requirements }) => ({
    body,
    flags,
    noAiEvidence,
    trap,
    traps,
    otherAddresses,
    questions,
    requirements,
  }),
  category: (_, { category }) => ({ category }),
  journalist: ({ journalist }, from) => ({ journalist: { ...journalist, name: from.journalist.name } }),
  outlet: (_, { outlet }) => ({ outlet }),
  deadline: (_, { deadline }) => ({ deadline }),
  reply: (_, { reply }) => ({ reply }),
};
/** What has its place beside a field. */
const beside: Readonly<Record<string, readonly string[]>> = { body: ['trap'], outlet: ['outletUrl'] };

function filled(service: Service, own: PartQuery, other: PartQuery): PartQuery {
  const stillMissing = own.missing.filter(({ field }) => other.missing.some((theirs) => theirs.field === field));
  const found = own.missing.filter((each) => !stillMissing.includes(each)).map(({ field }) => field);
  const takesId = found.includes('id');
  const replies = takesId && own.query.reply.address === '' && own.query.reply.url === '';
  const fields: string[] = found.flatMap((field) => (field === 'id' ? (replies ? ['reply'] : []) : [field]));
  if (fields.length > 0 && goesOn(own.query.body, other.query.body)) fields.push('body');
  let query = own.query;
  for (const field of fields) {
    const ranges = placesOf(other.query.ranges, [field, ...(beside[field] ?? [])]);
    query = { ...query, ...taken[field]?.(query, other.query), ranges: { ...query.ranges, ...ranges } };
  }
  const { identity } = [own, other].find(({ hasId }) => hasId)?.query ?? { identity: textIdentity(service, query.body, query.outlet.name) };
  return { ...own, query: { ...query, identity }, hasId: own.hasId || other.hasId, missing: stillMissing };
}

/** What lacks a field may have been cut off before it, within the body. */
const goesOn = (body: string, other: string): boolean => {
  const [beginning, whole] = [folded(body), folded(other)];
  return beginning !== '' && whole.length > beginning.length && whole.startsWith(beginning);
};

const placesOf = (
  ranges: ParsedQuery['ranges'],
  fields: readonly MissingField['field'][] | readonly string[],
): Record<string, FieldRanges> =>
  Object.fromEntries(Object.entries(ranges).filter(([field]) => (fields as readonly string[]).includes(field)));
