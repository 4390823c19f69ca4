import type { Query } from '@sourcedesk/contracts/intake';

/** A stretch of a query's body: words of the journalist, or one of the numbered questions. */
export type QueryPiece =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'question'; readonly number: number; readonly text: string };

/** The mark of a list that stood before a question, and is replaced by our own number: "1)", "Q2:", "-", "•". */
const marker = /(?:^|\s)(?:[-–—*•·▪◦‣]|\(?(?:Q(?:uestion)?[ .]?)?\d{0,2}[.):])\s*$/i;

/** Splits a body into paragraphs and its questions, each once, in the journalist's order and words. */
export function queryPieces({ body, questions }: Pick<Query, 'body' | 'questions'>): QueryPiece[] {
  const pieces: QueryPiece[] = [];
  let from = 0;
  const words = (to: number, beforeQuestion: boolean) => {
    const text = body.slice(from, to);
    const kept = beforeQuestion ? text.replace(marker, '') : text;
    for (const paragraph of kept.split(/\n+/)) {
      if (/[\p{L}\p{N}]/u.test(paragraph)) pieces.push({ kind: 'words', text: paragraph.trim() });
    }
  };
  const numbered = questions.map((question, index) => ({ ...question, number: index + 1 })).sort((a, b) => a.start - b.start);
  for (const { start, end, text, number } of numbered) {
    if (start < from) continue;
    words(start, true);
    pieces.push({ kind: 'question', number, text: text.replace(/\s+/g, ' ').trim() });
    from = end;
  }
  words(body.length, false);
  return pieces;
}
