import type { Query } from '@sourcedesk/contracts/intake';

/** A stretch of a query's body: a paragraph of the journalist's, or one of the numbered questions. */
export type QueryPiece =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'question'; readonly number: number; readonly text: string };

/** The mark of a list that stood before a question, and is replaced by our own number: "1)", "Q2:", "-", "•". */
const marker = /(?:^|\s)(?:[-–—*•·▪◦‣]|\(?(?:Q(?:uestion)?[ .]?)?\d{0,2}[.):])\s*$/i;

/** Splits a body into its paragraphs and its questions, in the journalist's order and words; nothing is left out or said twice. Lines within a paragraph stay lines. */
export function queryPieces({ body, questions }: Pick<Query, 'body' | 'questions'>): QueryPiece[] {
  const pieces: QueryPiece[] = [];
  const words = (text: string) => {
    for (const paragraph of text.split(/\n\s*\n/)) {
      if (/[\p{L}\p{N}]/u.test(paragraph)) pieces.push({ kind: 'words', text: paragraph.trim() });
    }
  };
  let from = 0;
  const numbered = questions.map((question, index) => ({ ...question, number: index + 1 })).sort((a, b) => a.start - b.start);
  for (const { start, end, text, number } of numbered) {
    // A question may lie within another: a checklist that asks for it must find it.
    if (start >= from) words(body.slice(from, start).replace(marker, ''));
    pieces.push({ kind: 'question', number, text: text.replace(/\s+/g, ' ').trim() });
    from = Math.max(from, end);
  }
  words(body.slice(from));
  return pieces;
}
