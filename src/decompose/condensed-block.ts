import type { Problem } from '../lp/problem.ts';
import type { KeptModel, KeptSolution } from '../solve/kept-model.ts';
import type { YearBlock } from './year-block.ts';

/** Rows that hold back one hourly column by linking values alone, as flat lists: terms of bound i from `starts[i]` on. */
interface BoundRows {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly factors: Float64Array;
  readonly starts: Int32Array;
  readonly links: Int32Array;
  readonly values: Float64Array;
}

/** A total that is nothing but hourly columns, none of them against the others. */
interface Sum {
  /** Which total. */
  readonly k: number;
  readonly row: number;
  readonly columns: readonly number[];
  readonly factors: readonly number[];
}

/**
 * A block as the solver gets it. With the linking values given, about half of its rows hold back a single column: as bounds
 * they need no place in a basis, and the solver gets sooner from one question to the next (docs/decisions/0008). What the hours
 * add up to is priced hour by hour. The answer's multipliers are those of the block itself.
 */
export class CondensedBlock {
  /** The block's columns, with those rows that are left. */
  readonly problem: Problem;
  readonly #block: YearBlock;
  readonly #left: Int32Array;
  readonly #bounds: BoundRows;
  readonly #sums: readonly Sum[];
  /** Columns that bound rows hold back, and columns with a price. */
  readonly #held: Int32Array;
  readonly #priced: Int32Array;
  /** Which bound row gave each column its bounds in the last question; −1 for the column's own. */
  readonly #lowerFrom: Int32Array;
  readonly #upperFrom: Int32Array;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #cost: Float64Array;
  readonly #summed: ReadonlySet<number>;
  /** What was asked last. */
  #values: readonly number[] | undefined;
  #prices: readonly number[] | undefined;

  constructor(block: YearBlock) {
    const { problem } = block;
    this.#block = block;
    const rowTerms: [column: number, value: number][][] = Array.from({ length: problem.rowCount }, () => []);
    for (let c = 0; c < problem.columnCount; c++)
      for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++)
        if (problem.values[e] !== 0) rowTerms[problem.indices[e]!]!.push([c, problem.values[e]!]);
    const link = new Map(block.linkingColumns.map((column, i) => [column, i]));
    this.#sums = sumsOf(block, rowTerms);
    const gone = new Set(this.#sums.map(({ row }) => row));
    const bounds: { row: number; column: number; factor: number; terms: (readonly [link: number, value: number])[] }[] =
      [];
    for (const [row, terms] of rowTerms.entries()) {
      const own = terms.filter(([column]) => !link.has(column));
      if (gone.has(row) || own.length !== 1) continue;
      const [column, factor] = own[0]!;
      const seen = terms.flatMap(([c, value]) => (link.has(c) ? [[link.get(c)!, value] as const] : []));
      bounds.push({ row, column, factor, terms: seen });
      gone.add(row);
    }
    const starts = new Int32Array(bounds.length + 1);
    for (const [i, { terms }] of bounds.entries()) starts[i + 1] = starts[i]! + terms.length;
    this.#bounds = {
      rows: Int32Array.from(bounds, ({ row }) => row),
      columns: Int32Array.from(bounds, ({ column }) => column),
      factors: Float64Array.from(bounds, ({ factor }) => factor),
      starts,
      links: Int32Array.from(bounds.flatMap(({ terms }) => terms.map(([i]) => i))),
      values: Float64Array.from(bounds.flatMap(({ terms }) => terms.map(([, value]) => value))),
    };
    this.#held = Int32Array.from(new Set(this.#bounds.columns)).sort();
    this.#priced = Int32Array.from(new Set(this.#sums.flatMap(({ columns }) => columns))).sort();
    this.#lowerFrom = new Int32Array(problem.columnCount).fill(-1);
    this.#upperFrom = new Int32Array(problem.columnCount).fill(-1);
    this.#lower = problem.columnLower.slice();
    this.#upper = problem.columnUpper.slice();
    this.#cost = new Float64Array(problem.columnCount);
    this.#summed = new Set(this.#sums.map(({ k }) => k));
    this.#left = Int32Array.from([...rowTerms.keys()].filter((row) => !gone.has(row)));
    this.problem = withRowsOnly(problem, this.#left);
  }

