import { DomainError } from '../errors';
import { type AlertExpression, type Leaf, type LeafKind, listedLeaf, requiredLeaves } from './expression';
import { filingKey, filingWords, type Field, fields, LeafStore } from './leaf-store';
import { Arena, Postings } from './packed-storage';
import { parseAlert } from './parse-alert';
import { compile, holds, leavesOf } from './program';
import { type MatchQuery, QueryReader, wordsToCount } from './query-reading';
import { type Reason, Reasoner } from './reasons';
import { WordShares } from './word-shares';

/** What matching reads of a source profile. Topics are names of categories or words; an alert of '' matches by topics alone. */
export interface AlertProfile {
  id: string;
  alert: string;
  topics: readonly string[];
  vetoes: { outlets: readonly string[]; terms: readonly string[] };
}

/** A profile that a query is for. The score, 0-100, is the sum of the weights. */
export interface MatchResult {
  profileId: string;
  score: number;
  reasons: Reason[];
}

/** Why a profile matches or does not, also when it does not. */
export interface MatchExplanation extends MatchResult {
  matched: boolean;
}

/**
 * A profile is one list in the arena, so that asking it touches little memory: the number of the query in which it was last asked, its slot, how many vetoes,
 * topics and filing keys it has, those themselves, and the program of its alert up to the end of the list. These are the cells of the counts.
 */
const slotCell = 1;
const vetoCount = 2;
const topicCount = 3;
const keyCount = 4;
const content = 5;

const leavesFrom = (kind: LeafKind, texts: readonly string[]): Leaf[] =>
  texts.map((text) => listedLeaf(kind, text)).filter((leaf) => leaf !== undefined);

/**
 * Finds the profiles a query is for without asking every profile: each is filed under the least common thing its alert needs, and only those filed under
 * something the query shows are asked. Answers exactly what asking all of them would.
 */
