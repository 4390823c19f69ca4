import type { LeafKind } from './expression';
import type { LeafStore } from './leaf-store';
import { and, endOf, holds, not, or } from './program';
import type { Place, QueryReader } from './query-reading';

/**
 * Why a profile matches a query or does not. `exclusion` is what NOT kept away (or what it met), `veto` a veto that struck, `missing` what a text would have
 * needed, `cap` the part of the sum above 100.
 */
export const reasonKinds = ['term', 'phrase', 'category', 'outlet', 'topic', 'veto', 'exclusion', 'missing', 'cap'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

export interface Reason {
  readonly kind: ReasonKind;
  /** The words of the alert and, for headline, body and topics, the place in parentheses. */
  readonly text: string;
  /** Points; the score is the sum of the weights. */
  readonly weight: number;
}

/** Points by kind and place. A headline says what a query is about; a body mentions many things. A phrase says more than a word. */
export const weights: Readonly<Record<LeafKind, Readonly<Partial<Record<Place, number>>>>> = {
  term: { headline: 40, body: 20 },
  phrase: { headline: 50, body: 30 },
  category: { category: 20 },
  outlet: { outlet: 25 },
  topic: { headline: 20, category: 15, body: 10 },
};
/** Points of each further alternative of an OR at most: synonyms are one find, not several. */
export const alternativeWeight = 5;
export const scoreLimit = 100;

/** What of a profile gives reasons: the program of its alert (0 for none) and the cells of its topics. */
export interface Profiled {
  cells: Int32Array;
  program: number;
  topics: number;
  topicsEnd: number;
}

/** Findings from one index up to another. */
interface Range {
  from: number;
  to: number;
}

/** Says why programs hold or do not for the query that the reader has read last. */
export class Reasoner {
  /** Reasons by leaf and weight: thousands of profiles may share one. */
  private readonly made = new Map<number, Reason>();
  /** The findings for one profile, without an object each: leaves (one under NOT as its complement, so below 0) and their weights. */
  private found: number[] = [];
  private points: number[] = [];

  constructor(
    private readonly leaves: LeafStore,
    private readonly reader: QueryReader,
  ) {}

  /** Forgets the query before. */
  begin(): void {
    this.made.clear();
  }

  /**
   * The score and its reasons for a profile that matches (`value`) or does not. Topics that do not occur are named only where there is no alert and none of
   * them does.
   */
  explain(profile: Profiled, value: boolean): { score: number; reasons: Reason[] } {
    const { cells, program, topics, topicsEnd } = profile;
    this.found.length = 0;
    this.points.length = 0;
    if (program > 0) this.find(cells, program, value, false);
    const all = program === 0 && !value;
    for (let at = topics; at < topicsEnd; at += 1) {
      const leaf = cells[at] ?? 0;
      if (all || this.reader.occurs(leaf)) this.note(leaf, this.weightOf(leaf));
    }
    let sum = 0;
    const reasons: Reason[] = [];
    for (let index = 0; index < this.found.length; index += 1) {
      const weight = this.points[index] ?? 0;
      if (this.isRepeated(index, weight)) continue;
      sum += weight;
      reasons.push(this.reasonOf(this.found[index] ?? 0, weight));
    }
    if (sum > scoreLimit) reasons.push({ kind: 'cap', text: `A score ends at ${scoreLimit}`, weight: scoreLimit - sum });
    return { score: Math.min(sum, scoreLimit), reasons };
  }

  /** A veto that struck. */
  veto(leaf: number): Reason {
    return { kind: 'veto', text: this.textOf(leaf), weight: 0 };
  }

  private note(found: number, weight: number): void {
    this.found.push(found);
    this.points.push(weight);
  }

  /** Notes why the program at `at` has the value it has. `under`: whether it stands under an odd number of NOTs. */
  private find(cells: Int32Array, at: number, value: boolean, under: boolean): void {
    const operator = cells[at] ?? 0;
    if (operator >= 0) return under ? this.note(~operator, 0) : this.note(operator, this.weightOf(operator));
    if (operator === not) return this.find(cells, at + 2, !value, !under);
    const all = value === (operator === and);
    const end = endOf(cells, at);
    let best: Range | undefined;
    for (let inner = at + 2; inner < end; inner = endOf(cells, inner)) {
      if (!all && holds(cells, inner, this.reader) !== value) continue;
      const from = this.found.length;
      this.find(cells, inner, value, under);
      if (operator === or && value) best = this.better(best, { from, to: this.found.length });
    }
  }

  /** Of two alternatives that hold the one with more points; the points of the other are cut. */
  private better(best: Range | undefined, other: Range): Range {
    if (best === undefined) return other;
    const sum = ({ from, to }: Range): number => this.points.slice(from, to).reduce((total, weight) => total + weight, 0);
    const [kept, cut] = sum(other) > sum(best) ? [other, best] : [best, other];
    for (let index = cut.from; index < cut.to; index += 1) this.points[index] = Math.min(this.points[index] ?? 0, alternativeWeight);
    return kept;
  }

  private weightOf(leaf: number): number {
    return weights[this.leaves.kindOf(leaf)][this.reader.placeOf(leaf)] ?? 0;
  }

  /** Whether the finding stands there again with more weight, or with the same weight further on. */
  private isRepeated(index: number, weight: number): boolean {
    for (let other = 0; other < this.found.length; other += 1) {
      if (other === index || this.found[other] !== this.found[index]) continue;
      const points = this.points[other] ?? 0;
      if (points > weight || (points === weight && other > index)) return true;
    }
    return false;
  }

  private reasonOf(found: number, weight: number): Reason {
    const key = found * (scoreLimit + 1) + weight;
    const known = this.made.get(key);
    if (known) return known;
    const made = this.newReason(found, weight);
    this.made.set(key, made);
    return made;
  }

  private newReason(found: number, weight: number): Reason {
    if (found < 0) return { kind: 'exclusion', text: this.textOf(~found), weight };
    return { kind: this.reader.occurs(found) ? this.leaves.kindOf(found) : 'missing', text: this.textOf(found), weight };
  }

  private textOf(leaf: number): string {
    const text = this.leaves.textOf(leaf);
    const kind = this.leaves.kindOf(leaf);
    const place = this.reader.placeOf(leaf);
    if (place === 'nowhere' || kind === 'category' || kind === 'outlet') return text;
    const completion = text.endsWith('*') ? `: ${this.reader.completionOf(leaf)}` : '';
    return `${text}${completion} (${place})`;
  }
}
