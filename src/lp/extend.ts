import type { Problem } from './problem.ts';

type Terms = readonly (readonly [column: number, value: number])[];

export interface NewRow {
  readonly name: string;
  readonly terms: Terms;
  readonly lower: number;
  readonly upper: number;
}

export interface NewColumn {
  readonly name: string;
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  /** Entries in rows of the problem it is added to. */
  readonly entries: readonly (readonly [row: number, value: number])[];
}

/** The problem with rows added below its own. */
export function withRows(problem: Problem, rows: readonly NewRow[]): Problem {
  if (rows.length === 0) return problem;
  const added: [row: number, value: number][][] = Array.from({ length: problem.columnCount }, () => []);
  for (const [i, row] of rows.entries())
    for (const [column, value] of row.terms) {
      const list = added[column]!;
      const seen = list.find(([place]) => place === problem.rowCount + i);
      if (seen) seen[1] += value;
      else list.push([problem.rowCount + i, value]);
    }
  const extra = added.reduce((sum, list) => sum + list.length, 0);
  const total = problem.starts[problem.columnCount]! + extra;
  const starts = new Int32Array(problem.columnCount + 1);
  const indices = new Int32Array(total);
  const values = new Float64Array(total);
  let at = 0;
  for (let c = 0; c < problem.columnCount; c++) {
    starts[c] = at;
    const [from, to] = [problem.starts[c]!, problem.starts[c + 1]!];
    indices.set(problem.indices.subarray(from, to), at);
    values.set(problem.values.subarray(from, to), at);
    at += to - from;
    for (const [row, value] of added[c]!) {
      indices[at] = row;
      values[at++] = value;
    }
  }
  starts[problem.columnCount] = at;
  return {
    ...problem,
    rowCount: problem.rowCount + rows.length,
    starts,
    indices,
    values,
    rowLower: Float64Array.from([...problem.rowLower, ...rows.map((row) => row.lower)]),
    rowUpper: Float64Array.from([...problem.rowUpper, ...rows.map((row) => row.upper)]),
    rowName: (row) => (row < problem.rowCount ? problem.rowName(row) : rows[row - problem.rowCount]!.name),
  };
}

/** The problem with columns added after its own. */
export function withColumns(problem: Problem, columns: readonly NewColumn[]): Problem {
  const used = problem.starts[problem.columnCount]!;
  const starts = [...problem.starts];
  const indices = [...problem.indices.subarray(0, used)];
  const values = [...problem.values.subarray(0, used)];
  for (const column of columns) {
    for (const [row, value] of column.entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const grow = (from: Float64Array, pick: (column: NewColumn) => number) =>
    Float64Array.from([...from, ...columns.map(pick)]);
  return {
    ...problem,
    columnCount: problem.columnCount + columns.length,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
    cost: grow(problem.cost, (column) => column.cost),
    columnLower: grow(problem.columnLower, (column) => column.lower),
    columnUpper: grow(problem.columnUpper, (column) => column.upper),
    integer: Uint8Array.from([...problem.integer, ...columns.map(() => 0)]),
    columnName: (c) => (c < problem.columnCount ? problem.columnName(c) : columns[c - problem.columnCount]!.name),
  };
}

/** The problem with another objective: `weight` of its own cost and the terms. */
export function withObjective(problem: Problem, terms: Terms, weight = 0): Problem {
  const cost = problem.cost.map((value) => value * weight);
  for (const [column, value] of terms) cost[column]! += value;
  return { ...problem, cost };
}