export class AlertIndex {
  /** Where in the arena each profile lies. */
  private readonly offsets = new Map<string, number>();
  /** Per slot the id of its profile. */
  private readonly ids: (string | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  private readonly leaves = new LeafStore();
  private readonly arena = new Arena();
  private readonly postings = new Postings();
  private readonly shares = new WordShares();
  private readonly reader = new QueryReader(this.leaves);
  private readonly reasoner = new Reasoner(this.leaves, this.reader);
  private queries = 0;

  /** How many profiles are filed. */
  get size(): number {
    return this.offsets.size;
  }

  /** Counts the words of a query seen before, so that profiles put later are filed under words that are rare in fact. Changes speed only. */
  learn(query: MatchQuery): void {
    this.shares.count(wordsToCount(query));
  }

  /** Files a profile, in place of an earlier one of the same id. Throws DomainError `invalid` with `at` and `length` when the alert cannot be read. */
  put(profile: AlertProfile): void {
    const parsed = parseAlert(profile.alert);
    if (!parsed.ok) throw new DomainError('invalid', parsed.message, { at: parsed.at, length: parsed.length });
    this.remove(profile.id);
    const slot = this.freeSlots.pop() ?? this.ids.length;
    const topics = leavesFrom('topic', profile.topics);
    const vetoes = [...leavesFrom('outlet', profile.vetoes.outlets), ...leavesFrom('term', profile.vetoes.terms)];
    const numberOf = (leaf: Leaf): number => this.leaves.acquire(leaf);
    const keys = this.keysFor(parsed.expression ?? { kind: 'or', of: topics });
    const lists = [...vetoes.map(numberOf), ...topics.map(numberOf), ...keys];
    const cellsOf = (leaf: Leaf): [number, number] => {
      const number = numberOf(leaf);
      return [number, this.leaves.probeOf(number)];
    };
    const program = parsed.expression ? compile(parsed.expression, cellsOf) : [];
    const offset = this.arena.store([0, slot, vetoes.length, topics.length, keys.length, ...lists, ...program]);
    for (const key of keys) this.postings.add(key, offset);
    this.ids[slot] = profile.id;
    this.offsets.set(profile.id, offset);
  }

  /** Forgets a profile; unknown ids are no error. */
  remove(id: string): void {
    const offset = this.offsets.get(id);
    if (offset === undefined) return;
    const program = this.programOf(offset);
    const used = [
      ...this.list(offset, vetoCount),
      ...this.list(offset, topicCount),
      ...(program === 0 ? [] : leavesOf(this.arena.cells, program)),
    ];
    for (const key of this.list(offset, keyCount)) {
      this.postings.remove(key, offset);
      this.leaves.releaseWord(Math.floor(key / fields.length));
    }
    for (const leaf of used) this.leaves.release(leaf);
    const slot = this.arena.cells[offset + slotCell] ?? 0;
    this.arena.release(offset);
    this.offsets.delete(id);
    this.ids[slot] = undefined;
    this.freeSlots.push(slot);
  }

  /** The profiles a query is for, in no particular order. Results share their reasons: leave them unchanged. */
  match(query: MatchQuery): MatchResult[] {
    this.begin(query);
    const results: MatchResult[] = [];
    const profiles = this.arena.cells;
    for (const key of this.reader.filingKeys()) {
      const { cells, start, end } = this.postings.entries(key);
      for (let at = start; at < end; at += 1) {
        const offset = cells[at] ?? 0;
        if (profiles[offset] === this.queries) continue;
        profiles[offset] = this.queries;
        if (this.isFor(offset)) results.push(this.result(offset));
      }
    }
    return results;
  }

  /** Why a filed profile matches a query or does not: vetoes that struck, what was excluded, what is missing. Undefined for an unknown id. */
  explain(id: string, query: MatchQuery): MatchExplanation | undefined {
    const offset = this.offsets.get(id);
    if (offset === undefined) return undefined;
    this.begin(query);
    if (this.isFor(offset)) return { matched: true, ...this.result(offset) };
    const vetoes = this.list(offset, vetoCount).filter((leaf) => this.reader.occurs(leaf));
    const reasons = vetoes.map((leaf) => this.reasoner.veto(leaf));
    if (reasons.length === 0) {
      const named = this.scored(offset, false).reasons;
      reasons.push(...named.filter(({ kind }) => kind === 'exclusion' || kind === 'missing'));
    }
    return { matched: false, profileId: id, score: 0, reasons };
  }

  private begin(query: MatchQuery): void {
    this.queries += 1;
    this.reader.read(query);
    this.reasoner.begin();
  }

  /** The keys of the words of which the expression needs one. */
  private keysFor(expression: AlertExpression): number[] {
    const share = (word: string, field: Field = 'text'): number => this.shares.of(word, field);
    const unlikely = (leaf: Leaf): number => filingWords(leaf, share).reduce((sum, { word, field }) => sum + share(word, field), 0);
    const keys = new Set<number>();
    for (const { word, field } of (requiredLeaves(expression, unlikely) ?? []).flatMap((leaf) => filingWords(leaf, share))) {
      const number = this.leaves.acquireWord(word);
      const key = filingKey(number, field);
      if (keys.has(key)) this.leaves.releaseWord(number);
      keys.add(key);
    }
    return [...keys];
  }

  /** The vetoes, topics or keys of a profile. */
  private list(offset: number, which: number): number[] {
    const { cells } = this.arena;
    let from = offset + content;
    for (let before = vetoCount; before < which; before += 1) from += cells[offset + before] ?? 0;
    return [...cells.subarray(from, from + (cells[offset + which] ?? 0))];
  }

  /** Where the program of a profile begins; 0 when its alert is empty. */
  private programOf(offset: number): number {
    const { cells } = this.arena;
    const at = offset + content + (cells[offset + vetoCount] ?? 0) + (cells[offset + topicCount] ?? 0) + (cells[offset + keyCount] ?? 0);
    return at < offset + this.arena.lengthOf(offset) ? at : 0;
  }

  private isFor(offset: number): boolean {
    const { cells } = this.arena;
    const vetoes = cells[offset + vetoCount] ?? 0;
    if (vetoes > 0 && this.anyOccurs(offset + content, vetoes)) return false;
    const program = this.programOf(offset);
    if (program > 0) return holds(cells, program, this.reader);
    return this.anyOccurs(offset + content + vetoes, cells[offset + topicCount] ?? 0);
  }

  private anyOccurs(from: number, count: number): boolean {
    for (let at = from; at < from + count; at += 1) if (this.reader.occurs(this.arena.cells[at] ?? 0)) return true;
    return false;
  }

  private result(offset: number): MatchResult {
    const { score, reasons } = this.scored(offset, true);
    return { profileId: this.ids[this.arena.cells[offset + slotCell] ?? 0] ?? '', score, reasons };
  }

  private scored(offset: number, value: boolean): { score: number; reasons: Reason[] } {
    const { cells } = this.arena;
    const topics = offset + content + (cells[offset + vetoCount] ?? 0);
    const topicsEnd = topics + (cells[offset + topicCount] ?? 0);
    return this.reasoner.explain({ cells, program: this.programOf(offset), topics, topicsEnd }, value);
  }
}

/** Why one profile matches a query or does not, without an index. Throws like `AlertIndex.put`. */
export const explain = (profile: AlertProfile, query: MatchQuery): MatchExplanation => {
  const index = new AlertIndex();
  index.put(profile);
  return index.explain(profile.id, query) ?? { profileId: profile.id, matched: false, score: 0, reasons: [] };
};
