import type { QueryFields, ReadQuery } from './correct-query';
import { textIdentity } from './identity';
import { proposeQuery, type ProposalContext } from './proposal';
import { labelledFields } from './proposal/labels';
import { readingText } from './proposal/reading-text';
import { typedQuery, type TypedQuery } from './typed-query';
import type { FieldRanges, ParsedQuery } from './types';

/** Two queries out of one. */
export interface SplitQuery {
  /** What stays. */
  body: string;
  /** What was found in the rest; it takes over from the first what it does not say itself. */
  second: ParsedQuery;
  /** Where in the body of the first the summary of the second stands, in UTF-16 units. */
  summaryAt: [number, number] | null;
}

/**
 * Cuts a query where a second one begins in its body. With labels the second is read by them, without it is the rest as it stands: of what a second request shares with
 * the first (the journalist, the outlet, where answers go) nothing is guessed anew but what the rest names.
 * @param at UTF-16 offset in the body
 */
export function splitQuery(
  standing: ReadQuery & Pick<TypedQuery, 'service'> & Pick<ParsedQuery, 'identity'>,
  at: number,
  context: ProposalContext,
): SplitQuery {
  const start = at + (/^\s*/.exec(standing.body.slice(at))?.[0].length ?? 0);
  const rest = standing.body.slice(start);
  const found = proposeQuery(rest, context);
  const labelled = labelledFields(readingText(rest)) !== null;
  const named = (own: string, inherited: string): string => (labelled && own !== '' ? own : inherited);
  const ownOutlet = labelled && found.outlet.value !== '';
  const fields: QueryFields = {
    summary: found.summary.value || firstLine(rest),
    body: labelled && found.body.value !== '' ? found.body.value : rest,
    category: named(found.category.value, standing.category),
    journalist: { name: named(found.journalist.value, standing.journalist.name) },
    outlet: ownOutlet ? { name: found.outlet.value, url: found.outletUrl.value } : standing.outlet,
    deadline: found.deadline.value ?? standing.deadline,
    reply: found.reply.value ?? standing.reply,
    noAi: standing.noAiEvidence.includes('flag'),
  };
  const { service } = standing;
  const typed = typedQuery({ service, ...fields }, context.now);
  // The address of the first, which may be its id, is not the id of the second.
  const isShared = found.reply.value === null || typed.identity === standing.identity;
  const identity = isShared ? textIdentity(service, typed.body, typed.outlet.name) : typed.identity;
  const [place] = found.summary.ranges;
  return {
    body: standing.body.slice(0, at).trimEnd(),
    second: { ...typed, identity },
    summaryAt: place ? [start + place[0], start + place[1]] : null,
  };
}

const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 200).trim();

/**
 * Where units of a body stood in the part it was read from. Body and part agree in all but white space, which is how a place is found; null when they do not.
 * @returns by an offset in the body the offset in the part of the first mark at it or after it
 */
export function placesInBody(shown: string, { ranges }: FieldRanges, body: string): ((at: number) => number) | null {
  const places: number[] = [];
  for (const [start, end] of ranges) for (let at = start; at < end; at++) if (isMark(shown, at)) places.push(at);
  const marks = Array.from({ length: body.length }, (_, at) => at).filter((at) => isMark(body, at));
  const agree = marks.length === places.length && marks.every((at, index) => body[at] === shown[places[index] ?? 0]);
  const end = ranges.at(-1)?.[1];
  if (!agree || end === undefined) return null;
  return (at) => places[marks.findIndex((mark) => mark >= at)] ?? end;
}

const isMark = (text: string, at: number): boolean => text.charAt(at).trim() !== '';

/** The ranges before and from an offset in the part on. */
export function cutRanges({ part, ranges }: FieldRanges, at: number): { before: FieldRanges; after: FieldRanges } {
  const before = ranges.filter(([start]) => start < at).map(([start, end]): [number, number] => [start, Math.min(end, at)]);
  const after = ranges.filter(([, end]) => end > at).map(([start, end]): [number, number] => [Math.max(start, at), end]);
  return { before: { part, ranges: before }, after: { part, ranges: after } };
}
