import type { Field } from './leaf-store';

/** Words that stand in a tenth of all journalists' queries or more; an alert is filed elsewhere if it can be. */
const everyday = new Set(
  (
    'a about advice after all also am an and any are article as ask at be because been best business but by can com could do edition email experience expert few find first ' +
    'for from get give good have help here how i if important in include industry into is it journalist know like link looking make many may me media more most much my name ' +
    'need new not of on one only or other our out over people piece please question quote reader response share should small so some source story such take than that the ' +
    'their them there these they thing this those through time tip title to top under up us use want way we website what when where which who why will with work would write ' +
    'year you your'
  ).split(' '),
);
/** Expected share of texts with a word nobody has counted, by its length in letters: short words are common ones. */
const shareByLength = [0.3, 0.3, 0.2, 0.1, 0.05, 0.03, 0.03];
/** A guess weighs as much as this many texts. */
const guessWeight = 20;

/** How common words are in queries: a guess from the word itself, and better once texts have been counted. Decides speed only, never a match. */
export class WordShares {
  private readonly counts = new Map<string, number>();
  private texts = 0;

  /** Counts one text by its distinct words. */
  count(words: Iterable<string>): void {
    this.texts += 1;
    for (const word of words) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  /** Expected share of texts that show a word in a field, 0-1; those of other fields and of prefixes (`invest*`) are guessed. */
  of(word: string, field: Field): number {
    if (field === 'category') return 0.15;
    if (field === 'outlet') return 0.02;
    if (word.endsWith('*')) return 0.6 / word.length ** 1.5;
    const guess = everyday.has(word) ? 0.3 : (shareByLength[word.length] ?? 0.01);
    return ((this.counts.get(word) ?? 0) + guess * guessWeight) / (this.texts + guessWeight);
  }
}
