/** The experts of the demo by key; the profiles are in brands.ts. */
export type ExpertKey =
  | 'thackeray'
  | 'castellane'
  | 'venn'
  | 'holt'
  | 'achterberg'
  | 'lindqvist'
  | 'oyelaran'
  | 'corrigan'
  | 'whitby'
  | 'benedek'
  | 'eastaway'
  | 'finch'
  | 'farrant'
  | 'tolland';

/** What journalists of the demo ask for. Each topic is asked about twice, in other words and by other people. */
export interface Topic {
  /** Who answers it. */
  readonly expert: ExpertKey;
  /** As the services print it. */
  readonly category: string;
  readonly summaries: readonly [string, string];
  /** How the two queries begin, before their questions. */
  readonly leads: readonly [string, string];
  readonly questions: readonly string[];
  /** The expert's paragraphs. */
  readonly answer: readonly [string, string, string];
  /** What the expert begins with when asked for the second time. */
  readonly again: string;
}

/** A query nobody at the agency can answer. */
export interface Elsewhere {
  readonly category: string;
  readonly summary: string;
  readonly body: string;
}
