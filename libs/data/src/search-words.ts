import { eachWord, foldWord, singular } from '@sourcedesk/domain/words';

/**
 * What a search looks through and what it looks for, as tsvector and tsquery of our own making. PostgreSQL's parser knows the letters of the database's
 * locale and words between spaces; here a word is what it is for alerts (`domain/words`), a script that writes no spaces gives pairs of letters, and a sign
 * is found too: %, €, an emoji.
 */
interface Piece {
  readonly kind: 'word' | 'letters' | 'sign';
  readonly lexeme: string;
  /** Place in the text, in words; a sign has that of the word before it, so that words stay neighbours. */
  readonly at: number;
  /** The word as it is spelled without umlauts: mueller. */
  readonly spelledOut?: string | undefined;
  /** The last letter of a run, which needs no looking for when the pair before it is looked for. */
  readonly tail?: boolean;
}

/** Characters of a word that count, and of a text. */
const longest = { word: 60, text: 100_000 };
/** Lexemes of a text that are kept; with the longest, at three bytes a character, they stay below the megabyte that a tsvector holds. */
const most = 5000;

const unspaced = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
const runs = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, 'gu');
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u');
const signs = /[$%+@#]|(?!\p{ASCII})[\p{Sc}\p{Sm}\p{So}]/gu;
const plain = /^[a-z0-9]+$/;
const beyondAscii = /[^\0-\x7f]/;
const asciiSign = /[$%+@#]/;
const umlauts = /[äöüÄÖÜ]|[aouAOU]\u0308/g;

/** Places begin at 1, or after `last`. */
function piecesOf(text: string, last = 1): Piece[] {
  const pieces: Piece[] = [];
  let at = last;
  let from = 0;
  const isAscii = !beyondAscii.test(text);
  const mayHoldSigns = !isAscii || asciiSign.test(text);
  const addSigns = (to: number) => {
    if (!mayHoldSigns || (to - from === 1 && text[from] === ' ')) return;
    for (const [lexeme] of text.slice(from, to).matchAll(signs)) pieces.push({ kind: 'sign', lexeme, at });
  };
  const addLetters = (letters: readonly string[]) => {
    for (const [index, letter] of letters.entries()) {
      const next = letters[index + 1];
      pieces.push({ kind: 'letters', lexeme: letter + (next ?? ''), at: ++at, tail: next === undefined && index > 0 });
    }
  };
  eachWord(text, (folded, start, end) => {
    addSigns(start);
    from = end;
    const asSpelled = isAscii ? undefined : spelledOut(text.slice(start, end));
    if (plain.test(folded)) return void pieces.push({ kind: 'word', lexeme: cut(folded), at: ++at, spelledOut: asSpelled });
    for (const run of folded.normalize('NFC').match(runs) ?? []) {
      if (isUnspaced.test(run)) addLetters([...run]);
      else pieces.push({ kind: 'word', lexeme: cut(run), at: ++at, spelledOut: asSpelled });
    }
  });
  addSigns(text.length);
  return pieces;
}

const cut = (word: string): string => (word.length > longest.word ? word.slice(0, longest.word).toWellFormed() : word);

function spelledOut(word: string): string | undefined {
  if (word.search(umlauts) < 0) return undefined;
  return cut(foldWord(word.replace(umlauts, (letter) => `${letter.normalize('NFD').charAt(0)}e`)));
}

/** The tsvector of some texts, as text. A phrase does not reach from one of them into the next, and a plural is found by its singular. */
export function searchWords(...texts: readonly string[]): string {
  const lexemes: string[] = [];
  let last = 1;
  for (const text of texts) {
    for (const { kind, lexeme, at, spelledOut } of piecesOf(text.slice(0, longest.text), last)) {
      lexemes.push(`'${lexeme}':${at}`);
      const one = kind === 'word' ? singular(lexeme) : lexeme;
      if (!lexeme.startsWith(one)) lexemes.push(`'${one}':${at}`);
      if (spelledOut !== undefined) lexemes.push(`'${spelledOut}':${at}`);
      last = at;
    }
    last += 1;
  }
  return lexemes.slice(0, most).join(' ');
}

const terms = /["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/gu;
const closed = /.["“”„«»]$/u;

/**
 * The tsquery of what somebody typed, as text; '' finds nothing. All terms must be there, in any order. What is written together or in quotes must stand
 * together. The last word of a term may be the beginning of a longer one, from three letters on, or two of the word that is being typed; what is quoted, and
 * what is shorter, is a whole word.
 */
export function searchFor(typed: string): string {
  const found = [...typed.matchAll(terms)]
    .map(([term, quoted]) => ({
      open: quoted === undefined || !closed.test(term),
      pieces: piecesOf(quoted ?? term).filter(({ tail }) => !tail),
    }))
    .filter(({ pieces }) => pieces.length > 0);
  const alone = found.length === 1 && found[0]?.pieces.length === 1;
  return found
    .map(({ open, pieces }, index) => {
      const shortest = !open ? Infinity : index < found.length - 1 || alone ? 3 : 2;
      return pieces
        .map((piece, place) => {
          const before = pieces[place - 1];
          const step = before ? ` <${piece.at - before.at}> ` : '';
          return step + lookedFor(piece, place === pieces.length - 1 ? shortest : Infinity);
        })
        .join('');
    })
    .join(' & ');
}

/** `shortest`: letters a word must have to be taken for the beginning of others. */
function lookedFor({ kind, lexeme, spelledOut }: Piece, shortest: number): string {
  if (kind === 'sign') return `'${lexeme}'`;
  // One letter of an unspaced script begins the pairs it is in.
  if (kind === 'letters') return [...lexeme].length === 1 ? `'${lexeme}':*` : `'${lexeme}'`;
  const forms = spelledOut === undefined ? [lexeme] : [lexeme, spelledOut];
  const words = forms.map((form) => (form.length >= shortest ? `'${singular(form)}':*` : `'${form}'`));
  return words.length === 1 ? (words[0] as string) : `(${words.join(' | ')})`;
}
