import { civilAt, readSpokenDeadline, type Deadline, type SpokenDeadline } from '../deadlines';
import type { Piece } from './sentences';

/** What is known of when a query closes, beside its prose. */
export interface DeadlineOfField {
  deadline: Deadline | null;
  /** Milliseconds since 1970 that a day without a year lies near; null when no date is known. */
  near: number | null;
  /** The zone of words that name none; null when none may be assumed. */
  zone: string | null;
}

const sent =
  '(?:respon[ds]e?s?|repl(?:y|ies)|answers?|submissions?|submit|pitch(?:es)?|quotes?|send|get back|get in touch|e-?mail|return|apply|applications?|comments?|input|contact|reach out|rsvp|fill (?:it |this )?(?:in|out)|complete)';
const wanted = '(?:(?:are |is |be |all )?(?:due|needed|wanted|required|welcome|in|received|submitted|accepted|open|close[sd]?))';
/** The rest of a sentence up to the day, also over the marks within an address. */
const within = '(?:[^.?!;\\n]|[.?!;](?=\\S)){0,90}?';
/** What leads to a day by which an answer is wanted; the day follows directly. */
const cue = new RegExp(
  `\\b(?:deadlines?(?: (?:is|are|of|for (?:this|responses?|submissions?|pitches|replies|me|answers?)|to (?:respond|reply|submit|apply|pitch)|[:=-]))*:?|${sent}\\b${within}\\b(?:by|before|no later than|until|due(?: on| by)?|on or before)|${sent} ${wanted}(?: (?:in|back))?(?: by| on| before| until| no later than)?|(?:i|we)(?: will|['’]ll|['’]d| would)? (?:need|like|want|require)\\b${within}\\b(?:by|before|no later than)|need(?:ed)? (?:(?:it|this|these|them|answers|responses) )?by|(?<=^|[.;:(•] ?)(?:due|closes|closing|needed)(?: date)?:?(?: on| by| at)?)\\s+(?:the end of |on |by )?(?=["(]?(?:\\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|tonight|tomorrow|noon|midnight|eod|cob|end of|close of|this|next|coming))`,
  'gi',
);

/** The days a text names as a deadline, with the words that lead to them. */
export function proseDeadlinesIn(text: string, near: number | null, zone: string | null): (SpokenDeadline & { from: number })[] {
  return Array.from(text.matchAll(cue), (match) => {
    const spoken = readSpokenDeadline(text, match.index + match[0].length, { near, defaultZone: zone });
    return spoken && { ...spoken, from: match.index };
  }).filter((spoken) => spoken !== null);
}

/** The places of a sentence where it names a deadline that is not the one of the query's field; a day that cannot be told is no contradiction. */
export function otherDeadlinesIn(words: string, { deadline, near, zone }: DeadlineOfField): Piece[] {
  const field = deadline?.at == null ? null : { at: Date.parse(deadline.at), zone: deadline.zone ?? zone ?? 'UTC' };
  return proseDeadlinesIn(words, near, field?.zone ?? zone)
    .filter((spoken) => (field === null ? spoken.deadline.raw !== deadline?.raw : contradicts(spoken.deadline, field)))
    .map(({ from, end }) => ({ start: from, end }));
}

function contradicts(spoken: Deadline, field: { at: number; zone: string }): boolean {
  if (spoken.at === null) return false;
  const at = Date.parse(spoken.at);
  if (spoken.certainty !== 'date-only') return at !== field.at;
  // The first minute of a day closes the day before it.
  return dayOf(at, field.zone) !== dayOf(field.at, field.zone) && dayOf(at, field.zone) !== dayOf(field.at - 60_000, field.zone);
}

function dayOf(instant: number, zone: string): string {
  const { year, month, day } = civilAt(instant, zone);
  return `${year}-${month}-${day}`;
}
