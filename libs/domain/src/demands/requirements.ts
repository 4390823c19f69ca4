import { listsIn } from './list-items';
import { meantBy, type ItemMeaning, type MeantList } from './list-meaning';
import { otherDeadlinesIn, type DeadlineOfField } from './prose-deadline';
import { questionsIn, type Question } from './questions';
import { particular } from './answer-rules';
import { LikelyWays, rules, type Way } from './likely-ways';
import { requirementKinds, type Phrase, type RequirementKind, type Rule } from './phrase';
import { endsAsking, Sentences, trimmedPiece, type Piece } from './sentences';
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
  const lists = listsIn(body).map((list) => meantBy(body, list));
  const sentences = new Sentences(body);
  return {
    questions: questionsIn(body, sentences, lists),
    requirements: withoutRepeats(requirementsIn(body, sentences, lists, field)).map(({ kind, start, end }) => ({
      kind,
      text: body.slice(start, end),
      start,
      end,
    })),
  };
}

const unknown: DeadlineOfField = { deadline: null, near: null, zone: null };

type Found = Piece & { kind: RequirementKind };

function requirementsIn(body: string, sentences: Sentences, lists: readonly MeantList[], field: DeadlineOfField): Found[] {
  const found: Found[] = [];
  const likely = new LikelyWays();
  const saidIn = (start: number, end: number): Found[] =>
    sentences.between(start, end).flatMap((sentence) => saidBy(body, sentence, likely.in(body, sentence), field));
  let from = 0;
  for (const { leadIn, items } of lists) {
    // "Please include:" says nothing that its items do not say.
    const led = items.some(({ meaning }) => meaning === 'include');
    for (const { item, meaning } of items) {
      found.push(...saidIn(from, item.mark).filter(({ kind, end }) => !(led && kind === 'include' && end >= leadIn.end)));
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

const polite = /^["“'‘(]?(?:(?:please|kindly)\b|(?:can|could|would|will|may) (?:you|i|we)\b)/i;

function saidBy(body: string, sentence: Piece, likely: readonly Way[], field: DeadlineOfField): Found[] {
  if (likely.length === 0) return [];
  const words = body.slice(sentence.start, sentence.end);
  if (endsAsking(body, sentence) && !polite.test(words)) return [];
  const said = withoutBare(placesIn(words, likely, field), words);
  if (said.length === 0) return [];
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

/** Where each rule finds its demand in a sentence, at most once; lengths and deadlines, which are read and not matched, as often as they are said. */
function placesIn(words: string, likely: readonly Way[], field: DeadlineOfField): Found[] {
  const found: Found[] = [];
  let [tried, decided]: (Rule | null)[] = [null, null];
  for (const { rule, phrase } of likely) {
    if (rule === decided) continue;
    if (rule !== tried && rule.about?.test(words) === false) decided = rule;
    tried = rule;
    const said = rule === decided ? null : saidAs(rule, phrase, words, field);
    if (said === null) continue;
    decided = rule;
    found.push(...said);
  }
  return found;
}

/** What a rule finds by one of its phrases; null where another may find more. */
function saidAs({ kind, unless }: Rule, phrase: Phrase, words: string, field: DeadlineOfField): Found[] | null {
  if (kind === 'length') return lengthsIn(words).map(({ start, end }): Found => ({ kind, start, end }));
  if (kind === 'deadline') return otherDeadlinesIn(words, field).map((place): Found => ({ kind, ...place }));
  const place = placeOf(phrase, words);
  return place && (unless?.test(words) ? [] : [{ kind, ...place }]);
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
function withoutRepeats(found: readonly Found[]): readonly Found[] {
  if (found.length === 0) return found;
  const order = (kind: RequirementKind): number => requirementKinds.indexOf(kind);
  const sorted = [...found].sort((a, b) => a.start - b.start || order(a.kind) - order(b.kind));
  const last = new Map<RequirementKind, number>();
  return sorted.filter(({ kind, start, end }) => {
    if (end <= start || start < (last.get(kind) ?? 0)) return false;
    last.set(kind, end);
    return true;
  });
}
