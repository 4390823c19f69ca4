import type { Query } from '@sourcedesk/contracts/intake';
import { singular, wordsOf } from '@sourcedesk/domain/words';

/** A piece of a query's body as shown: prose as it stands, or one of its questions. */
export type QueryPart =
  { readonly kind: 'prose'; readonly text: string } | { readonly kind: 'question'; readonly number: number; readonly text: string };

/** The mark that stood before a question and is replaced by our own number: "1.", "Q2)" anywhere, a bullet at the start of a line. */
const markBefore = /(?:(?:^|\s)\(?(?:Q(?:uestion)?[ .]?)?\d{1,2}[.):]|(?:^|\n)[ \t]*[-*•–])[ \t]*$/i;

/** The body in its own order with its questions set apart, nothing left out and nothing said twice. */
export function partsOf({ body, questions }: Pick<Query, 'body' | 'questions'>): QueryPart[] {
  const parts: QueryPart[] = [];
  const prose = (text: string) => {
    const trimmed = text.replace(markBefore, '').trim();
    if (/[\p{L}\p{N}]/u.test(trimmed)) parts.push({ kind: 'prose', text: trimmed });
  };
  let at = 0;
  const numbered = questions.map((question, index) => ({ ...question, number: index + 1 })).sort((a, b) => a.start - b.start);
  for (const { start, end, text, number } of numbered) {
    if (start >= at) {
      prose(body.slice(at, start));
      at = end;
    }
    parts.push({ kind: 'question', number, text: text.replace(/\s+/g, ' ').trim() });
  }
  prose(body.slice(at));
  return parts;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place of the text that is drawn apart: something the checklist found, or the answer to the question in hand. */
export interface Mark extends Span {
  readonly kind: 'found' | 'answer';
}

const longWords = (text: string): Set<string> =>
  new Set(wordsOf(text).flatMap(({ folded }) => (folded.length >= 4 ? [singular(folded).slice(0, 6)] : [])));

/** The paragraph of a pitch that shares most words with a question, in UTF-16 units; null when none shares any. */
export function answerTo(question: string, body: string): Span | null {
  const asked = longWords(question);
  let best: { span: Span; shared: number } | null = null;
  for (const found of body.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
    const words = longWords(found[0]);
    const shared = [...asked].filter((word) => words.has(word)).length;
    if (shared > (best?.shared ?? 0)) best = { span: { start: found.index, end: found.index + found[0].length }, shared };
  }
  return best?.span ?? null;
}
