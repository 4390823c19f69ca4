import { singular, wordsOf } from '@sourcedesk/domain/words';

/** A stretch of a text, in UTF-16 units. */
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
