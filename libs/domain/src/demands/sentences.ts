/** A stretch of a text, `[start, end)` in UTF-16 units. */
export interface Piece {
  start: number;
  end: number;
}

const [newline, stop, exclamation, asking] = [10, 46, 33, 63];
const closing = new Set(Array.from('"”’\')]', (char) => char.charCodeAt(0)));
const abbreviation =
  /(?:^|[\s("'“‘])(?:e\.g|i\.e|etc|vs|incl|max|min|Gov|Rep|Sen|Gen|Lt|Col|Jr|Sr|Dr|Mr|Mrs|Ms|Prof|St|No|Nos|Inc|Co|Corp|Ltd|Dept|approx|(?:U\.S|U\.K)(?:\.A)?|[ap]\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$/;

/** Of the abbreviations those that sentences end with, where a word follows that begins the next. */
const mayEnd = /(?:etc|max|min|Inc|Co|Corp|Ltd|U\.S|U\.K|[ap]\.m|[A-Z])\.$/;
const opener =
  /^\s+(?:I|I['’]m|We|The|This|These|That|You|Your|It|They|Please|Kindly|If|Must|Should|No|Not|Only|What|How|Why|When|Where|Which|Are|Is|Do|Does|Did|Can|Could|Would|And|But|Thanks?|Thank|Looking|Include|Answers?|Responses?|Deadline|Send|Email|Questions?)\b/;

/** Underscores, hyphens, stars and equals signs: rules that stood on lines of their own before the line ends were flattened. */
const isRuleSign = (code: number): boolean => code === 95 || code === 45 || code === 42 || code === 61;
const shortestRule = 5;

/** Where the same sign as at `at` stands no longer. */
function endOfSigns(text: string, at: number, to: number): number {
  let end = at + 1;
  while (end < to && text.charCodeAt(end) === text.charCodeAt(at)) end++;
  return end;
}

/**
 * The sentences of a stretch, in order and apart; line ends and rules end them too. Full stops of abbreviations and numbers do not, nor do marks that a small letter
 * follows. Linear in the length of the stretch.
 */
export function sentencesIn(text: string, from = 0, to = text.length): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  const close = (end: number, next: number): void => {
    const piece = trimmedPiece(text, start, end);
    if (piece.end > piece.start) pieces.push(piece);
    start = next;
  };
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === newline) close(at, at + 1);
    else if (isRuleSign(code)) {
      const end = endOfSigns(text, at, to);
      if (end - at >= shortestRule) close(at, end);
      at = end - 1;
    } else if (code === stop || code === exclamation || code === asking) {
      let end = at + 1;
      while (end < to && end - at < 4 && closing.has(text.charCodeAt(end))) end++;
      if (endsSentence(text, at, end, to)) {
        close(end, end);
        at = end - 1;
      }
    }
  }
  close(to, to);
  return pieces;
}

function endsSentence(text: string, mark: number, end: number, to: number): boolean {
  if (end >= to) return true;
  if (text.charAt(end).trim() !== '') return false;
  const words = text.slice(Math.max(0, mark - 12), end);
  if (text.charCodeAt(mark) === stop && end === mark + 1 && abbreviation.test(words)) {
    return mayEnd.test(words) && opener.test(text.slice(end, end + 20));
  }
  return !/^\s+\p{Ll}/u.test(text.slice(end, end + 4));
}

/** The stretch without white space around it; empty at its own start when there is nothing else. */
export function trimmedPiece(text: string, start: number, end: number): Piece {
  let [left, right] = [start, end];
  while (left < right && text.charAt(left).trim() === '') left++;
  while (right > left && text.charAt(right - 1).trim() === '') right--;
  return { start: left, end: right };
}
