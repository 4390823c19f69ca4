import { type AlertExpression, isLeaf, type Leaf } from './expression';

/**
 * A program is an expression as integers, operators before their operands, every node of two cells at least: an operator and the length of its subtree, or the
 * number of a leaf (0 or more) and its probe (see LeafStore.probeOf).
 */
export const and = -1;
export const or = -2;
export const not = -3;

/** What the leaves of programs are asked of. */
export interface Evidence {
  shows(leaf: number, probe: number): boolean;
}

/** The program of an expression. `cellsOf` gives number and probe of a leaf. */
export const compile = (expression: AlertExpression, cellsOf: (leaf: Leaf) => [leaf: number, probe: number]): number[] => {
  if (isLeaf(expression)) return cellsOf(expression);
  const operands = expression.kind === 'not' ? [expression.of] : expression.of;
  const inner = operands.flatMap((operand) => compile(operand, cellsOf));
  return [expression.kind === 'and' ? and : expression.kind === 'or' ? or : not, inner.length + 2, ...inner];
};

/** Where the subtree that begins at `at` ends. */
export const endOf = (cells: Int32Array, at: number): number => at + ((cells[at] ?? 0) >= 0 ? 2 : (cells[at + 1] ?? 2));

/** Whether the program at `at` holds, by asking no more leaves than needed. */
export const holds = (cells: Int32Array, at: number, evidence: Evidence): boolean => {
  const operator = cells[at] ?? 0;
  const second = cells[at + 1] ?? 0;
  if (operator >= 0) return evidence.shows(operator, second);
  if (operator === not) return !holds(cells, at + 2, evidence);
  const wanted = operator === and;
  for (let inner = at + 2; inner < at + second; inner = endOf(cells, inner)) {
    if (holds(cells, inner, evidence) !== wanted) return !wanted;
  }
  return wanted;
};

/** The numbers of all leaves of the program at `at`, as often as they stand there. */
export const leavesOf = (cells: Int32Array, at: number): number[] => {
  const leaves: number[] = [];
  for (let inner = at; inner < endOf(cells, at); inner += 2) {
    const cell = cells[inner] ?? 0;
    if (cell >= 0) leaves.push(cell);
  }
  return leaves;
};
