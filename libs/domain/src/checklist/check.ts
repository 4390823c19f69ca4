/** Where in the pitch a check has found something, in UTF-16 units of that field. */
export interface CheckPlace {
  field: 'subject' | 'body';
  start: number;
  end: number;
}

export interface Check {
  id: string;
  /** A blocker that is not ok stops submitting, until an editor overrides it; a warning is for the writer's judgement; info needs nothing. */
  level: 'blocker' | 'warning' | 'info';
  ok: boolean;
  /** A sentence: what is so, or what to do. */
  text: string;
  /** What it found in the pitch; null when it found nothing, or looks at the whole. */
  at: CheckPlace | null;
  /** The number, from 1, of the question it is about; null for all others. */
  question: number | null;
}

/** The deadline override of a pitch that no deadline binds any more. */
export const noDeadline = '9999-12-31T00:00:00.000Z';

export interface ChecklistInput {
  subject: string;
  body: string;
  query: {
    questions: readonly { text: string }[];
    body: string;
    deadline: { at: string | null; raw: string; certainty: 'exact' | 'assumed-zone' | 'date-only' | 'unclear' } | null;
    reply: { kind: 'relay' | 'address' | 'link' | 'form'; address: string; url: string } | null;
    /** Addresses and forms that the body names beside the reply channel. */
    otherAddresses: readonly string[];
    traps: readonly { word: string | null }[];
    flags: { noAi: boolean };
    requirements: readonly { kind: string; text: string }[];
  };
  profile: { name: string; bio: string; siteUrl: string; headshotUrl: string };
  brand: { name: string };
  /** Names of the agency's other brands that might occur; a browser that does not know them gives none. */
  otherBrandNames: readonly string[];
  now: Date | string;
  /** Until when the pitch may leave although the query's own deadline has passed; RFC 3339. */
  deadlineOverride?: string | null;
  /** Numbers, from 1, of the questions that a person has ticked as answered. */
  answered?: readonly number[];
}

/** A check that holds says one thing, one that does not says what to do. */
export const check = (
  id: string,
  level: Check['level'],
  ok: boolean,
  texts: { ok: string; not: string },
  more: Partial<Pick<Check, 'at' | 'question'>> = {},
): Check => ({
  id,
  level,
  ok,
  text: ok ? texts.ok : texts.not,
  at: null,
  question: null,
  ...more,
});

/** The words in which a query makes demands of one kind. */
export const demanded = ({ query }: ChecklistInput, kind: string): string[] =>
  query.requirements.filter((requirement) => requirement.kind === kind).map(({ text }) => text);
