import type { AlertParse } from '@sourcedesk/domain/matching';

/** A stretch of an alert as the editor paints it. */
export interface AlertPiece {
  text: string;
  kind: 'plain' | 'operator' | 'place' | 'wrong';
}

const marked = /"[^"]*"?|\b(?:AND|OR|NOT)\b|\b(?:category|outlet):/g;

/** An alert in stretches: operators, names of places, and the place that cannot be read. Joined they are the text. */
export function alertPieces(text: string, parsed: AlertParse): readonly AlertPiece[] {
  if (parsed.ok) return painted(text);
  // A place at the very end has no width: the last character stands for it.
  const start = Math.min(parsed.at, Math.max(0, text.length - 1));
  const end = Math.max(parsed.at + parsed.length, start + 1);
  const wrong: AlertPiece = { text: text.slice(start, end), kind: 'wrong' };
  return [...painted(text.slice(0, start)), wrong, ...painted(text.slice(end))].filter((piece) => piece.text !== '');
}

function painted(text: string): AlertPiece[] {
  const pieces: AlertPiece[] = [];
  let at = 0;
  for (const found of text.matchAll(marked)) {
    pieces.push({ text: text.slice(at, found.index), kind: 'plain' });
    pieces.push({ text: found[0], kind: found[0].startsWith('"') ? 'plain' : found[0].endsWith(':') ? 'place' : 'operator' });
    at = found.index + found[0].length;
  }
  pieces.push({ text: text.slice(at), kind: 'plain' });
  return pieces.filter((piece) => piece.text !== '');
}
