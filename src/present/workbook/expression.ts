import { internalRateOfReturn, soleRate } from '../../finance/irr.ts';

/** A formula and the value it has now, built together, so that what a cell shows is what recalculating it gives. */
export interface Expression {
  readonly text: string;
  readonly value: number | string;
  /** Whether it may stand inside another formula without brackets. */
  readonly atom?: boolean;
}

/** Cells of one row or column; an empty cell is undefined. */
export interface Range {
  readonly text: string;
  readonly values: readonly (number | string | undefined)[];
}

export type Operand = Expression | number;

export const amountIn = (operand: Operand): number =>
  typeof operand === 'number' ? operand : typeof operand.value === 'number' ? operand.value : Number.NaN;

const textOf = (operand: Operand): string => {
  if (typeof operand === 'number') return operand < 0 ? `(${operand})` : String(operand);
  return operand.atom ? operand.text : `(${operand.text})`;
};
const numbers = (range: Range): number[] => range.values.map((value) => (typeof value === 'number' ? value : 0));
const filled = (range: Range): number[] => range.values.filter((value) => typeof value === 'number');
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const joined = (sign: string, operands: readonly Operand[], value: number): Expression => ({
  text: operands.map(textOf).join(sign),
  value,
});
const called = (name: string, inside: readonly string[], value: number): Expression => ({
  text: `${name}(${inside.join(',')})`,
  value,
  atom: true,
});
const bare = (operand: Operand): string => (typeof operand === 'number' ? String(operand) : operand.text);

export const plus = (...terms: Operand[]): Expression => joined('+', terms, total(terms.map(amountIn)));
export const minus = (from: Operand, less: Operand): Expression =>
  joined('-', [from, less], amountIn(from) - amountIn(less));
export const times = (...factors: Operand[]): Expression =>
  joined(
    '*',
    factors,
    factors.map(amountIn).reduce((product, value) => product * value, 1),
  );
export const negative = (of: Operand): Expression => ({ text: `-${textOf(of)}`, value: -amountIn(of) });
export const least = (a: Operand, b: Operand): Expression =>
  called('MIN', [bare(a), bare(b)], Math.min(amountIn(a), amountIn(b)));
export const most = (a: Operand, b: Operand): Expression =>
  called('MAX', [bare(a), bare(b)], Math.max(amountIn(a), amountIn(b)));
export const sumOf = (range: Range): Expression => called('SUM', [range.text], total(numbers(range)));
export const sumOfCells = (cells: readonly Expression[]): Expression =>
  cells.length === 0
    ? { text: '0', value: 0, atom: true }
    : called(
        'SUM',
        cells.map((cell) => cell.text),
        total(cells.map(amountIn)),
      );

export const power = (base: Operand, exponent: Operand): Expression =>
  joined('^', [base, exponent], amountIn(base) ** amountIn(exponent));
/** Σ of two rows' products, cell by cell: a row of flows by its row of discount factors is a present value. */
export const sumOfProducts = (a: Range, b: Range): Expression =>
  called('SUMPRODUCT', [a.text, b.text], total(numbers(a).map((value, i) => value * numbers(b)[i]!)));
/** The least number of a range; empty cells do not count. */
export const leastOf = (range: Range): Expression => called('MIN', [range.text], Math.min(...filled(range)));
/** The mean of a row in those places where another row has at least a share of its largest. */
export const meanWhereLarge = (of: Range, where: Range, share: number): Expression => {
  const least = share * Math.max(...filled(where));
  const kept = of.values.filter((value, i) => typeof value === 'number' && numbers(where)[i]! >= least) as number[];
  return called(
    'AVERAGEIF',
    [where.text, `">="&${share}*MAX(${where.text})`, of.text],
    total(kept) / Math.max(1, kept.length),
  );
};
/** The largest number of a range, whatever its sign. */
export const largestSize = (range: Range): Expression =>
  called(
    'MAX',
    [`MAX(${range.text})`, `-MIN(${range.text})`],
    Math.max(...filled(range), ...filled(range).map((value) => -value)),
  );
/** The rate at which yearly flows are worth nothing; undefined where they have none. */
export const internalRate = (flows: Range): Expression | undefined => {
  const rate = soleRate(internalRateOfReturn(numbers(flows)));
  if (rate === undefined) return undefined;
  // A spreadsheet's search begins at 10% and may not find its way below nothing.
  return called('IRR', rate < 0 ? [flows.text, rate.toFixed(2)] : [flows.text], rate);
};

/** A over B; nothing over nothing is `otherwise`, as in the plan. */
export const over = (above: Operand, below: Operand, otherwise = 0): Expression => ({
  text: `IF(${bare(below)}=0,${otherwise},${textOf(above)}/${textOf(below)})`,
  value: amountIn(below) === 0 ? otherwise : amountIn(above) / amountIn(below),
  atom: true,
});

/** To a number of decimals, halves away from zero as spreadsheets do. */
export const rounded = (of: Operand, decimals: number): Expression => {
  const scale = 10 ** decimals;
  const value = amountIn(of);
  const whole = Math.sign(value) * Math.round(Math.abs(value) * scale);
  return called('ROUND', [bare(of), String(decimals)], whole === 0 ? 0 : whole / scale);
};

/** Σ coefficient × level over a row, of the coefficients above (`>`) or below (`<`) nothing. */
export const productOfSign = (coefficients: Range, levels: Range, sign: '>' | '<'): Expression => {
  const level = numbers(levels);
  const parts = numbers(coefficients).map((c, i) => ((sign === '>' ? c > 0 : c < 0) ? c * level[i]! : 0));
  return called('SUMPRODUCT', [`(${coefficients.text}${sign}0)*${coefficients.text}*${levels.text}`], total(parts));
};

/** Σ of `range` where each of the condition ranges holds the word (or the text of a cell). */
export const sumWhere = (
  range: Range,
  ...conditions: readonly (readonly [where: Range, is: string | Expression])[]
): Expression => {
  const kept = numbers(range).map((value, i) =>
    conditions.every(([where, is]) => where.values[i] === (typeof is === 'string' ? is : is.value)) ? value : 0,
  );
  const inside = conditions.flatMap(([where, is]) => [where.text, typeof is === 'string' ? `"${is}"` : is.text]);
  return called('SUMIFS', [range.text, ...inside], total(kept));
};

/** Σ of a range above or below nothing where the condition range holds the text of a cell. */
export const sumOfSign = (range: Range, where: Range, is: Expression, sign: '>' | '<'): Expression => {
  const kept = numbers(range).map((value, i) =>
    where.values[i] === is.value && (sign === '>' ? value > 0 : value < 0) ? value : 0,
  );
  return called('SUMIFS', [range.text, where.text, is.text, range.text, `"${sign}0"`], total(kept));
};

/** One of two results by a comparison of numbers; results are our own words, expressions or empty strings. */
export const choose = (
  left: Operand,
  comparison: '<' | '>' | '<=' | '>=',
  right: Operand,
  yes: Expression | string,
  no: Expression | string,
): Expression => {
  const [a, b] = [amountIn(left), amountIn(right)];
  const holds = { '<': a < b, '>': a > b, '<=': a <= b, '>=': a >= b }[comparison];
  const shown = (result: Expression | string) => (typeof result === 'string' ? `"${result}"` : result.text);
  const result = holds ? yes : no;
  return {
    text: `IF(${textOf(left)}${comparison}${textOf(right)},${shown(yes)},${shown(no)})`,
    value: typeof result === 'string' ? result : result.value,
    atom: true,
  };
};
