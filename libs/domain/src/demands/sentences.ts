/** A stretch of a text, `[start, end)` in UTF-16 units. */
export interface Piece {
  start: number;
  end: number;
}

const [newline, stop, exclamation, asking] = [10, 46, 33, 63];
const closing = new Set(Array.from('"”’\')]', (char) => char.charCodeAt(0)));
const abbreviations = new Set(
  (
    'e.g i.e etc vs incl max min Gov Rep Sen Gen Lt Col Jr Sr Dr Mr Mrs Ms Prof St No Nos Inc Co Corp Ltd Dept approx U.S U.S.A U.K U.K.A a.m p.m ' +
    'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'
  ).split(' '),
);
const longestAbbreviation = 6;
/** What an abbreviation may follow beside white space. */
const isOpening = (code: number): boolean => code === 40 || code === 34 || code === 39 || code === 0x201c || code === 0x2018;

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

/** The sentences of the stretches of a text, each stretch cut once, whoever asks. */
export class Sentences {
  private readonly known = new Map<number, readonly Piece[]>();

  constructor(private readonly text: string) {}

  between(start: number, end: number): readonly Piece[] {
    const key = start * (this.text.length + 1) + end;
    let sentences = this.known.get(key);
    if (!sentences) this.known.set(key, (sentences = sentencesIn(this.text, start, end)));
    return sentences;
  }
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
  if (!isWhite(text, end)) return false;
  if (text.charCodeAt(mark) === stop && end === mark + 1 && isAbbreviation(text, mark)) {
    return mayEnd.test(text.slice(Math.max(0, mark - 12), end)) && opener.test(text.slice(end, end + 20));
  }
  let next = end + 1;
  while (next < end + 4 && isWhite(text, next)) next++;
  const code = next < end + 4 ? text.charCodeAt(next) : 0;
  return code < 128 ? code < 97 || code > 122 : !/^\s+\p{Ll}/u.test(text.slice(end, end + 4));
}

/** Whether the word before a full stop is one that full stops shorten. */
function isAbbreviation(text: string, mark: number): boolean {
  let start = mark;
  while (start > 0 && mark - start <= longestAbbreviation && !isWhite(text, start - 1) && !isOpening(text.charCodeAt(start - 1))) start--;
  return mark - start <= longestAbbreviation && abbreviations.has(text.slice(start, mark));
}

/** Whether a stretch ends with a question mark, but for what closes behind it. */
export function endsAsking(text: string, { start, end }: Piece): boolean {
  let last = end - 1;
  while (last >= start && closing.has(text.charCodeAt(last))) last--;
  return last >= start && text.charCodeAt(last) === asking;
}

/** Whether a unit is white space as `trim` has it. */
function isWhite(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 160) return code === 32 || (code >= 9 && code <= 13);
  return text.charAt(at).trim() === '';
}

/** The stretch without white space around it; empty at its own start when there is nothing else. */
export function trimmedPiece(text: string, start: number, end: number): Piece {
  let [left, right] = [start, end];
  while (left < right && isWhite(text, left)) left++;
  while (right > left && isWhite(text, right - 1)) right--;
  return { start: left, end: right };
}
