import { type QueryField, queryFields } from '../query-fields';
import { typedQuery, type TypedQuery } from './typed-query';
import type { ParsedQuery } from './types';

/** The fields a person corrects. */
export type QueryFields = Omit<TypedQuery, 'service'>;

/** A query as it stands: its fields, and what was read out of its body. */
export interface ReadQuery extends Omit<ParsedQuery, 'number' | 'journalist' | 'trap' | 'identity' | 'ranges'> {
  journalist: { name: string };
}

/** One field before and after. */
export interface Correction {
  field: QueryField;
  before: unknown;
  after: unknown;
}

/**
 * A query with some of its fields corrected. What the body asks, demands and hides is read again when it is another one; a deadline named twice is a demand of the body,
 * so those are read again with a new deadline, too. What is given as it was is no change.
 * @param near milliseconds since 1970 that a day without a year in its prose lies near
 */
export function correctQuery(
  standing: ReadQuery,
  patch: Partial<QueryFields>,
  near: number,
): { query: ReadQuery; corrections: Correction[] } {
  const before = fieldsOf(standing);
  const flag = patch.noAi ?? isFlagged(standing);
  const read = typedQuery({ service: 'manual', ...before, ...patch, noAi: flag }, near);
  const sameBody = patch.body === undefined || read.body === standing.body;
  const deadline = patch.deadline === undefined ? standing.deadline : normal(patch.deadline);
  const sameDeadline = isSame(deadline, normal(standing.deadline));
  const requirements = sameBody && sameDeadline ? standing.requirements : read.requirements;
  const refused = requirements.some(({ kind }) => kind === 'no-ai');
  const query: ReadQuery = {
    summary: patch.summary === undefined ? standing.summary : read.summary,
    body: sameBody ? standing.body : read.body,
    category: read.category,
    journalist: { name: read.journalist.name },
    outlet: read.outlet,
    deadline,
    reply: read.reply,
    otherAddresses: sameBody && patch.reply === undefined ? standing.otherAddresses : read.otherAddresses,
    flags: { noAi: flag || refused },
    noAiEvidence: [...(flag ? (['flag'] as const) : []), ...(refused ? (['prose'] as const) : [])],
    traps: withNew(standing.traps, patch.summary === undefined && sameBody ? [] : read.traps),
    questions: sameBody ? standing.questions : read.questions,
    requirements,
  };
  return { query, corrections: differences(before, fieldsOf(query)) };
}

/** By question ticked as answered, its number before and after: a tick goes with its words, and with a question that is gone. */
export function keptTicks(before: ReadQuery['questions'], after: ReadQuery['questions']): [before: number, after: number][] {
  const free = new Map(after.map(({ text }, index) => [index + 1, text]));
  return before.flatMap(({ text }, index): [number, number][] => {
    const found = [...free].find(([, other]) => other === text);
    if (!found) return [];
    free.delete(found[0]);
    return [[index + 1, found[0]]];
  });
}

const isFlagged = ({ flags, noAiEvidence }: ReadQuery): boolean =>
  noAiEvidence.includes('flag') || (flags.noAi && noAiEvidence.length === 0);

function fieldsOf({ summary, body, category, journalist, outlet, deadline, reply, flags }: ReadQuery): QueryFields {
  return { summary, body, category, journalist, outlet, deadline: normal(deadline), reply, noAi: flags.noAi };
}

/** An instant is written in one way. */
export const normal = (deadline: QueryFields['deadline']): QueryFields['deadline'] =>
  deadline && { ...deadline, at: deadline.at === null ? null : new Date(deadline.at).toISOString() };

function differences(before: QueryFields, after: QueryFields): Correction[] {
  return queryFields
    .map((field) => ({ field, before: valueOf(before, field), after: valueOf(after, field) }))
    .filter((each) => !isSame(each.before, each.after));
}

const valueOf = (fields: QueryFields, field: QueryField): unknown => (field === 'journalist' ? fields.journalist.name : fields[field]);

/** Whether two values hold the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  const keys = Object.keys({ ...one, ...other });
  return keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]));
}

function withNew(known: ReadQuery['traps'], found: ReadQuery['traps']): ReadQuery['traps'] {
  return [...known, ...found.filter(({ decoded }) => known.every((each) => each.decoded !== decoded))];
}
