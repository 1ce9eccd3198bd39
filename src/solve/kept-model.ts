import type { Difference } from '../lp/difference.ts';
import type { Problem } from '../lp/problem.ts';
import { highsLibrary, modelOf } from './highs.ts';
import { scaled, scalingOf } from './scaling.ts';

export interface RowToAdd {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

export interface KeptSolution {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'stopped';
  readonly objective: number;
  readonly bound: number;
  readonly x: Float64Array;
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}

export interface RunOptions {
  readonly method?: 'simplex' | 'ipm';
  readonly seconds?: number;
  /** Of a mixed-integer solve, in the objective's unit. */
  readonly absoluteGap?: number;
  /** Presolve: by default HiGHS chooses; off keeps the basis of the last run. */
  readonly presolve?: boolean;
  /** From nothing instead of from the last basis. */
  readonly anew?: boolean;
  readonly whole?: boolean;
  /** A solution to begin a search for whole columns with. */
  readonly start?: Float64Array;
  /** Asked now and then while whole columns are sought; true ends the search with the best so far. */
  stopped?(): boolean;
  /** Primal simplex: where prices have changed and nothing else. */
  readonly primal?: boolean;
}

/** Number of the solver's channel on which a search for whole columns may be ended. */
const mipInterrupt = 6;
/** Code of the solver for a basic row or column. */
const basicStatus = 1;

/**
 * How whole columns are sought: guesses by smaller searches and a second start from the root take most of the time and find
 * nothing that branching does not (docs/decisions/0008). One such search is worth it where no solution is known to begin with.
 */
const search = {
  mip_heuristic_effort: 0.005,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_allow_restart: false,
};

type Model = ReturnType<Awaited<ReturnType<typeof highsLibrary>>['createModel']>;
export type Basis = ReturnType<Model['getBasis']>;

/** A problem kept in the solver, so that after a change of bounds, costs or rows it starts from the last basis. */
export class KeptModel {
  readonly #model: Model;
  readonly #states: Record<string, unknown>;
  readonly #problem: Problem;
  /** Where the solver needs other units (`scalingOf`): those of its rows and columns, in their order. */
  readonly #scales: { rows: number[]; readonly columns: number[] } | undefined;
  #whole = false;
  #next: Basis | undefined;

  private constructor(highs: Awaited<ReturnType<typeof highsLibrary>>, problem: Problem) {
    this.#problem = problem;
    this.#states = highs.constants.modelStatus as Record<string, unknown>;
    const scaling = scalingOf(problem);
    this.#scales = scaling && { rows: [...scaling.rows], columns: [...scaling.columns] };
    this.#model = highs.createModel(modelOf(scaling ? scaled(problem, scaling) : problem) as never);
    this.#model.options.set({ output_flag: false, random_seed: 1 } as never);
  }

  static async of(problem: Problem): Promise<KeptModel> {
    return new KeptModel(await highsLibrary(), problem);
  }

