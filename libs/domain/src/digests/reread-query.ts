import { type QueryField, type RereadField, rereadFields } from '../query-fields';
import { type ReadQuery, isSame, normal } from './correct-query';
import type { ParsedQuery } from './types';

/** One field before and after. */
export interface Reread {
  field: RereadField;
  before: unknown;
  after: unknown;
}

/** What of a query is not the message's to say. */
export interface Kept {
  /** Fields that a person has corrected. */
  corrected: readonly QueryField[];
  /** Whether its deadline is that of a later edition. */
  extended: boolean;
  /** Whether other messages told of it too, and may have hidden other words in it. */
  repeated: boolean;
}

/** Of a correction of these fields, what was read out of the body goes with it. */
const outOfBody: readonly RereadField[] = ['otherAddresses', 'questions', 'requirements', 'noAi'];

/**
 * A query as its message reads now. What a person corrected stays, a deadline that a later edition extended, and every hidden text that another copy brought.
 * @returns the query, and what is different of it; nothing when it reads as it stands
 */
export function rereadQuery(
  standing: ReadQuery,
  parsed: ParsedQuery,
  { corrected, extended, repeated }: Kept,
): { query: ReadQuery; changes: Reread[] } {
  const keeps = (field: RereadField): boolean =>
    (corrected as readonly string[]).includes(field) ||
    (field === 'deadline' && extended) ||
    (corrected.includes('body') && outOfBody.includes(field));
  const read = readOf(parsed);
  const query = { ...read, ...Object.fromEntries(rereadFields.filter(keeps).flatMap((field) => kept(standing, field))) };
  if (repeated || keeps('body'))
    query.traps = [...standing.traps, ...read.traps.filter(({ decoded }) => standing.traps.every((each) => each.decoded !== decoded))];
  const changes = rereadFields
    .map((field) => ({ field, before: valueOf(standing, field), after: valueOf(query, field) }))
    .filter(({ before, after }) => !isSame(before, after));
  return { query, changes };
}

const readOf = ({
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
  traps,
  questions,
  requirements,
}: ParsedQuery): ReadQuery => ({
  summary,
  body,
  category,
  journalist: { name: journalist.name },
  outlet,
  deadline,
  reply,
  otherAddresses,
  flags,
  noAiEvidence,
  traps,
  questions,
  requirements,
});

const kept = (standing: ReadQuery, field: RereadField): [string, unknown][] =>
  field === 'noAi'
    ? [
        ['flags', standing.flags],
        ['noAiEvidence', standing.noAiEvidence],
      ]
    : [[field, standing[field]]];

function valueOf(query: ReadQuery, field: RereadField): unknown {
  if (field === 'journalist') return query.journalist.name;
  if (field === 'deadline') return normal(query.deadline);
  return field === 'noAi' ? query.flags.noAi : query[field];
}
