import type { MeantList } from './list-meaning';
import { endsAsking, trimmedPiece, type Piece, type Sentences } from './sentences';

/** A question of a query; `start` and `end` are UTF-16 offsets in its body. */
export interface Question {
  text: string;
  start: number;
  end: number;
}

const asking =
  /: (?:[-–—•*] ?)?(?=["“'‘]?(?:how|what|why|when|where|who|whom|whose|which|is|are|am|do|does|did|can|could|should|would|will|has|have|had|was|were|if|in|for)\b)/gi;
const asker = /(?<=\s)(?:How|What|Why|When|Where|Who|Which|Are|Is|Do|Does|Did|Can|Could|Should|Would|Will|Has|Have)\b/g;
const beginsAsking =
  /^["“'‘(]?(?:And |But |So |Or )?(?:how|what|why|when|where|who|whom|whose|which|is|are|do|does|did|can|could|should|would|will|has|have)\b/i;
const longestSentence = 350;
const shortest = 6;
const longest = 1200;

/**
 * The questions of a body: the items of its lists that ask, and outside of lists each sentence that asks. Not those that are asked of nobody: "Sound like you?",
 * "Are you a founder? If so ...", one that is quoted, a title. A heuristic for the checklist; a person can tick what it gets wrong.
 */
export function questionsIn(body: string, sentences: Sentences, lists: readonly MeantList[]): Question[] {
  if (lists.length === 0 && !body.includes('?')) return [];
  const found: Piece[] = [];
  let from = 0;
  for (const { item, meaning } of lists.flatMap(({ items }) => items)) {
    found.push(...askedIn(body, sentences.between(from, item.mark)));
    if (meaning === 'question') found.push(item);
    else found.push(...askedIn(body, sentences.between(item.start, item.end)));
    from = item.end;
  }
  found.push(...askedIn(body, sentences.between(from, body.length)));
  return found
    .map(({ start, end }) => trimmedPiece(body, start, Math.min(end, start + longest)))
    .filter(({ start, end }) => end - start >= shortest)
    .map(({ start, end }) => ({ text: body.slice(start, end), start, end }));
}

function askedIn(body: string, sentences: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  let after: Piece | null = null;
  for (let at = sentences.length - 1; at >= 0; at--) {
    const sentence = sentences[at] as Piece;
    if (asks(body, sentence)) {
      const question = { start: afterLeadIn(body, sentence), end: sentence.end };
      if (!isIdle(body, question, sentence, after)) found.push(question);
    } else after = sentence;
  }
  return found.reverse();
}

/** Behind the question mark of a sentence stands no more than closes it. */
const asks = (body: string, { start, end }: Piece): boolean => endsAsking(body, { start: Math.max(start, end - 6), end });

/** Whether a question is asked of nobody who answers; `after` is the next sentence that asks nothing. */
function isIdle(body: string, question: Piece, sentence: Piece, after: Piece | null): boolean {
  const words = body.slice(question.start, question.end);
  if (isRhetorical(words) || isTitle(body, question, sentence)) return true;
  const next = after ? body.slice(after.start, after.end) : '';
  return isQuoted(words, next) || screens(words, next);
}

/** "Please answer the following: How ...?" asks from the colon on. */
function afterLeadIn(body: string, { start, end }: Piece): number {
  const words = body.slice(start, end);
  let after = start;
  for (const match of words.includes(': ') ? words.matchAll(asking) : []) {
    const leadIn = words.slice(0, match.index);
    if (!beginsAsking.test(leadIn) || /\b(?:questions?|answer|following|know|tell)\b/i.test(leadIn))
      after = start + match.index + match[0].length;
  }
  if (end - after <= longestSentence) return after;
  // A list that lost its line ends: only its last point is certain to be asked.
  for (const match of body.slice(after, end).matchAll(asker)) start = after + match.index;
  return Math.max(start, after);
}

const openers =
  /^["“'‘(]?(?:sounds?\b|interested\b|curious\b|(?:any |got |have (?:any )?)?(?:questions|thoughts|ideas|tips?|a (?:tip|story|take|hot take))\?|know (?:someone|somebody|anyone|a )|(?:does|do) (?:this|that|any of these|these) (?:sound|describe|apply|fit|ring)|ready (?:to|for)|why not\b|who knew|guess what|the (?:problem|catch|result|solution|reason|twist|kicker)\?|so what\b|think you\b|(?:can|could) you help\?|want (?:to|in)\b|would you like to (?:be|take part|contribute|participate|share)|remember (?:when|the|those)|who (?:doesn['’]t|hasn['’]t|wouldn['’]t|among us)|ever (?:wonder|notice|fe[el]+t|thought|been)|have you ever (?:wondered|noticed|thought)|need (?:more|a hand)|really\?|right\?|(?:are you )?up for it|what['’]s not to)/i;
const tag =
  /[,–—-] ?(?:right|no|huh|eh|yes|correct|isn['’]t it|aren['’]t (?:they|we|you)|don['’]t (?:you|they|we)|doesn['’]t it|or (?:is|are|does|do|have|has) (?:it|they|we|you))\?["”'’)\]]*$/i;

/** A question to set the mood, or an address that ends with the mark. */
function isRhetorical(words: string): boolean {
  if (openers.test(words) || tag.test(words)) return true;
  const last = words.slice(words.lastIndexOf(' ') + 1);
  return /:\/\/|^["“(]?www\./.test(last) && !beginsAsking.test(words);
}

/** The name of an article or a film: named as one, or all in capitals among words that are no sentence. */
function isTitle(body: string, { start, end }: Piece, sentence: Piece): boolean {
  if (/\b(?:titled|entitled|called|headlined?|title|working title)(?: is)?:?\s*["“]?$/i.test(body.slice(Math.max(0, start - 24), start)))
    return true;
  if (sentence.end - sentence.start <= longestSentence) return false;
  const long =
    body
      .slice(start, end)
      .replace(/^\S+/, '')
      .match(/[\p{L}’']{4,}/gu) ?? [];
  return long.length >= 2 && long.every((word) => /^\p{Lu}|^(?:from|with|that|your|into|over)$/u.test(word));
}

/** Words of others: quoted within a sentence that does not itself ask, or quoted whole and told of in the next. */
function isQuoted(words: string, after: string): boolean {
  if (!/\?["”]\)?$/.test(words)) return false;
  const opening = Math.max(words.lastIndexOf('“'), words.replace(/["”]\)?$/, '').lastIndexOf('"'));
  if (opening < 0) return false;
  if (opening === 0)
    return /^(?:that|this|it)(?:['’]s| is| was) (?:what|how|the (?:question|mood)|a question|one of)\b|^(?:asks?|asked|says?|said|wrote|writes?)\b/i.test(
      after,
    );
  return !/[:–—-]\s*$/.test(words.slice(0, opening)) && !beginsAsking.test(words);
}

/** Whether a question looks for people and asks them nothing: "Are you a founder? If so, we want to hear from you." */
function screens(words: string, after: string): boolean {
  return (
    /^["“'‘(]?(?:are|do|have|did|were|has|does|is|can|would) (?:you|your)\b/i.test(words) &&
    /^(?:if (?:so|yes|you|that|this|any)|then\b|we(?:['’]d| would) (?:love|like) to (?:hear from|speak|talk|feature|interview)|i(?:['’]d| would) (?:love|like) to (?:hear from|speak|talk|feature|interview)|(?:i|we) want to (?:hear from|speak|talk)|(?:please )?(?:get in touch|reach out|contact|e-?mail|let (?:me|us) know|drop|dm|apply))\b/i.test(
      after,
    )
  );
}