  /** Puts a question to the solver's copy of the block; prices and costs times `costScale`. */
  pose(model: KeptModel, values: readonly number[], prices: readonly number[], costScale: number): void {
    const { problem, linkingColumns, totalColumns } = this.#block;
    if (!same(values, this.#values)) {
      model.bounds(linkingColumns, values, values);
      this.#hold(values);
      model.manyBounds(this.#held, this.#lower, this.#upper);
      this.#values = values;
    }
    if (!same(prices, this.#prices)) {
      const cost = this.#cost.fill(0);
      for (const { k, columns, factors } of this.#sums)
        for (let i = 0; i < columns.length; i++) cost[columns[i]!]! += prices[k]! * factors[i]! * costScale;
      for (const column of this.#priced) cost[column]! += problem.cost[column]! * costScale;
      model.manyCosts(this.#priced, cost);
      for (const [k, column] of totalColumns.entries())
        if (!this.#summed.has(k)) model.cost(column, prices[k]! * costScale);
      this.#prices = prices;
    }
  }

  /** Bounds of the held columns at these linking values. */
  #hold(values: readonly number[]): void {
    const { problem } = this.#block;
    const { rows, columns, factors, starts, links, values: terms } = this.#bounds;
    const [lower, upper] = [this.#lower, this.#upper];
    lower.set(problem.columnLower);
    upper.set(problem.columnUpper);
    this.#lowerFrom.fill(-1);
    this.#upperFrom.fill(-1);
    for (let i = 0; i < rows.length; i++) {
      let seen = 0;
      for (let e = starts[i]!; e < starts[i + 1]!; e++) seen += terms[e]! * values[links[e]!]!;
      const [column, row, factor] = [columns[i]!, rows[i]!, factors[i]!];
      const from = (problem.rowLower[row]! - seen) / factor;
      const to = (problem.rowUpper[row]! - seen) / factor;
      const [least, most] = factor > 0 ? [from, to] : [to, from];
      if (least > lower[column]!) {
        lower[column] = least;
        this.#lowerFrom[column] = i;
      }
      if (most < upper[column]!) {
        upper[column] = most;
        this.#upperFrom[column] = i;
      }
    }
    // Rounding may put a capacity of nothing a trace below it; more than that is the solver's to call impossible.
    for (const column of this.#held)
      if (upper[column]! < lower[column]! && upper[column]! >= lower[column]! - trace) upper[column] = lower[column]!;
  }

  /** What the hours of a solution add up to, in the order of `YearBlock.totals`. */
  totalsOf(x: Float64Array): number[] {
    const totals = this.#block.totalColumns.map((column) => x[column]!);
    for (const { k, columns, factors } of this.#sums)
      totals[k] = columns.reduce((all, column, i) => all + factors[i]! * x[column]!, 0);
    return totals;
  }

  /** Multipliers of all the block's rows: a bound's is what its column would save by one more of it. */
  multipliersOf({ rowDual, columnDual }: KeptSolution, prices: readonly number[], costScale: number): Float64Array {
    const y = new Float64Array(this.#block.problem.rowCount);
    for (const [i, row] of this.#left.entries()) y[row] = rowDual[i]! / costScale;
    for (const { k, row } of this.#sums) y[row] = -prices[k]!;
    for (const column of this.#held) {
      const reduced = columnDual[column]!;
      const from = reduced > 0 ? this.#lowerFrom[column]! : reduced < 0 ? this.#upperFrom[column]! : -1;
      if (from >= 0) y[this.#bounds.rows[from]!] = reduced / this.#bounds.factors[from]! / costScale;
    }
    return y;
  }
}

/** MW (GJ/h) that rounding may leave of a capacity: the solver's own tolerance. */
const trace = 1e-7;

function same(a: readonly number[], b: readonly number[] | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Totals whose row is −1 of them and hourly columns, all of one sign, so that no total can fall below nothing. */
function sumsOf(block: YearBlock, rowTerms: readonly (readonly (readonly [number, number])[])[]): Sum[] {
  const { problem } = block;
  const fixed = new Set([...block.linkingColumns, ...block.totalColumns]);
  return block.totalColumns.flatMap((total, k) => {
    const [from, to] = [problem.starts[total]!, problem.starts[total + 1]!];
    if (to - from !== 1 || problem.values[from] !== -1) return [];
    const row = problem.indices[from]!;
    if (problem.rowLower[row] !== 0 || problem.rowUpper[row] !== 0) return [];
    const terms = rowTerms[row]!.filter(([column]) => column !== total);
    const plain = terms.every(([c, value]) => value > 0 && problem.columnLower[c]! >= 0 && !fixed.has(c));
    return plain ? [{ k, row, columns: terms.map(([c]) => c), factors: terms.map(([, value]) => value) }] : [];
  });
}

/** The problem with just these rows, in their order. */
function withRowsOnly(problem: Problem, rows: Int32Array): Problem {
  const place = new Int32Array(problem.rowCount).fill(-1);
  for (const [i, row] of rows.entries()) place[row] = i;
  const starts = new Int32Array(problem.columnCount + 1);
  const indices: number[] = [];
  const values: number[] = [];
  for (let c = 0; c < problem.columnCount; c++) {
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++) {
      if (place[problem.indices[e]!]! < 0) continue;
      indices.push(place[problem.indices[e]!]!);
      values.push(problem.values[e]!);
    }
    starts[c + 1] = indices.length;
  }
  return {
    ...problem,
    rowCount: rows.length,
    rowLower: Float64Array.from(rows, (row) => problem.rowLower[row]!),
    rowUpper: Float64Array.from(rows, (row) => problem.rowUpper[row]!),
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
    rowName: (row) => problem.rowName(rows[row]!),
  };
}
