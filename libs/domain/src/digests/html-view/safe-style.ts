import { withoutComments } from '../../traps/markup';

/** Properties by which mails are laid out, coloured and hidden. None of them takes words that are shown, as `content` does. */
const property =
  /^(?:-webkit-text-(?:fill-color|size-adjust)|background(?:-color|-repeat|-position|-size)?|border(?:-[a-z-]{1,40})?|box-sizing|clear|clip(?:-path)?|color|content-visibility|direction|display|float|font(?:-[a-z-]{1,20})?|height|left|letter-spacing|line-height|list-style(?:-type|-position)?|margin(?:-[a-z]{1,10})?|max-(?:height|width)|min-(?:height|width)|mso-hide|opacity|outline|overflow(?:-[xy]|-wrap)?|padding(?:-[a-z]{1,10})?|position|right|table-layout|text-(?:align|decoration|indent|overflow|transform)(?:-[a-z]{1,10})?|top|bottom|transform|vertical-align|visibility|white-space|width|word-(?:break|spacing|wrap)|z-index)$/;
/** Values without a backslash, a colon, a semicolon or a brace: nothing is spelt otherwise than it reads, and nothing ends early. */
const value = /^[\w\s.,#%()'"!+*/-]{1,300}$/;
const functions =
  /^(?:|rgba?|hsla?|calc|min|max|clamp|rect|inset|circle|ellipse|polygon|(?:scale|translate|rotate|skew)(?:3d|[xyz])?|matrix|(?:linear|radial)-gradient)$/i;
const picture = /url\(\s*(?:"[^"]*"|'[^']*'|[^)"']*)\s*\)/gi;
/** What may be drawn by lot stands in no look: no name of a font or a colour is as long. */
const drawnByLot = /[\w-]{24,}|eyJ/;
const selector = /^(?:[\w.#*>+~:\s-]|\[(?:class|id|lang|dir)[~|^$*]?=["']?[\w-]{1,40}["']?\]){1,300}$/;
const condition = /^@media[\w\s():.,-]{1,200}$/i;

/**
 * What of a style attribute, or of the block of a rule, may be shown: declarations of a look, from which nothing is loaded and in which no words are kept. Pictures give way to
 * the colour beside them.
 */
export function safeDeclarations(block: string): string {
  if (!block.includes(':')) return '';
  let safe = '';
  for (const each of withoutComments(block).split(';')) {
    const colon = each.indexOf(':');
    const name = each.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const words = each
      .slice(colon + 1, colon + 1000)
      .replace(picture, 'none')
      .replace(/\s+/g, ' ')
      .trim();
    if (property.test(name) && isSafe(words)) safe += `${name}:${words};`;
  }
  return safe;
}

function isSafe(words: string): boolean {
  if (!value.test(words) || drawnByLot.test(words)) return false;
  const count = (mark: string) => words.split(mark).length - 1;
  if (count('(') !== count(')') || count('"') % 2 === 1 || count("'") % 2 === 1) return false;
  return Array.from(words.matchAll(/([\w-]*)\(/g), ([, name = '']) => name).every((name) => functions.test(name));
}

/** What of a style sheet may be shown: rules, and those under conditions of width; nothing that it imports. Linear in its length. */
export function safeSheet(css: string): string {
  return rulesIn(withoutComments(css), true);
}

function rulesIn(css: string, mayNest: boolean): string {
  let safe = '';
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const before = css.slice(at, open);
    const head = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('}')) + 1).trim();
    const close = head.startsWith('@') ? endOfBlock(css, open) : endOr(css, css.indexOf('}', open));
    const block = css.slice(open + 1, close);
    if (!head.startsWith('@')) safe += ruleOf(head, block);
    // The mail lies on white paper whatever the desk looks like, as in most mail programmes.
    else if (mayNest && condition.test(head) && !/prefers-color-scheme/i.test(head)) safe += `${head}{${rulesIn(block, false)}}`;
    at = close + 1;
  }
  return safe;
}

function ruleOf(head: string, block: string): string {
  const selectors = head
    .split(',', 100)
    .map((each) => each.trim())
    .filter((each) => selector.test(each) && !drawnByLot.test(each));
  const declarations = selectors.length === 0 ? '' : safeDeclarations(block);
  return declarations === '' ? '' : `${selectors.join(',')}{${declarations}}`;
}

const endOr = (css: string, at: number): number => (at < 0 ? css.length : at);

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) return at;
  }
  return css.length;
}
