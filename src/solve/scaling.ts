import type { Problem } from '../lp/problem.ts';

/** Powers of two by which rows and columns of a problem are multiplied for the solver, so that nothing is rounded. */
export interface Scaling {
  /** Row i of the solver is this many times that of the problem. */
  readonly rows: Float64Array;
  /** One unit of the solver's column j is this many of the problem's. */
  readonly columns: Float64Array;
}

/** Sizes of entries between which the solver needs no help: it drops those below 1e-9 and refuses those above 1e15. */
export const [leastEntry, largestEntry] = [1e-9, 1e7];
const passes = 8;
/** An entry that is no more than this share of its row's largest is rounding. */
const rounding = 1e-15;

/**
 * Geometric scaling: each row and column in turn is divided by the root of its smallest times its largest entry, rounded
 * to a power of two; whole columns keep their unit. Undefined where the solver needs none, so that what it finds does not
 * depend on it.
 */
export function scalingOf(problem: Problem): Scaling | undefined {
  const { starts, indices, values, rowCount, columnCount, integer } = problem;
  const most = new Float64Array(rowCount);
  for (let e = 0; e < values.length; e++) most[indices[e]!] = Math.max(most[indices[e]!]!, Math.abs(values[e]!));
  // What is left of sums that cancel says nothing of its row's size.
  const counts = (e: number) => Math.abs(values[e]!) > rounding * most[indices[e]!]!;
  let [least, largest] = [Infinity, 0];
  for (const [e, value] of values.entries()) {
    if (!counts(e)) continue;
    const size = Math.abs(value);
    if (size < least) least = size;
    if (size > largest) largest = size;
  }
  if (least >= leastEntry && largest <= largestEntry) return undefined;
  // Binary logarithms of the factors and of the entries.
  const rows = new Float64Array(rowCount);
  const columns = new Float64Array(columnCount);
  const logs = values.map((value, e) => (counts(e) ? Math.log2(Math.abs(value)) : Number.NaN));
  const low = new Float64Array(rowCount);
  const high = new Float64Array(rowCount);
  for (let pass = 0; pass < passes; pass++) {
    low.fill(Infinity);
    high.fill(-Infinity);
    for (let c = 0; c < columnCount; c++)
      for (let e = starts[c]!; e < starts[c + 1]!; e++) {
        const [row, log] = [indices[e]!, logs[e]! + columns[c]!];
        if (log < low[row]!) low[row] = log;
        if (log > high[row]!) high[row] = log;
      }
    for (let row = 0; row < rowCount; row++) if (high[row]! > -Infinity) rows[row] = -(low[row]! + high[row]!) / 2;
    for (let c = 0; c < columnCount; c++) {
      if (integer[c] === 1) continue;
      let [from, to] = [Infinity, -Infinity];
      for (let e = starts[c]!; e < starts[c + 1]!; e++) {
        const log = logs[e]! + rows[indices[e]!]!;
        if (log < from) from = log;
        if (log > to) to = log;
      }
      if (to > -Infinity) columns[c] = -(from + to) / 2;
    }
  }
  const power = (log: number) => 2 ** Math.round(log);
  return { rows: rows.map(power), columns: columns.map(power) };
}

/** The problem as the solver sees it under a scaling. */
export function scaled(problem: Problem, { rows, columns }: Scaling): Problem {
  const values = problem.values.slice();
  for (let c = 0; c < problem.columnCount; c++)
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++)
      values[e]! *= rows[problem.indices[e]!]! * columns[c]!;
  return {
    ...problem,
    values,
    cost: problem.cost.map((cost, c) => cost * columns[c]!),
    columnLower: problem.columnLower.map((bound, c) => bound / columns[c]!),
    columnUpper: problem.columnUpper.map((bound, c) => bound / columns[c]!),
    rowLower: problem.rowLower.map((bound, row) => bound * rows[row]!),
    rowUpper: problem.rowUpper.map((bound, row) => bound * rows[row]!),
  };
}
