import { eachWord, foldWord, singular } from '../words';
import { filingKey, type LeafStore } from './leaf-store';

/** What matching reads of a query; a JournalistQuery has this shape. The body is the text without traps. */
export interface MatchQuery {
  summary: string;
  body: string;
  category: string;
  outlet: { name: string; url: string };
}

/** Where a leaf was found. */
export const places = ['nowhere', 'body', 'headline', 'category', 'outlet'] as const;
export type Place = (typeof places)[number];

const hostOf = (url: string): string => {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url.trim())?.[1] ?? '';
  return host.toLowerCase().replace(/^www\./, '');
};

/** A stream of words as their numbers in the vocabulary, -1 for a word that no profile uses. */
type Stream = number[];

/** Marks of a word: where the query shows it. */
const marks = { headline: 1, body: 2, category: 4, outlet: 8 } as const;
type Mark = (typeof marks)[keyof typeof marks];
/** A stamp is the number of a query times this, plus the marks of a word or the place of a leaf: nothing need be cleared between queries. */
const stampRoom = 16;

const roomFor = (stamps: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> =>
  stamps.length < length ? new Float64Array(length + (length >> 1)) : stamps;

/** The distinct words of headline and body in the form in which they are compared. */
export const wordsToCount = (query: MatchQuery): Set<string> => {
  const words = new Set<string>();
  for (const text of [query.summary, query.body]) eachWord(text, (word) => words.add(singular(word)));
  return words;
};

/** One query after another, read against the words that profiles use: which occur, and where a leaf stands. */
export class QueryReader {
  private headline: Stream = [];
  private body: Stream = [];
  private category: Stream = [];
  private outletName: Stream = [];
  private host: Stream = [];
  private readonly completions = new Map<number, string>();
  /** Per word of the vocabulary the stamp of its marks, and the words that this query has marked. */
  private marked = new Float64Array(64);
  private shown: number[] = [];
  /** Per leaf the stamp of its place. */
  private placed = new Float64Array(64);
  private stamp = 0;

  constructor(private readonly leaves: LeafStore) {}

  /** Reads a query; what is asked afterwards is asked of it. */
  read(query: MatchQuery): void {
    this.stamp += stampRoom;
    this.shown = [];
    this.completions.clear();
    this.marked = roomFor(this.marked, this.leaves.vocabulary.length);
    this.placed = roomFor(this.placed, this.leaves.length);
    this.headline = this.streamOf(query.summary, marks.headline, singular);
    this.body = this.streamOf(query.body, marks.body, singular);
    this.category = this.streamOf(query.category, marks.category, singular);
    const host = hostOf(query.outlet.url);
    this.outletName = this.streamOf(query.outlet.name, marks.outlet);
    this.host = this.streamOf(host, marks.outlet);
    /* "Business Insider" is found in business-insider.example and in businessinsider.example: labels count without their hyphens. */
    for (const label of host.split('.')) this.numberOf(foldWord(label.replace(/-/g, '')), marks.outlet);
  }

  /** The keys of every word that the query shows, each once. */
  filingKeys(): number[] {
    const keys: number[] = [];
    for (const word of this.shown) {
      if (this.isMarked(word, marks.headline) || this.isMarked(word, marks.body)) keys.push(filingKey(word, 'text'));
      if (this.isMarked(word, marks.category)) keys.push(filingKey(word, 'category'));
      if (this.isMarked(word, marks.outlet)) keys.push(filingKey(word, 'outlet'));
    }
    return keys;
  }

  /** Whether a leaf occurs, answered from its probe where that is enough. */
  shows(leaf: number, probe: number): boolean {
    if (probe < 0) return this.placeNumber(leaf) > 0;
    const found = (this.marked[probe >> 1] ?? 0) - this.stamp;
    if (found <= 0 || (found & (marks.headline | marks.body)) === 0) return false;
    return (probe & 1) === 1 || this.placeNumber(leaf) > 0;
  }

  occurs(leaf: number): boolean {
    return this.placeNumber(leaf) > 0;
  }

  /** The weightiest place in which a leaf occurs. */
  placeOf(leaf: number): Place {
    return places[this.placeNumber(leaf)] ?? 'nowhere';
  }

  /** The first word of the query that a prefix leaf stands for. */
  completionOf(leaf: number): string {
    return this.completions.get(this.leaves.cells[this.leaves.firstWord(leaf)] ?? -1) ?? '';
  }

  private placeNumber(leaf: number): number {
    const known = (this.placed[leaf] ?? 0) - this.stamp;
    if (known >= 0) return known;
    const place = places.indexOf(this.lookUp(leaf));
    this.placed[leaf] = this.stamp + place;
    return place;
  }

  private lookUp(leaf: number): Place {
    const kind = this.leaves.kindOf(leaf);
    if (kind === 'outlet') return this.isOutlet(leaf) ? 'outlet' : 'nowhere';
    if (kind !== 'term' && kind !== 'phrase' && this.stands(leaf, this.category, marks.category)) return 'category';
    if (kind === 'category') return 'nowhere';
    if (this.stands(leaf, this.headline, marks.headline)) return 'headline';
    return this.stands(leaf, this.body, marks.body) ? 'body' : 'nowhere';
  }

  private isOutlet(leaf: number): boolean {
    if (this.isMarked(this.leaves.joinedWord(leaf), marks.outlet)) return true;
    return this.stands(leaf, this.outletName, marks.outlet) || this.stands(leaf, this.host, marks.outlet);
  }

  private isMarked(word: number, mark: Mark): boolean {
    const found = (this.marked[word] ?? 0) - this.stamp;
    return found > 0 && (found & mark) !== 0;
  }

  private mark(word: number, mark: Mark): void {
    const found = (this.marked[word] ?? 0) - this.stamp;
    if (found <= 0) this.shown.push(word);
    this.marked[word] = this.stamp + (found <= 0 ? mark : found | mark);
  }

  /** Whether the words of the leaf stand together and in order in the stream, all of whose words bear the mark. */
  private stands(leaf: number, stream: Stream, mark: Mark): boolean {
    const { cells } = this.leaves;
    const start = this.leaves.firstWord(leaf);
    const end = this.leaves.afterWords(leaf);
    for (let at = start; at < end; at += 1) if (!this.isMarked(cells[at] ?? -1, mark)) return false;
    if (end - start === 1) return true;
    const first = cells[start] ?? -1;
    for (let from = stream.indexOf(first); from >= 0; from = stream.indexOf(first, from + 1)) {
      let next = 1;
      while (start + next < end && stream[from + next] === cells[start + next]) next += 1;
      if (start + next === end) return true;
    }
    return false;
  }

  private streamOf(text: string, mark: Mark, form?: (word: string) => string): Stream {
    const stream: Stream = [];
    eachWord(text, (word) => {
      stream.push(this.numberOf(form ? form(word) : word, mark));
      this.leaves.eachPrefixOf(word, (prefix) => {
        this.mark(prefix, mark);
        if (!this.completions.has(prefix)) this.completions.set(prefix, word);
      });
    });
    return stream;
  }

  private numberOf(word: string, mark: Mark): number {
    const number = this.leaves.vocabulary.find(word);
    if (number === undefined) return -1;
    this.mark(number, mark);
    return number;
  }
}
