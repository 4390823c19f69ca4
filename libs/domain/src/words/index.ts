/**
 * What a word is, for matching, checklist and counting alike.
 *
 * A word is a run of letters, digits and their marks. An apostrophe between letters belongs to it; a hyphen, dot or slash ends it, so `home-equity`
 * is two words. `&` is the word "and". A single letter keeps a following `#` or `++` (C#, C++). Invisible characters inside a word do not end it.
 */
export interface Word {
  /** Folded: lower case, no accents, no apostrophes, no possessive 's. */
  folded: string;
  /** Offsets in UTF-16 units of the text given. */
  start: number;
  end: number;
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const wordBeginning = /[\p{L}\p{N}]/u;
const marks = /\p{M}/gu;
const inside = /['’ʼ\u00AD\u200B-\u200D\u2060\uFEFF]/g;
/** Letters that NFKD leaves whole, and what people type instead of them. */
const whole = new Map(Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }));
const wholeLetters = /[ßæœøłđðþı]/g;

const isAsciiWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x2bc;
const isInvisible = (code: number): boolean => code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
const ampersand = 0x26;

/** Length in UTF-16 units of the word character at `at`, 0 if there is none. */
const characterAt = (text: string, at: number, pattern: RegExp): number => {
  const code = text.charCodeAt(at);
  if (code < 128) return isAsciiWord(code) ? 1 : 0;
  const point = text.codePointAt(at);
  if (point === undefined) return 0;
  return pattern.test(String.fromCodePoint(point)) ? (point > 0xffff ? 2 : 1) : 0;
};

/** Where the word that begins at `start` ends. */
const endOfWord = (text: string, start: number): number => {
  let end = start;
  let at = start;
  while (at < text.length) {
    const length = characterAt(text, at, wordCharacter);
    if (length > 0) {
      at += length;
      end = at;
      continue;
    }
    const code = text.charCodeAt(at);
    if (!isInvisible(code) && !(isApostrophe(code) && at === end)) break;
    at += 1;
  }
  if (end - start !== 1) return end;
  if (text.startsWith('++', end)) return end + 2;
  return text[end] === '#' ? end + 1 : end;
};

/** True for a word of unaccented small letters and digits, as most are. */
const isPlain = (word: string): boolean => {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) return false;
  }
  return true;
};

/** Folds one word: lower case, without accents, apostrophes or a possessive 's. */
export const foldWord = (word: string): string => {
  if (isPlain(word)) return word;
  const lower = word.toLowerCase();
  if (isPlain(lower)) return lower;
  const bare = lower.replace(/['’ʼ]s$/, '').replace(inside, '');
  return bare
    .normalize('NFKD')
    .replace(marks, '')
    .replace(wholeLetters, (letter) => whole.get(letter) ?? letter)
    .toLowerCase();
};

/** Calls `visit` for every word of a text, in order. The form without objects, for texts that are matched in bulk. */
export const eachWord = (text: string, visit: (folded: string, start: number, end: number) => void): void => {
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === ampersand) {
      visit('and', at, at + 1);
      at += 1;
      continue;
    }
    if (characterAt(text, at, wordBeginning) === 0) {
      at += 1;
      continue;
    }
    const end = endOfWord(text, at);
    const folded = foldWord(text.slice(at, end));
    if (folded !== '') visit(folded, at, end);
    at = end;
  }
};

/** The words of a text, in order. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  eachWord(text, (folded, start, end) => words.push({ folded, start, end }));
  return words;
};

/**
 * The form in which singular and plural of a folded English word are equal: `mortgages` and `mortgage`, `companies` and `company`, `taxes` and `tax`.
 * Nothing else is stemmed. Words under four letters, `news`, and words in -ss, -us or -is stay as they are.
 * After the S-stemmer of D. Harman, "How effective is suffixing?", JASIS 42 (1991), with -ch, -sh, -x and -o added.
 */
export const singular = (folded: string): string => {
  if (folded.length < 4) return folded;
  const stem =
    folded.endsWith('s') && !'sui'.includes(folded.charAt(folded.length - 2)) && folded !== 'news' ? folded.slice(0, -1) : folded;
  if (stem.length < 4 || !stem.endsWith('e')) return stem;
  if (stem.endsWith('ie')) return `${stem.slice(0, -2)}y`;
  return /(?:x|ch|sh|ss|o)e$/.test(stem) ? stem.slice(0, -1) : stem;
};

/** Where the words of `phrase` stand together and in order in `words`, folded but with plurals kept apart; overlapping places are all given. */
export const placesOf = (phrase: string, words: readonly Word[]): { start: number; end: number }[] => {
  const wanted = wordsOf(phrase).map((word) => word.folded);
  if (wanted.length === 0) return [];
  const places: { start: number; end: number }[] = [];
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    if (!wanted.every((word, index) => words[at + index]?.folded === word)) continue;
    places.push({ start: words[at]?.start ?? 0, end: words[at + wanted.length - 1]?.end ?? 0 });
  }
  return places;
};

/**
 * How many words a text has, as word processors count: runs without white space that hold at least one letter or digit. `well-known`, a URL and an
 * e-mail address are one word each, a lone dash is none. A signature counts.
 */
export const countWords = (text: string): number => text.split(/\s+/).filter((run) => wordBeginning.test(run)).length;
