import { singular, wordsOf } from '../words';

/** Where a leaf looks: `term` and `phrase` in headline and body, `category` and `outlet` in those fields, `topic` in category, headline and body. */
export const leafKinds = ['term', 'phrase', 'category', 'outlet', 'topic'] as const;
export type LeafKind = (typeof leafKinds)[number];

/** One thing an alert looks for. */
export interface Leaf {
  kind: LeafKind;
  /** As the person wrote it, without quotation marks, star or field name. */
  text: string;
  /** Folded words that must stand together in this order; in the singular (see domain/words) but for outlets, which are names, and prefixes. */
  words: readonly string[];
  /** True for `invest*`: the only word is the beginning of a word. */
  prefix: boolean;
}

export type AlertExpression =
  | Leaf
  | { kind: 'and'; of: readonly AlertExpression[] }
  | { kind: 'or'; of: readonly AlertExpression[] }
  | { kind: 'not'; of: AlertExpression };

/** Fewest letters before a star: shorter beginnings would stand for half of the language. */
export const shortestPrefix = 3;

/** A leaf of the given text, or undefined when it holds no letter and no digit. The article at the beginning of an outlet's name is dropped. */
export const leafOf = (kind: LeafKind, written: string, prefix = false): Leaf | undefined => {
  const found = wordsOf(written);
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const words = found.map((word) => (prefix || kind === 'outlet' ? word.folded : singular(word.folded)));
  if (kind === 'outlet' && words.length > 1 && words[0] === 'the') words.shift();
  const single: LeafKind = kind === 'phrase' && words.length === 1 ? 'term' : kind;
  return { kind: single === 'term' && words.length > 1 ? 'phrase' : single, text: written.slice(first.start, last.end), words, prefix };
};

/** A leaf as it stands in a list of topics or vetoes, where everything but a final star is words. */
export const listedLeaf = (kind: LeafKind, written: string): Leaf | undefined => {
  const words = wordsOf(written);
  const prefix = written.trimEnd().endsWith('*') && words.length === 1 && (words[0]?.folded.length ?? 0) >= shortestPrefix;
  return leafOf(kind, written, prefix);
};

/** True for what carries no other expression inside. */
export const isLeaf = (expression: AlertExpression): expression is Leaf =>
  expression.kind !== 'and' && expression.kind !== 'or' && expression.kind !== 'not';

const plain = /^[\p{L}\p{N}\p{M}'’+#]+$/u;
const operator = /^(?:and|or|not)$/i;

/** How a leaf is written in an alert. */
export const formatLeaf = (leaf: Leaf): string => {
  const field = leaf.kind === 'category' || leaf.kind === 'outlet' ? `${leaf.kind}:` : '';
  const bare = leaf.prefix || (plain.test(leaf.text) && !operator.test(leaf.text));
  return `${field}${bare ? leaf.text : `"${leaf.text}"`}${leaf.prefix ? '*' : ''}`;
};

/** An expression as text, with every parenthesis that shows how it is understood; parsing the text gives the same expression. */
export const formatAlert = (expression: AlertExpression | null): string => {
  if (expression === null) return '';
  const within = (inner: AlertExpression): string =>
    inner.kind === 'and' || inner.kind === 'or' ? `(${formatAlert(inner)})` : formatAlert(inner);
  if (expression.kind === 'not') return `NOT ${within(expression.of)}`;
  if (isLeaf(expression)) return formatLeaf(expression);
  const parts = expression.of.map(within);
  return expression.kind === 'or'
    ? parts.join(' OR ')
    : parts.map((part, index) => (index === 0 || part.startsWith('NOT ') ? part : `AND ${part}`)).join(' ');
};

/** True when the expression holds for a text in which none of its leaves occur, and so for almost every text. */
export const holdsForNothing = (expression: AlertExpression): boolean => {
  if (expression.kind === 'not') return !holdsForNothing(expression.of);
  if (expression.kind === 'and') return expression.of.every(holdsForNothing);
  if (expression.kind === 'or') return expression.of.some(holdsForNothing);
  return false;
};

/**
 * Leaves of which at least one must occur for the expression to hold, chosen to be the least likely in all; null when nothing need occur.
 * `unlikely` gives the expected share of texts with a leaf, 0-1.
 */
export const requiredLeaves = (expression: AlertExpression, unlikely: (leaf: Leaf) => number): Leaf[] | null => {
  const cost = (leaves: readonly Leaf[]): number => leaves.reduce((sum, leaf) => sum + unlikely(leaf), 0);
  const search = (node: AlertExpression, wanted: boolean): Leaf[] | null => {
    if (node.kind === 'not') return search(node.of, !wanted);
    if (node.kind !== 'and' && node.kind !== 'or') return wanted ? [node] : null;
    const groups = node.of.map((inner) => search(inner, wanted));
    if ((node.kind === 'or') === wanted) return groups.every((group) => group !== null) ? groups.flat() : null;
    return groups.filter((group) => group !== null).sort((a, b) => cost(a) - cost(b))[0] ?? null;
  };
  return search(expression, true);
};
