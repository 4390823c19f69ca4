/** A question of a query; `start` and `end` are UTF-16 offsets in its body. */
export interface Question {
  text: string;
  start: number;
  end: number;
}

interface Piece {
  start: number;
  end: number;
}

const abbreviation =
  /(?:^|[\s("'“‘])(?:e\.g|i\.e|etc|vs|Gov|Rep|Sen|Gen|Lt|Col|Jr|Sr|Dr|Mr|Mrs|Ms|Prof|St|No|Inc|Co|Ltd|approx|U\.S|U\.K|[A-Z])\.$/;
const asking =
  /: (?:[-–—•*] ?)?(?=["“'‘]?(?:how|what|why|when|where|who|whom|whose|which|is|are|am|do|does|did|can|could|should|would|will|has|have|had|was|were|if|in|for)\b)/gi;
const asker = /(?<=\s)(?:How|What|Why|When|Where|Who|Which|Are|Is|Do|Does|Did|Can|Could|Should|Would|Will|Has|Have)\b/g;
const longestSentence = 350;
const bullet = /^(?:[-–—*•·▪◦‣]\s*|\(?\d{1,2}[.)]\s+|Q\d{0,2}[:.]\s+)+/;
const longest = 1200;

/**
 * The questions of a body: the items of a numbered list, and outside of lists each sentence that ends with a question mark. A heuristic for
 * the checklist; a person can tick what it gets wrong.
 */
export function questionsIn(body: string): Question[] {
  const items = listItems(body);
  let found: Piece[] = [];
  let from = 0;
  for (const item of items) {
    found = [...found, ...askedIn(body, from, item.start), item];
    from = item.end;
  }
  found = [...found, ...askedIn(body, from, body.length)];
  return found
    .map(({ start, end }) => trimmedPiece(body, start, Math.min(end, start + longest)))
    .filter(({ start, end }) => end - start >= 6)
    .map(({ start, end }) => ({ text: body.slice(start, end), start, end }));
}

function askedIn(body: string, from: number, to: number): Piece[] {
  return sentences(body, from, to)
    .filter(({ start, end }) => /\?["”'’)\]]*$/.test(body.slice(Math.max(start, end - 6), end)))
    .map((sentence) => ({ start: afterLeadIn(body, sentence), end: sentence.end }));
}

/** "Please answer the following: How ...?" asks from the colon on. */
function afterLeadIn(body: string, { start, end }: Piece): number {
  let after = start;
  for (const match of body.slice(start, end).matchAll(asking)) after = start + match.index + match[0].length;
  if (end - after <= longestSentence) return after;
  // A list that lost its line ends: only its last point is certain to be asked.
  for (const match of body.slice(after, end).matchAll(asker)) start = after + match.index;
  return Math.max(start, after);
}

/** Sentences of a stretch; line ends end them too. */
function sentences(body: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  for (const stop of body.slice(from, to).matchAll(/[.!?]["”'’)\]]{0,3}(?=\s)|\n/g)) {
    const end = from + stop.index + stop[0].length;
    if (stop[0].startsWith('.') && abbreviation.test(body.slice(Math.max(start, end - 12), end))) continue;
    if (/[.?!]/.test(stop[0]) && /^\s+[a-z]/.test(body.slice(end, end + 4))) continue;
    pieces.push({ start, end });
    start = end;
  }
  pieces.push({ start, end: to });
  return pieces;
}

/** The items of lists numbered 1, 2, 3 ...; a list has at least two. The last item ends with its last question, else with its sentence. */
function listItems(body: string): Piece[] {
  const items: Piece[] = [];
  let list: { end: number; start: number }[] = [];
  const close = (to: number): void => {
    if (list.length >= 2)
      list.forEach((marker, at) => {
        const next = list[at + 1];
        items.push({ start: marker.end, end: next ? next.start : lastItemEnd(body, marker.end, to) });
      });
    list = [];
  };
  for (const marker of body.matchAll(/(?<=^|\s)\(?(\d{1,2})[.)]\s+(?=\S)/g)) {
    const number = Number(marker[1]);
    const place = { start: marker.index, end: marker.index + marker[0].length };
    if (number === list.length + 1) list.push(place);
    else if (number === 1) {
      close(marker.index);
      list = [place];
    }
  }
  close(body.length);
  return items;
}

function lastItemEnd(body: string, from: number, to: number): number {
  const own = sentences(body, from, to);
  const paragraph = body.indexOf('\n', from);
  const limit = paragraph < 0 ? to : Math.min(to, paragraph);
  const asked = own.filter(({ end }) => end <= limit && /\?["”'’)\]]*$/.test(body.slice(Math.max(from, end - 6), end)));
  return asked.at(-1)?.end ?? Math.min(limit, own[0]?.end ?? to);
}

function trimmedPiece(body: string, start: number, end: number): Piece {
  const text = body.slice(start, end);
  const led = text.trimStart();
  const mark = bullet.exec(led.slice(0, 40))?.[0].length ?? 0;
  const left = start + text.length - led.length + mark;
  return { start: left, end: Math.max(left, start + text.trimEnd().length) };
}
