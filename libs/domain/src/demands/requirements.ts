import { listsIn, type List } from './list-items';
import { meaningsOf, type ItemMeaning } from './list-meaning';
import { otherDeadlinesIn, type DeadlineOfField } from './prose-deadline';
import { questionsIn, type Question } from './questions';
import { answerRules, particular } from './answer-rules';
import { requirementKinds, type Phrase, type RequirementKind, type Rule } from './phrase';
import { senderRules } from './sender-rules';
import { sentencesIn, trimmedPiece, type Piece } from './sentences';
import { lengthsIn } from './word-limit';

/** A demand of a query; `start` and `end` are UTF-16 offsets in its body. */
export interface Requirement {
  kind: RequirementKind;
  text: string;
  start: number;
  end: number;
}

/** What a body wants of an answer. */
export interface Demands {
  questions: Question[];
  requirements: Requirement[];
}

/**
 * The questions and requirements of a body, each with its place. Pure and total, linear in the length of the body; a heuristic that would rather miss a demand than
 * invent one.
 * @param field the deadline the query has beside its body: another one in prose is a requirement.
 */
export function demandsIn(body: string, field: DeadlineOfField = unknown): Demands {
  const lists = listsIn(body);
  return {
    questions: questionsIn(body, lists),
    requirements: withoutRepeats(requirementsIn(body, lists, field)).map(({ kind, start, end }) => ({
      kind,
      text: body.slice(start, end),
      start,
      end,
    })),
  };
}

const unknown: DeadlineOfField = { deadline: null, near: null, zone: null };

type Found = Piece & { kind: RequirementKind };

function requirementsIn(body: string, lists: readonly List[], field: DeadlineOfField): Found[] {
  const found: Found[] = [];
  const saidIn = (start: number, end: number): Found[] => demandsBetween(body, start, end, field);
  let from = 0;
  for (const list of lists) {
    const meanings = meaningsOf(body, list);
    // "Please include:" says nothing that its items do not say.
    const led = meanings.some(({ meaning }) => meaning === 'include');
    for (const { item, meaning } of meanings) {
      found.push(...saidIn(from, item.mark).filter(({ kind, end }) => !(led && kind === 'include' && end >= list.leadIn.end)));
      found.push(...saidByItem(body, item, meaning, saidIn(item.start, item.end)));
      from = item.end;
    }
  }
  return [...found, ...saidIn(from, body.length)];
}

/** What an item of a list demands: more by its words than by its place in a list of demands. */
function saidByItem(body: string, item: Piece, meaning: ItemMeaning, said: Found[]): Found[] {
  if (meaning !== 'include' && meaning !== 'demand') return said;
  const words = body.slice(item.start, item.end);
  const named = rules.filter((rule) => rule.named?.test(words)).map(({ kind }): Found => ({ kind, ...item }));
  if (named.length + said.length > 0) return [...said, ...named];
  return [{ kind: meaning === 'include' ? 'include' : 'other', ...beginningWith(body, item, item.start) }];
}

function demandsBetween(body: string, from: number, to: number, field: DeadlineOfField): Found[] {
  return sentencesIn(body, from, to).flatMap((sentence) => {
    const looked = phrasesFor(body, sentence);
    return looked.size === 0 ? [] : saidBy(body, sentence, looked, field);
  });
}

