import { type AlertError, type AlertToken, alertTokens } from './alert-tokens';
import { type AlertExpression, holdsForNothing } from './expression';

/** What an alert says: an expression, null for an empty alert, or the first place that is wrong. */
export type AlertParse = { ok: true; expression: AlertExpression | null } | AlertError;

/** Longest alert that is read, in UTF-16 units. */
export const alertLimit = 4000;
const depthLimit = 30;

class Refusal extends Error {
  constructor(
    readonly token: { at: number; length: number },
    message: string,
  ) {
    super(message);
  }
}

const join = (kind: 'and' | 'or', parts: readonly AlertExpression[]): AlertExpression => {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return { kind, of: parts.flatMap((part) => (part.kind === kind ? part.of : [part])) };
};

class AlertParser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly AlertToken[]) {}

  whole(): AlertExpression {
    const expression = this.alternatives();
    if (this.token.kind === 'close') throw new Refusal(this.token, 'Remove this ")", or open it with a "(" before.');
    return expression;
  }

  private get token(): AlertToken {
    const token = this.tokens[this.position];
    if (token === undefined) throw new RangeError('The parser ran past the end of an alert.');
    return token;
  }

  private isOperator(name: string): boolean {
    return this.token.kind === 'operator' && this.token.name === name;
  }

  private alternatives(): AlertExpression {
    const parts = [this.together()];
    while (this.isOperator('OR')) parts.push(this.after('OR', () => this.together()));
    return join('or', parts);
  }

  private together(): AlertExpression {
    const parts = [this.single()];
    for (;;) {
      if (this.isOperator('AND')) parts.push(this.after('AND', () => this.single()));
      else if (this.token.kind === 'leaf' || this.token.kind === 'open' || this.isOperator('NOT')) parts.push(this.single());
      else return join('and', parts);
    }
  }

  private after(name: string, operand: () => AlertExpression): AlertExpression {
    const operator = this.token;
    this.position += 1;
    const { kind } = this.token;
    if (kind === 'end' || kind === 'close') throw new Refusal(operator, `Write what to look for after ${name}, or remove it.`);
    if (this.isOperator('AND') || this.isOperator('OR'))
      throw new Refusal(this.token, `Remove one of two operators in a row: ${name} stands just before.`);
    return operand();
  }

  private single(): AlertExpression {
    const { token } = this;
    if (token.kind === 'leaf') {
      this.position += 1;
      return token.leaf;
    }
    if (token.kind === 'open') return this.group();
    if (token.kind === 'operator' && token.name === 'NOT')
      return this.deeper(token, () => ({ kind: 'not', of: this.after('NOT', () => this.single()) }));
    if (token.kind === 'operator') throw new Refusal(token, `Write what to look for before ${token.name}, or remove it.`);
    throw new Refusal(token, 'Remove this ")", or write what to look for before it.');
  }

  private group(): AlertExpression {
    const open = this.token;
    this.position += 1;
    const { token } = this;
    if (token.kind === 'close')
      throw new Refusal({ at: open.at, length: token.at + 1 - open.at }, 'Write what to look for between the parentheses, or remove them.');
    if (token.kind === 'end') throw new Refusal(open, 'Close this "(" with a ")", or remove it.');
    const inner = this.deeper(open, () => this.alternatives());
    if (this.token.kind !== 'close') throw new Refusal(open, 'Close this "(" with a ")", or remove it.');
    this.position += 1;
    return inner;
  }

  private deeper(token: AlertToken, inner: () => AlertExpression): AlertExpression {
    this.depth += 1;
    if (this.depth > depthLimit) throw new Refusal(token, `Use at most ${depthLimit} levels of parentheses and NOT.`);
    const expression = inner();
    this.depth -= 1;
    return expression;
  }
}

/**
 * Reads an alert: words and "phrases in quotation marks", `invest*`, `category:travel`, `outlet:forbes`, AND, OR, NOT (or -word) and parentheses. NOT binds
 * tighter than AND, AND tighter than OR; neighbours without an operator are joined by AND. Operators are written in capitals; in small letters they are
 * refused rather than guessed. An empty alert is `expression: null`. An alert that would hold for a text in which nothing of it occurs is refused.
 */
export const parseAlert = (text: string): AlertParse => {
  if (text.length > alertLimit) {
    return { ok: false, at: alertLimit, length: text.length - alertLimit, message: `Shorten the alert to ${alertLimit} characters.` };
  }
  const tokens = alertTokens(text);
  if ('ok' in tokens) return tokens;
  if (tokens.length === 1) return { ok: true, expression: null };
  try {
    const expression = new AlertParser(tokens).whole();
    if (!holdsForNothing(expression)) return { ok: true, expression };
    const not = tokens.find((token) => token.kind === 'operator' && token.name === 'NOT') ?? { at: 0, length: text.length };
    const message = 'Name something to look for that NOT can narrow down with AND: by itself it would match almost every query.';
    return { ok: false, at: not.at, length: not.length, message };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, at: error.token.at, length: error.token.length, message: error.message };
    throw error;
  }
};