  #rowScale(row: number): number {
    return this.#scales?.rows[row] ?? 1;
  }
  #columnScale(column: number): number {
    return this.#scales?.columns[column] ?? 1;
  }

  bounds(columns: readonly number[], lower: readonly number[], upper: readonly number[]): void {
    for (const [i, column] of columns.entries()) {
      const scale = this.#columnScale(column);
      this.#model.changeColBounds(column, lower[i]! / scale, upper[i]! / scale);
    }
  }
  /** Sets many columns' bounds at once: `columns` in rising order, bounds by column. */
  manyBounds(columns: Int32Array, lower: Float64Array, upper: Float64Array): void {
    const [from, to] = [new Float64Array(columns.length), new Float64Array(columns.length)];
    for (let i = 0; i < columns.length; i++) {
      const scale = this.#columnScale(columns[i]!);
      from[i] = lower[columns[i]!]! / scale;
      to[i] = upper[columns[i]!]! / scale;
    }
    this.#model.changeColsBounds({ kind: 'set', indices: columns } as never, from, to);
  }
  /** Sets many columns' costs at once: `columns` in rising order, costs by column. */
  manyCosts(columns: Int32Array, cost: Float64Array): void {
    const scaledCost = new Float64Array(columns.length);
    for (let i = 0; i < columns.length; i++) scaledCost[i] = cost[columns[i]!]! * this.#columnScale(columns[i]!);
    this.#model.changeColsCost({ kind: 'set', indices: columns } as never, scaledCost);
  }
  rowBounds(row: number, lower: number, upper: number): void {
    const scale = this.#rowScale(row);
    this.#model.changeRowBounds(row, lower * scale, upper * scale);
  }
  cost(column: number, cost: number): void {
    this.#model.changeColCost(column, cost * this.#columnScale(column));
  }
  addRow(row: RowToAdd): void {
    this.#model.addRow(row.lower, row.upper, {
      indices: Int32Array.from(row.columns),
      values: Float64Array.from(row.values, (value, i) => value * this.#columnScale(row.columns[i]!)),
    } as never);
    this.#scales?.rows.push(1);
  }
  addColumn(
    cost: number,
    lower: number,
    upper: number,
    entries: readonly (readonly [row: number, value: number])[],
  ): void {
    this.#model.addCol(cost, lower, upper, {
      indices: Int32Array.from(entries, ([row]) => row),
      values: Float64Array.from(entries, ([row, value]) => value * this.#rowScale(row)),
    } as never);
    this.#scales?.columns.push(1);
  }

  /** Turns the kept problem into another over the same columns; its next run starts from the last basis. */
  become(difference: Difference): void {
    for (const [column, cost] of difference.costs) this.cost(column, cost);
    for (const [column, lower, upper] of difference.bounds) this.bounds([column], [lower], [upper]);
    for (const [row, lower, upper] of difference.rowBounds) this.rowBounds(row, lower, upper);
    for (const [row, column, value] of difference.entries)
      this.#model.changeCoefficient(row, column, value * this.#rowScale(row) * this.#columnScale(column));
    for (const row of difference.dropped) this.#model.changeRowBounds(row, -Infinity, Infinity);
    for (const { entries, lower, upper } of difference.added)
      this.addRow({
        lower,
        upper,
        columns: entries.map(([column]) => column),
        values: entries.map(([, value]) => value),
      });
  }

  run(options: RunOptions = {}): KeptSolution {
    const whole = options.whole ?? false;
    if (whole !== this.#whole) {
      if (whole) {
        const types = this.#problem.integer;
        for (let c = 0; c < types.length; c++) if (types[c] === 1) this.#model.changeColIntegrality(c, 1 as never);
      } else this.#model.clearIntegrality();
      this.#whole = whole;
    }
    this.#model.options.set({
      solver: options.method === 'ipm' ? 'ipm' : 'choose',
      simplex_strategy: options.primal ? 4 : 1,
      run_crossover: options.method === 'ipm' ? 'off' : 'on',
      presolve: options.presolve === false ? 'off' : 'choose',
      ...search,
      mip_heuristic_run_rens: options.start === undefined,
      ...(options.absoluteGap === undefined ? {} : { mip_rel_gap: 0, mip_abs_gap: options.absoluteGap }),
      time_limit: options.seconds === undefined ? 1e9 : this.#model.getRunTime() + options.seconds,
    } as never);
    this.#next = undefined;
    if (options.anew) this.#model.setLogicalBasis();
    const { stopped, start } = options;
    if (whole && start)
      this.#model.setSolution({ colValue: start.map((value, c) => value / this.#columnScale(c)) } as never);
    try {
      this.#model.run(
        whole && stopped
          ? {
              [mipInterrupt]: (event: { interrupt(): void }) => {
                if (stopped()) event.interrupt();
                return undefined;
              },
            }
          : undefined,
      );
    } catch {
      // A basis that has become singular after changes ends the solver with an error; from nothing it finds its way.
      this.#model.setLogicalBasis();
      this.#model.options.set({ presolve: 'on' } as never);
      try {
        this.#model.run();
      } catch {
        return nothing(this.#problem);
      }
    }
    const status = this.#model.getModelStatus() as unknown;
    const solution = this.#model.getSolution();
    const objective = this.#model.getObjectiveValue();
    const found = (state: KeptSolution['status']): KeptSolution => ({
      status: state,
      objective,
      bound: whole ? Number(this.#model.info.get('mip_dual_bound' as never)) : objective,
      x: this.#scales ? solution.colValue.map((value, c) => value * this.#columnScale(c)) : solution.colValue,
      rowDual: this.#scales ? solution.rowDual.map((value, row) => value * this.#rowScale(row)) : solution.rowDual,
      columnDual: this.#scales ? solution.colDual.map((value, c) => value / this.#columnScale(c)) : solution.colDual,
    });
    if (status === this.#states['optimal']) return found('optimal');
    if (status === this.#states['infeasible']) return found('infeasible');
    const feasible = Number(this.#model.info.get('primal_solution_status' as never)) === 2;
    return found(feasible && Number.isFinite(objective) ? 'feasible' : 'stopped');
  }

  /** Takes rows out; the rest are numbered anew. */
  dropRows(rows: readonly number[]): void {
    if (rows.length === 0) return;
    this.#model.deleteRows({ kind: 'set', indices: Int32Array.from(rows).sort() } as never);
    const gone = new Set(rows);
    if (this.#scales) this.#scales.rows = this.#scales.rows.filter((_, row) => !gone.has(row));
  }

  /** Takes out those rows that hold nothing back in the last solution, from where the next run goes on. Returns them. */
  dropIdleRows(rows: readonly number[]): readonly number[] {
    const { colStatus, rowStatus } = this.basis();
    const idle = rows.filter((row) => rowStatus[row] === basicStatus);
    if (idle.length === 0) return idle;
    this.dropRows(idle);
    const gone = new Set(idle);
    this.setBasis({ colStatus, rowStatus: rowStatus.filter((_, row) => !gone.has(row)) });
    return idle;
  }

  /** The basis of the last run, or the one that the next run starts from. */
  basis(): Basis {
    return this.#next ?? this.#model.getBasis();
  }
  setBasis(basis: Basis): void {
    this.#model.setBasis(basis as never);
    this.#next = basis;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** The answer of a solver that gave none. */
function nothing(problem: Problem): KeptSolution {
  return {
    status: 'stopped',
    objective: Number.NaN,
    bound: -Infinity,
    x: new Float64Array(problem.columnCount),
    rowDual: new Float64Array(problem.rowCount),
    columnDual: new Float64Array(problem.columnCount),
  };
}
