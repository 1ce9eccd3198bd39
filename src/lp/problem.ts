/** A linear problem, minimised: columns with bounds and costs, rows with bounds, the matrix by column (CSC). */
export interface Problem {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** CSC: starts has columnCount + 1 entries. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  /** 1 where the column must be whole. */
  readonly integer: Uint8Array;
  columnName(column: number): string;
  rowName(row: number): string;
}

/** What solving a problem gives; a state carries only what exists in it. */
export type Solution =
  | {
      readonly status: 'optimal';
      readonly objective: number;
      readonly bound: number;
      readonly x: Float64Array;
      readonly dual: Float64Array;
    }
  | {
      readonly status: 'feasible';
      readonly objective: number;
      readonly bound: number;
      readonly x: Float64Array;
      readonly dual: Float64Array;
    }
  | { readonly status: 'infeasible'; readonly conflict: readonly number[] }
  | { readonly status: 'unbounded' }
  | { readonly status: 'stopped'; readonly reason: string };
