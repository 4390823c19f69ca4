import { wordsOf } from '../words';
import { type Leaf, type LeafKind, leafOf, shortestPrefix } from './expression';

/** A place in an alert that cannot be read, in UTF-16 units, and what to do about it. */
export interface AlertError {
  ok: false;
  at: number;
  length: number;
  message: string;
}

export type AlertToken = { at: number; length: number } & (
  { kind: 'open' | 'close' | 'end' } | { kind: 'operator'; name: 'AND' | 'OR' | 'NOT' } | { kind: 'leaf'; leaf: Leaf }
);

const quotes = '"“”„‟«»';
const run = new RegExp(`[^\\s()${quotes}]+`, 'y');
const fieldName = /\p{L}+:/uy;
const space = /\s+/y;
const lookAlike = new Map(
  Object.entries({
    '|': 'Write OR between alternatives.',
    '||': 'Write OR between alternatives.',
    '&': 'Write AND between things that must both occur.',
    '&&': 'Write AND between things that must both occur.',
    '!': 'Write NOT before what must not occur.',
  }),
);

const fail = (at: number, length: number, message: string): AlertError => ({ ok: false, at, length, message });

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

/** The leaf of a run of characters without white space, or what is wrong with it. */
const leafOfRun = (kind: LeafKind, written: string, at: number): Leaf | AlertError => {
  const hint = lookAlike.get(written);
  if (hint !== undefined) return fail(at, written.length, hint);
  const comma = /[,;](?!\d)|(?<!\d)[,;]/.exec(written);
  if (comma)
    return fail(at + comma.index, 1, 'Remove this mark and write OR between alternatives, or AND between things that must all occur.');
  const star = written.indexOf('*');
  const words = wordsOf(written);
  if (star < 0) return leafOf(kind, written) ?? fail(at, written.length, 'Write a word here: this holds no letter and no digit.');
  if (star !== written.length - 1) return fail(at + star, 1, 'Move the * to the end of the word: it stands for the rest of a word.');
  if (words.length > 1) return fail(at, written.length, 'Put the * after a single word: it cannot follow words joined by a hyphen or dot.');
  if ((words[0]?.folded.length ?? 0) < shortestPrefix) return fail(at, written.length, 'Write at least three letters before the *.');
  return leafOf(kind, written, true) ?? fail(at, written.length, 'Write at least three letters before the *.');
};

const quotedLeaf = (kind: LeafKind, text: string, at: number): { leaf: Leaf | AlertError; length: number } => {
  let end = at + 1;
  while (end < text.length && !quotes.includes(text.charAt(end))) end += 1;
  const length = end + 1 - at;
  if (end >= text.length) return { leaf: fail(at, text.length - at, 'Close this quotation mark.'), length };
  const inner = text.slice(at + 1, end);
  const star = inner.indexOf('*');
  if (star >= 0) return { leaf: fail(at + 1 + star, 1, 'Take the * out of the quotation marks: it works on a single word.'), length };
  return { leaf: leafOf(kind, inner) ?? fail(at, length, 'Write words between the quotation marks, or remove them.'), length };
};

const places = new Map<string, 'category' | 'outlet'>([
  ['category:', 'category'],
  ['outlet:', 'outlet'],
]);

/** `category:travel`, `outlet:"The Daily Example"`. */
const fieldToken = (text: string, at: number, name: string): AlertToken | AlertError => {
  const kind = places.get(name.toLowerCase());
  if (kind === undefined) {
    return fail(
      at,
      name.length,
      `Use category: or outlet: to name a place, or put the words in quotation marks: "${name}" is no place to look.`,
    );
  }
  const valueAt = at + name.length + matchAt(space, text, at + name.length).length;
  if (quotes.includes(text.charAt(valueAt)) && valueAt < text.length) {
    const { leaf, length } = quotedLeaf(kind, text, valueAt);
    return 'ok' in leaf ? leaf : { kind: 'leaf', at, length: valueAt + length - at, leaf };
  }
  const written = matchAt(run, text, valueAt);
  if (written === '' || /^(?:AND|OR|NOT)$/.test(written)) {
    return fail(
      at,
      name.length,
      `Write the ${kind} after "${name}", for example ${kind === 'category' ? 'category:travel' : 'outlet:forbes'}.`,
    );
  }
  const leaf = leafOfRun(kind, written, valueAt);
  return 'ok' in leaf ? leaf : { kind: 'leaf', at, length: valueAt + written.length - at, leaf };
};

const runToken = (text: string, at: number): AlertToken | AlertError => {
  const written = matchAt(run, text, at);
  if (written === 'AND' || written === 'OR' || written === 'NOT') return { kind: 'operator', name: written, at, length: written.length };
  if (/^(?:and|or|not)$/i.test(written)) {
    const meant = written.toUpperCase();
    return fail(
      at,
      written.length,
      `Write ${meant} in capitals to use it as an operator, or "${written}" in quotation marks to look for the word.`,
    );
  }
  const leaf = leafOfRun('term', written, at);
  return 'ok' in leaf ? leaf : { kind: 'leaf', at, length: written.length, leaf };
};

const nextToken = (text: string, at: number): AlertToken | AlertError => {
  const character = text.charAt(at);
  if (character === '(') return { kind: 'open', at, length: 1 };
  if (character === ')') return { kind: 'close', at, length: 1 };
  if (quotes.includes(character)) {
    const { leaf, length } = quotedLeaf('phrase', text, at);
    return 'ok' in leaf ? leaf : { kind: 'leaf', at, length, leaf };
  }
  if (/[-−–][^\s)-]/y.test(text.slice(at, at + 2))) return { kind: 'operator', name: 'NOT', at, length: 1 };
  const name = matchAt(fieldName, text, at);
  return name === '' ? runToken(text, at) : fieldToken(text, at, name);
};

/** The tokens of an alert, ended by one of kind `end`, or the first place that cannot be read. */
export const alertTokens = (text: string): AlertToken[] | AlertError => {
  const tokens: AlertToken[] = [];
  let at = matchAt(space, text, 0).length;
  while (at < text.length) {
    const token = nextToken(text, at);
    if ('ok' in token) return token;
    tokens.push(token);
    at += token.length;
    at += matchAt(space, text, at).length;
  }
  tokens.push({ kind: 'end', at: text.length, length: 0 });
  return tokens;
};
