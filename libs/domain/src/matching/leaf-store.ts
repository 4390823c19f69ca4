import { type Leaf, type LeafKind, leafKinds } from './expression';
import { Arena, Interned } from './packed-storage';

/** Which words of a text a key means: those of headline and body, of the category, of the outlet. */
export const fields = ['text', 'category', 'outlet'] as const;
export type Field = (typeof fields)[number];

/** The number under which profiles are filed that need this word in this field. */
export const filingKey = (word: number, field: Field): number => word * fields.length + fields.indexOf(field);

/** The word as it is kept: the beginning of words ends in a star. */
const wordNames = (leaf: Leaf): string[] => (leaf.prefix ? leaf.words.map((word) => `${word}*`) : [...leaf.words]);

const outletKind = leafKinds.indexOf('outlet');

/** The leaves of all profiles, each kept once, and the vocabulary of their words. */
export class LeafStore {
  readonly vocabulary = new Interned();
  private readonly names = new Interned();
  private readonly arena = new Arena();
  private readonly offsets: number[] = [];
  /** The prefixes of the vocabulary without their star, by length. */
  private readonly prefixes = new Map<number, Map<string, number>>();

  /** The number of a leaf, counted as one use more. */
  acquire(leaf: Leaf): number {
    const { number, fresh } = this.names.acquire(`${leafKinds.indexOf(leaf.kind)}${leaf.text}${leaf.prefix ? '*' : ''}`);
    if (!fresh) return number;
    const joined = leaf.kind === 'outlet' && !leaf.prefix ? [leaf.words.join('')] : [];
    const words = [...wordNames(leaf), ...joined].map((word) => this.acquireWord(word));
    this.offsets[number] = this.arena.store([leafKinds.indexOf(leaf.kind), ...words]);
    return number;
  }

  /** Ends one use of a leaf. */
  release(number: number): void {
    if (!this.names.release(number)) return;
    const offset = this.offsets[number] ?? 0;
    const words = [...this.arena.cells.subarray(offset + 1, offset + this.arena.lengthOf(offset))];
    for (const word of words) this.releaseWord(word);
    this.arena.release(offset);
  }

  /** A word of the vocabulary, counted as one use more; a prefix ends in a star. */
  acquireWord(name: string): number {
    const { number, fresh } = this.vocabulary.acquire(name);
    if (!fresh || !name.endsWith('*')) return number;
    const same = this.prefixes.get(name.length - 1) ?? new Map<string, number>();
    this.prefixes.set(name.length - 1, same.set(name.slice(0, -1), number));
    return number;
  }

  releaseWord(number: number): void {
    const name = this.vocabulary.nameOf(number);
    if (!this.vocabulary.release(number) || !name.endsWith('*')) return;
    const same = this.prefixes.get(name.length - 1);
    same?.delete(name.slice(0, -1));
    if (same?.size === 0) this.prefixes.delete(name.length - 1);
  }

  /** Calls `visit` with the number of every prefix that the word begins with. */
  eachPrefixOf(word: string, visit: (prefix: number) => void): void {
    for (const [length, same] of this.prefixes) {
      const number = length > word.length ? undefined : same.get(word.slice(0, length));
      if (number !== undefined) visit(number);
    }
  }

  kindOf(number: number): LeafKind {
    return leafKinds[this.arena.cells[this.offsets[number] ?? 0] ?? 0] ?? 'term';
  }

  /** As the person wrote it, a prefix with its star. */
  textOf(number: number): string {
    return this.names.nameOf(number).slice(1);
  }

  /** The integers of all leaves; the words of one lie from `firstWord` up to `afterWords`. Replaced when a leaf is acquired. */
  get cells(): Int32Array {
    return this.arena.cells;
  }

  firstWord(number: number): number {
    return (this.offsets[number] ?? 0) + 1;
  }

  afterWords(number: number): number {
    const offset = this.offsets[number] ?? 0;
    return offset + this.arena.lengthOf(offset) - (this.hasJoined(offset) ? 1 : 0);
  }

  /**
   * A short cut to most answers: for words of headline and body the number of one of them times 2, plus 1 when it is the only one. A text without that word
   * has not the leaf; one with the only word has it. -1 for other leaves.
   */
  probeOf(number: number): number {
    const kind = this.kindOf(number);
    const last = this.afterWords(number) - 1;
    if (kind !== 'term' && kind !== 'phrase') return -1;
    return (this.cells[last] ?? 0) * 2 + (last === this.firstWord(number) ? 1 : 0);
  }

  /** All words of an outlet written as one; -1 for other leaves. */
  joinedWord(number: number): number {
    const offset = this.offsets[number] ?? 0;
    return this.hasJoined(offset) ? (this.arena.cells[offset + this.arena.lengthOf(offset) - 1] ?? -1) : -1;
  }

  /** The last integer of an outlet is all of its words as one, but for a prefix, which has two integers. */
  private hasJoined(offset: number): boolean {
    return this.arena.cells[offset] === outletKind && this.arena.lengthOf(offset) > 2;
  }

  get length(): number {
    return this.names.length;
  }
}

/** The words, and the field of each, of which a text with this leaf is sure to show one; of several words the rarest. */
export const filingWords = (leaf: Leaf, shareWith: (word: string) => number): { word: string; field: Field }[] => {
  const words = wordNames(leaf);
  const rarest = words.reduce((best, word) => (shareWith(word) < shareWith(best) ? word : best));
  const [first = rarest] = words;
  switch (leaf.kind) {
    case 'term':
    case 'phrase':
      return [{ word: rarest, field: 'text' }];
    case 'category':
      return [{ word: first, field: 'category' }];
    case 'outlet':
      return [first, ...(words.length > 1 ? [words.join('')] : [])].map((word) => ({ word, field: 'outlet' }));
    case 'topic':
      return [
        { word: rarest, field: 'text' },
        { word: first, field: 'category' },
      ];
  }
};
