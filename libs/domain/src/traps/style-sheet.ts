import type { Declarations } from './hidden-style';

/** An element as selectors see it. */
export interface StyledElement {
  name: string;
  id: string;
  classes: readonly string[];
}

/** One part of a selector, such as `td.note`. */
interface Compound {
  name: string;
  id: string;
  classes: readonly string[];
}

interface Rule {
  /** From the outermost element to the one that is styled. */
  path: readonly Compound[];
  /** By the part at the same place: whether it has to be the parent of the next. */
  child: readonly boolean[];
  weight: number;
  style: readonly Declaration[];
}

interface Declaration {
  property: string;
  value: string;
  important: boolean;
}

/** Properties by which text is hidden, and those that make it seen again. */
const hiding = new Set(
  (
    'display visibility content-visibility font-size font color -webkit-text-fill-color background background-color background-image opacity position left right top bottom ' +
    'text-indent margin-left margin-top width height max-width max-height overflow overflow-x overflow-y clip clip-path transform'
  ).split(' '),
);
const mostRules = 2000;
/** Comparisons of selectors and elements of one page; beyond, nothing more is looked up, so that no sheet costs more than a moment. */
const mostSteps = 600_000;

/** The style sheets of a page, one after another; those for print alone are left out. Linear in the length of the markup. */
export function styleBlocksIn(html: string): string {
  let css = '';
  const closing = /<\/style/gi;
  for (const open of html.matchAll(/<style\b([^>]{0,300})>/gi)) {
    const start = open.index + open[0].length;
    closing.lastIndex = start;
    const end = closing.exec(html)?.index;
    if (end === undefined) break;
    if (!/media=["']?\s*print/i.test(open[1] ?? '')) css += `${html.slice(start, end)}\n`;
  }
  return css;
}

/** A sheet or a block of it without comments; one that does not end reaches to the end, and is looked for once. */
export function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, ' ');
}

/** The declarations of a style attribute or a block that bear on whether text is seen. */
export function declarationsIn(block: string): Declaration[] {
  if (!block.includes(':')) return [];
  return block.split(';').flatMap((each) => {
    const colon = each.indexOf(':');
    const property = each.slice(0, colon).trim().toLowerCase();
    if (colon < 0 || !hiding.has(property)) return [];
    const words = each
      .slice(colon + 1)
      .trim()
      .toLowerCase()
      .replace(/\s+/g, ' ');
    return [{ property, value: words.replace(/\s*!\s*important$/, ''), important: /!\s*important$/.test(words) }];
  });
}

const undeclared: Declarations = new Map();

/** The rules of a page's style sheets that hide text, for the screen as it is: those under conditions of width or print are left out. */
export class StyleSheet {
  private readonly rules = new Map<string, Rule[]>();
  private count = 0;
  private steps = 0;
  /** A mail repeats few style attributes many times. */
  private readonly inline = new Map<string, readonly Declaration[]>();

  constructor(css: string) {
    this.read(withoutComments(css));
  }

  /** What the sheet and the element's own style attribute declare of it; `around` are the elements around it, outermost first. */
  styleOf(element: StyledElement, own: string, around: readonly StyledElement[]): Declarations {
    if (own === '' && this.count === 0) return undeclared;
    let inline = this.inline.get(own);
    if (!inline) this.inline.set(own, (inline = declarationsIn(own)));
    const sheet = this.count === 0 ? [] : this.rulesFor(element, around).flatMap(({ style }) => style);
    const all = [...sheet, ...inline];
    const ordered = all.some(({ important }) => important)
      ? [...all.filter(({ important }) => !important), ...all.filter(({ important }) => important)]
      : all;
    return new Map(ordered.map(({ property, value }) => [property, value]));
  }

  private rulesFor(element: StyledElement, around: readonly StyledElement[]): Rule[] {
    if (this.steps >= mostSteps) return [];
    const keys = [...element.classes.map((name) => `.${name}`), `#${element.id}`, element.name, '*'];
    const likely = keys.flatMap((key) => this.rules.get(key) ?? []);
    return likely.filter((rule) => this.steps < mostSteps && this.fits(rule, element, around)).sort((a, b) => a.weight - b.weight);
  }

  private fits({ path, child }: Rule, element: StyledElement, around: readonly StyledElement[]): boolean {
    this.steps++;
    const last = path.length - 1;
    if (!isOf(element, path[last])) return false;
    let at = around.length - 1;
    for (let part = last - 1; part >= 0; part--) {
      while (at >= 0 && !isOf(around[at], path[part])) {
        if (child[part]) return false;
        this.steps++;
        at--;
      }
      if (at < 0) return false;
      at--;
    }
    return true;
  }

  /** Reads rules, into `@media screen` and `all` and past every other condition. */
  private read(css: string): void {
    let at = 0;
    while (at < css.length && this.count < mostRules) {
      const open = css.indexOf('{', at);
      if (open < 0) return;
      const head = css.slice(Math.max(at, css.lastIndexOf(';', open) + 1, css.lastIndexOf('}', open) + 1), open).trim();
      if (/^@media (?:only )?(?:screen|all)$/i.test(head)) {
        at = open + 1;
        continue;
      }
      const close = head.startsWith('@') ? endOfBlock(css, open) : css.indexOf('}', open);
      if (!head.startsWith('@')) this.add(head, css.slice(open + 1, close < 0 ? css.length : close));
      at = close < 0 ? css.length : close + 1;
    }
  }

  private add(selectors: string, block: string): void {
    const style = declarationsIn(block);
    if (style.length === 0) return;
    for (const selector of selectors.split(',').slice(0, 100)) {
      const rule = ruleOf(selector.trim(), style, this.count);
      if (!rule) continue;
      const last = rule.path.at(-1);
      const key = last?.classes[0] ? `.${last.classes[0]}` : last?.id ? `#${last.id}` : last?.name || '*';
      this.rules.set(key, [...(this.rules.get(key) ?? []), rule]);
      this.count++;
    }
  }
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

/** null for selectors by state, attribute or sibling, which say nothing of every time and reader. */
function ruleOf(selector: string, style: readonly Declaration[], order: number): Rule | null {
  if (selector.length > 300 || !/^[\w.#*>\s-]+$/.test(selector)) return null;
  const words = selector
    .replace(/\s*>\s*/g, ' > ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const path: Compound[] = [];
  const child: boolean[] = [];
  for (const word of words) {
    if (word === '>') child[path.length - 1] = true;
    else path.push(compoundOf(word));
  }
  if (path.length === 0 || path.length > 10) return null;
  const weight = path.reduce((sum, { id, classes, name }) => sum + (id ? 10_000 : 0) + classes.length * 100 + (name ? 1 : 0), 0);
  return { path, child, weight: weight * mostRules + order, style };
}

function compoundOf(word: string): Compound {
  const [name = ''] = word.split(/[.#]/, 1);
  return {
    name: name === '*' ? '' : name.toLowerCase(),
    id: /#([\w-]+)/.exec(word)?.[1] ?? '',
    classes: Array.from(word.matchAll(/\.([\w-]+)/g), (match) => match[1] ?? ''),
  };
}

function isOf(element: StyledElement | undefined, part: Compound | undefined): boolean {
  if (!element || !part) return false;
  if (part.name !== '' && part.name !== element.name) return false;
  return (part.id === '' || part.id === element.id) && part.classes.every((name) => element.classes.includes(name));
}
