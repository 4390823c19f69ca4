/**
 * Storage for many small things without an object each: at 100,000 profiles an object a leaf or a posting would cost several times the promised
 * 400 bytes a profile.
 */

/** Grows by half, so that at most a third of the memory is spare. */
const grown = (array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> => {
  if (needed <= array.length) return array;
  const larger = new Int32Array(Math.max(needed, array.length + (array.length >> 1), 64));
  larger.set(array);
  return larger;
};

/** Names kept once however often they are used, numbered from 0; a number is given again after its last use ends. */
export class Interned {
  private readonly numbers = new Map<string, number>();
  private readonly names: (string | undefined)[] = [];
  private uses = new Int32Array(0);
  private readonly free: number[] = [];

  /** The number of the name, counted as one use more; `fresh` when it had none. */
  acquire(name: string): { number: number; fresh: boolean } {
    const known = this.numbers.get(name);
    if (known !== undefined) {
      this.uses[known] = (this.uses[known] ?? 0) + 1;
      return { number: known, fresh: false };
    }
    const number = this.free.pop() ?? this.names.length;
    this.uses = grown(this.uses, number + 1);
    this.numbers.set(name, number);
    this.names[number] = name;
    this.uses[number] = 1;
    return { number, fresh: true };
  }

  /** Ends one use; true when it was the last and the name is forgotten. */
  release(number: number): boolean {
    const left = (this.uses[number] ?? 0) - 1;
    this.uses[number] = left;
    if (left > 0) return false;
    this.numbers.delete(this.nameOf(number));
    this.names[number] = undefined;
    this.free.push(number);
    return true;
  }

  find(name: string): number | undefined {
    return this.numbers.get(name);
  }

  nameOf(number: number): string {
    return this.names[number] ?? '';
  }

  /** One more than the greatest number ever given. */
  get length(): number {
    return this.names.length;
  }
}

/** Short lists of integers in one array; the place of a released list is used again by one of the same length. */
export class Arena {
  /** The integers; the list of an offset ends where its length says. Replaced when it grows. */
  cells = new Int32Array(0);
  private used = 0;
  private readonly free = new Map<number, number[]>();

  /** Stores a list and gives the offset of its first integer. */
  store(list: readonly number[]): number {
    const offset = this.free.get(list.length)?.pop() ?? this.extend(list.length);
    this.cells.set(list, offset);
    return offset;
  }

  lengthOf(offset: number): number {
    return this.cells[offset - 1] ?? 0;
  }

  release(offset: number): void {
    const length = this.lengthOf(offset);
    const places = this.free.get(length);
    if (places) places.push(offset);
    else this.free.set(length, [offset]);
  }

  private extend(length: number): number {
    const offset = this.used + 1;
    this.used += length + 1;
    this.cells = grown(this.cells, this.used);
    this.cells[offset - 1] = length;
    return offset;
  }
}

/** For every key a list of integers; each list lies in one piece, with room to double. */
export class Postings {
  private readonly arena = new Arena();
  /** Per key the offset of its list, whose first cell counts the entries; 0 for none. */
  private heads = new Int32Array(0);

  add(key: number, entry: number): void {
    this.heads = grown(this.heads, key + 1);
    const list = this.roomyList(key);
    const { cells } = this.arena;
    const count = (cells[list] ?? 0) + 1;
    cells[list] = count;
    cells[list + count] = entry;
  }

  remove(key: number, entry: number): void {
    const { cells, start, end } = this.entries(key);
    const at = cells.subarray(start, end).indexOf(entry);
    if (at < 0) return;
    cells[start + at] = cells[end - 1] ?? 0;
    cells[start - 1] = end - start - 1;
    if (end - start > 1) return;
    this.arena.release(start - 1);
    this.heads[key] = 0;
  }

  /** The integers that hold the entries of a key, from `start` up to `end`. */
  entries(key: number): { cells: Int32Array; start: number; end: number } {
    const { cells } = this.arena;
    const list = this.heads[key] ?? 0;
    return list === 0 ? { cells, start: 0, end: 0 } : { cells, start: list + 1, end: list + 1 + (cells[list] ?? 0) };
  }

  /** The list of a key, made or moved so that it has room for one more. */
  private roomyList(key: number): number {
    const list = this.heads[key] ?? 0;
    const count = list === 0 ? 0 : (this.arena.cells[list] ?? 0);
    if (list !== 0 && count + 1 < this.arena.lengthOf(list)) return list;
    const moved = this.arena.store([
      count,
      ...this.arena.cells.subarray(list + 1, list + 1 + count),
      ...new Array<number>(Math.max(count, 1)).fill(0),
    ]);
    if (list !== 0) this.arena.release(list);
    this.heads[key] = moved;
    return moved;
  }
}
