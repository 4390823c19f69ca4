import { answerRules } from './answer-rules';
import type { Phrase, Rule } from './phrase';
import { senderRules } from './sender-rules';
import type { Piece } from './sentences';

/** Every rule, in the order in which demands of one place are listed. */
export const rules: readonly Rule[] = [...answerRules, ...senderRules];

/** One way to put a demand, and the rule it belongs to. */
export interface Way {
  rule: Rule;
  phrase: Phrase;
}

const ways: readonly Way[] = rules.flatMap((rule) => rule.phrases.map((phrase): Way => ({ rule, phrase })));

const tableSize = 1 << 12;
/** By the key of a stem its place in `waysOf`. Every word of a body is looked up here, so the table is small enough to stay at hand. */
const stems = new Uint16Array(tableSize);
/** By stem the ways that may follow from it, a bit each; none at 0. Two stems may share a key: then a phrase is looked for in vain. */
const waysOf: number[][] = [Array.from({ length: Math.ceil(ways.length / 32) }, () => 0)];
const [none = []] = waysOf;
for (const [at, { phrase }] of ways.entries()) {
  for (const stem of phrase.stems.split(' ')) {
    const key = keyOf(stem);
    if (stems[key] === 0) stems[key] = waysOf.push([...none]) - 1;
    const bits = waysOf[stems[key] ?? 0] ?? [];
    bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  }
}

function keyOf(stem: string): number {
  let key = 0;
  for (let at = 0; at < Math.min(4, stem.length); at++) key = key * 31 + stem.charCodeAt(at);
  return key & (tableSize - 1);
}

/**
 * Tells the ways to put a demand that could stand in a sentence, by the beginnings of its words: most sentences demand nothing, and a look at them costs less than a
 * pattern. One serves for all sentences of a body.
 */
export class LikelyWays {
  private readonly bits = [...none];

  /** Those of a sentence, rule by rule. "A.I." and "U.S." are words of two letters. */
  in(body: string, { start, end }: Piece): readonly Way[] {
    let isEmpty = true;
    let [key, length] = [0, 0];
    for (let at = start; at <= end; at++) {
      const code = at < end ? body.charCodeAt(at) | 32 : 0;
      if (code >= 97 && code <= 122) {
        if (length++ < 4) key = key * 31 + code;
      } else if (length !== 1 || code !== 46) {
        const stem = stems[key & (tableSize - 1)] ?? 0;
        if (stem > 0) {
          this.add(waysOf[stem] ?? none);
          isEmpty = false;
        }
        [key, length] = [0, 0];
      }
    }
    return isEmpty ? [] : this.taken();
  }

  private add(found: readonly number[]): void {
    for (let word = 0; word < found.length; word++) this.bits[word] = (this.bits[word] ?? 0) | (found[word] ?? 0);
  }

  private taken(): Way[] {
    const found: Way[] = [];
    for (let word = 0; word < this.bits.length; word++) {
      for (let rest = this.bits[word] ?? 0; rest !== 0; rest &= rest - 1)
        found.push(ways[word * 32 + 31 - Math.clz32(rest & -rest)] as Way);
      this.bits[word] = 0;
    }
    return found;
  }
}
