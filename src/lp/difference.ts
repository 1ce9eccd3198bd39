import type { Problem } from './problem.ts';

type Entries = readonly (readonly [column: number, value: number])[];

/** What turns one problem into another over the same columns. */
export interface Difference {
  readonly costs: readonly (readonly [column: number, cost: number])[];
  readonly bounds: readonly (readonly [column: number, lower: number, upper: number])[];
  /** Rows of the first that stay, with the bounds that they get. */
  readonly rowBounds: readonly (readonly [row: number, lower: number, upper: number])[];
  /** Entries that rows which stay get. */
  readonly entries: readonly (readonly [row: number, column: number, value: number])[];
  /** Rows of the first that the second does not have, or has with entries in other columns. */
  readonly dropped: readonly number[];
  /** Rows of the second that the first does not have as they are. */
  readonly added: readonly {
    readonly row: number;
    readonly entries: Entries;
    readonly lower: number;
    readonly upper: number;
  }[];
  /** For each row of the second its row in the first; −1 where it is added. */
  readonly rowOf: Int32Array;
}

/** How to turn problem `a` into `b`, rows matched by name; undefined where their columns differ. */
export function differenceOf(a: Problem, b: Problem): Difference | undefined {
  if (a.columnCount !== b.columnCount) return undefined;
  for (let c = 0; c < a.columnCount; c++)
    if (a.integer[c] !== b.integer[c] || a.columnName(c) !== b.columnName(c)) return undefined;
  const costs: [number, number][] = [];
  const bounds: [number, number, number][] = [];
  for (let c = 0; c < a.columnCount; c++) {
    if (a.cost[c] !== b.cost[c]) costs.push([c, b.cost[c]!]);
    if (a.columnLower[c] !== b.columnLower[c] || a.columnUpper[c] !== b.columnUpper[c])
      bounds.push([c, b.columnLower[c]!, b.columnUpper[c]!]);
  }
  const [rowsA, rowsB] = [rowEntries(a), rowEntries(b)];
  const known = new Map<string, number>();
  for (let row = 0; row < a.rowCount; row++) known.set(a.rowName(row), row);
  const rowOf = new Int32Array(b.rowCount).fill(-1);
  const rowBounds: [number, number, number][] = [];
  const entries: [number, number, number][] = [];
  const added: Difference['added'][number][] = [];
  const kept = new Uint8Array(a.rowCount);
  for (let row = 0; row < b.rowCount; row++) {
    const same = known.get(b.rowName(row));
    const [lower, upper] = [b.rowLower[row]!, b.rowUpper[row]!];
    if (same !== undefined && kept[same] === 0 && inSameColumns(rowsA[same]!, rowsB[row]!)) {
      kept[same] = 1;
      for (const [i, [column, value]] of rowsB[row]!.entries())
        if (rowsA[same]![i]![1] !== value) entries.push([same, column, value]);
      rowOf[row] = same;
      if (a.rowLower[same] !== lower || a.rowUpper[same] !== upper) rowBounds.push([same, lower, upper]);
    } else added.push({ row, entries: rowsB[row]!, lower, upper });
  }
  const dropped = [...kept.keys()].filter((row) => kept[row] === 0);
  return { costs, bounds, rowBounds, entries, dropped, added, rowOf };
}

/** Whether both problems have the same rows in the same order, but for their bounds and the values of their entries. */
export function sameRows({ added, dropped, rowOf }: Difference): boolean {
  return added.length + dropped.length === 0 && rowOf.every((row, i) => row === i);
}

function rowEntries(problem: Problem): (readonly [number, number])[][] {
  const rows: (readonly [number, number])[][] = Array.from({ length: problem.rowCount }, () => []);
  for (let c = 0; c < problem.columnCount; c++)
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++)
      rows[problem.indices[e]!]!.push([c, problem.values[e]!]);
  return rows;
}

function inSameColumns(a: Entries, b: Entries): boolean {
  return a.length === b.length && a.every(([column], i) => column === b[i]![0]);
}