const polite = /^["“'‘(]?(?:(?:please|kindly)\b|(?:can|could|would|will|may) (?:you|i|we)\b)/i;

function saidBy(body: string, sentence: Piece, looked: ReadonlySet<Phrase>, field: DeadlineOfField): Found[] {
  const words = body.slice(sentence.start, sentence.end);
  if (/\?["”’')\]]*$/.test(words) && !polite.test(words)) return [];
  const said = withoutBare(
    rules.flatMap((rule) => placesOf(rule, looked, words, field)),
    words,
  );
  const several = new Set(said.map(({ kind }) => kind)).size > 1;
  return said.map(({ kind, start, end }) => {
    const match = trimmedMatch(body, sentence.start + start, sentence.start + end);
    return { kind, ...shown(body, sentence, match, { kind, several }) };
  });
}

/** "Please attach a headshot" and "include BREAD in the subject line" ask for nothing else to be included. */
function withoutBare(said: Found[], words: string): Found[] {
  const own = said.find(({ kind }) => kind === 'headshot' || kind === 'subject');
  if (!own) return said;
  const rest = words.slice(0, own.start) + words.slice(own.end);
  return said.filter(({ kind }) => kind !== 'include' || (own.kind === 'headshot' && particular.test(rest)));
}

/** A match without the mark of the clause it begins with. */
function trimmedMatch(body: string, start: number, end: number): Piece {
  const led = /^[\s"“(,;:.!–—•*-]+/.exec(body.slice(start, end))?.[0].length ?? 0;
  return { start: start + led, end };
}

/** Where a rule finds its demand in a sentence, at most once; lengths and deadlines, which are read and not matched, as often as they are said. */
function placesOf({ kind, phrases, about, unless }: Rule, looked: ReadonlySet<Phrase>, words: string, field: DeadlineOfField): Found[] {
  let isAbout = about === undefined;
  for (const phrase of phrases) {
    if (!looked.has(phrase)) continue;
    if (!isAbout && !about?.test(words)) return [];
    isAbout = true;
    if (kind === 'length') return lengthsIn(words).map(({ start, end }): Found => ({ kind, start, end }));
    if (kind === 'deadline') return otherDeadlinesIn(words, field).map((place): Found => ({ kind, ...place }));
    const place = placeOf(phrase, words);
    if (place) return unless?.test(words) ? [] : [{ kind, ...place }];
  }
  return [];
}

function placeOf({ says, after, holds }: Phrase, words: string): Piece | null {
  says.lastIndex = 0;
  for (let match = says.exec(words); match; match = says.exec(words)) {
    if (match[0] === '' || (holds && !holds.test(match[0]))) continue;
    const start = after ? ledFrom(words, match.index, after) : match.index;
    if (start !== null) return { start, end: match.index + match[0].length };
  }
  return null;
}

/** What leads to a demand stands close before it. */
const furthest = 300;

/** Where the words before a match begin that belong to it; null when something is not among them. */
function ledFrom(words: string, to: number, after: readonly RegExp[]): number | null {
  const from = Math.max(0, to - furthest);
  const before = words.slice(from, to);
  let start = to;
  for (const pattern of after) {
    const lead = pattern.exec(before);
    if (!lead) return null;
    if (lead.index + lead[0].length === before.length) start = Math.min(start, from + lead.index);
  }
  return start;
}

const longestSentence = 180;
const longestClause = 120;
const longestShown = 260;

/** The whole sentence says most; of a long one, or where it demands several things, the clause is shown, of a length or headshot no more than its own words. */
function shown(body: string, sentence: Piece, match: Piece, { kind, several }: { kind: RequirementKind; several: boolean }): Piece {
  const long = sentence.end - sentence.start > longestSentence;
  if (kind === 'include') return long ? beginningWith(body, sentence, match.start) : sentence;
  if (!long && !several) return sentence;
  if (kind === 'length' || (kind === 'headshot' && several)) return match;
  const clause = clauseOf(body, sentence, match);
  return clause.end - clause.start <= longestClause ? clause : beginningWith(body, clause, match.start);
}

const clauseEnd = /[,;:()]|\s-\s|(?<!\d)[–—]|[–—](?!\d)/g;

/** The clause around a match: from the mark before it to the mark after it. */
function clauseOf(body: string, sentence: Piece, match: Piece): Piece {
  const before = Array.from(body.slice(sentence.start, match.start).matchAll(clauseEnd)).at(-1);
  const after = body.slice(match.end, sentence.end).search(clauseEnd);
  const start = before ? sentence.start + before.index + before[0].length : sentence.start;
  return trimmedPiece(body, start, after < 0 ? sentence.end : match.end + after);
}

/** As much as can be read at a glance from `start` on, ended between words. */
function beginningWith(body: string, whole: Piece, start: number): Piece {
  const limit = start + longestShown;
  if (limit >= whole.end) return trimmedPiece(body, start, whole.end);
  const space = body.lastIndexOf(' ', limit);
  return trimmedPiece(body, start, space > start ? space : limit);
}

/** The same demand is listed once where it is made twice in one place; in the order of the body, then of the kinds. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const order = (kind: RequirementKind): number => requirementKinds.indexOf(kind);
  const sorted = [...found].sort((a, b) => a.start - b.start || order(a.kind) - order(b.kind));
  const last = new Map<RequirementKind, number>();
  return sorted.filter(({ kind, start, end }) => {
    if (end <= start || start < (last.get(kind) ?? 0)) return false;
    last.set(kind, end);
    return true;
  });
}

const rules: readonly Rule[] = [...answerRules, ...senderRules];
const tableSize = 1 << 12;
/** By the key of a stem the phrases that may follow from it. Two stems may share a key: then a phrase is looked for in vain. */
const phrasesByStem: (readonly Phrase[] | undefined)[] = Array.from({ length: tableSize });
for (const phrase of rules.flatMap(({ phrases }) => phrases)) {
  for (const stem of phrase.stems.split(' ')) phrasesByStem[keyOf(stem)] = [...(phrasesByStem[keyOf(stem)] ?? []), phrase];
}

function keyOf(stem: string): number {
  let key = 0;
  for (let at = 0; at < Math.min(4, stem.length); at++) key = key * 31 + stem.charCodeAt(at);
  return key & (tableSize - 1);
}

const nothing: ReadonlySet<Phrase> = new Set();

/**
 * The phrases that could stand in a sentence, by the beginnings of its words: most sentences demand nothing, and a look at them costs less than a pattern. "A.I." and
 * "U.S." are words of two letters.
 */
function phrasesFor(body: string, { start, end }: Piece): ReadonlySet<Phrase> {
  let looked: Set<Phrase> | null = null;
  let [key, length] = [0, 0];
  for (let at = start; at <= end; at++) {
    const code = at < end ? body.charCodeAt(at) | 32 : 0;
    if (code >= 97 && code <= 122) {
      if (length < 4) key = key * 31 + code;
      length++;
    } else if (!(length === 1 && code === 46)) {
      const phrases = length > 0 ? phrasesByStem[key & (tableSize - 1)] : undefined;
      if (phrases) for (const each of phrases) (looked ??= new Set<Phrase>()).add(each);
      [key, length] = [0, 0];
    }
  }
  return looked ?? nothing;
}
