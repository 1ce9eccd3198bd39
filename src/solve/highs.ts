import highsModule from 'highs';
import type { Problem, Solution } from '../lp/problem.ts';
import { scaled, scalingOf } from './scaling.ts';

// The package types its default export as CommonJS does; both of its builds export the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
type Highs = Awaited<ReturnType<typeof loadHighs>>;
let loaded: Promise<Highs> | undefined;

/** The solver, loaded once. */
export function highsLibrary(): Promise<Highs> {
  loaded ??= loadHighs();
  return loaded;
}

export interface SolveOptions {
  /** Ignore whole-line columns. */
  readonly relaxed?: boolean;
  /** `ipm` gives values near the middle and no basis; `simplex` is for small problems. */
  readonly method?: 'simplex' | 'ipm';
  readonly crossover?: boolean;
  /** Without presolve, which may be misled by traces of nothing. */
  readonly plain?: boolean;
  /** Relative gap at which a mixed-integer solve may stop. */
  readonly gap?: number;
  readonly seconds?: number;
  /** A solution to start a mixed-integer solve from. */
  readonly start?: Float64Array;
}

/** A problem as the solver's arrays. */
export function modelOf(problem: Problem) {
  return {
    numCols: problem.columnCount,
    numRows: problem.rowCount,
    colCost: problem.cost,
    colLower: problem.columnLower,
    colUpper: problem.columnUpper,
    rowLower: problem.rowLower,
    rowUpper: problem.rowUpper,
    matrix: {
      format: 'csc',
      numRows: problem.rowCount,
      numCols: problem.columnCount,
      starts: problem.starts,
      indices: problem.indices,
      values: problem.values,
    },
  };
}

/**
 * Solves a problem with HiGHS (WebAssembly), blocking the thread it runs on: call it from a worker where people wait.
 * The same input gives the same answer: one thread, a fixed seed.
 */
export async function solve(problem: Problem, options: SolveOptions = {}): Promise<Solution> {
  const highs = await highsLibrary();
  const whole = !options.relaxed && problem.integer.some((flag) => flag === 1);
  const scaling = scalingOf(problem);
  const model = highs.createModel({
    ...modelOf(scaling ? scaled(problem, scaling) : problem),
    ...(whole ? { integrality: Int32Array.from(problem.integer) } : {}),
  } as never);
  try {
    model.options.set({ output_flag: false, random_seed: 1 } as never);
    if (options.plain) model.options.set({ presolve: 'off' } as never);
    if (!whole && options.method === 'ipm')
      model.options.set({ solver: 'ipm', run_crossover: options.crossover ? 'on' : 'off' } as never);
    if (whole) model.options.set({ mip_rel_gap: options.gap ?? 1e-4 } as never);
    if (options.seconds !== undefined) model.options.set('time_limit', options.seconds);
    if (whole && options.start)
      model.setSolution({
        colValue: scaling ? options.start.map((value, c) => value / scaling.columns[c]!) : options.start,
      });
    model.run();
    const found = answer(highs, model, whole);
    if (!scaling || !('x' in found)) return found;
    return {
      ...found,
      x: found.x.map((value, c) => value * scaling.columns[c]!),
      dual: found.dual.map((value, row) => value * scaling.rows[row]!),
    };
  } finally {
    model.dispose();
  }
}

function answer(highs: Highs, model: ReturnType<Highs['createModel']>, whole: boolean): Solution {
  const states = highs.constants.modelStatus as Record<string, unknown>;
  const status = model.getModelStatus() as unknown;
  if (status === states['infeasible']) return { status: 'infeasible', conflict: [] };
  if (status === states['unbounded'] || status === states['unboundedOrInfeasible']) return { status: 'unbounded' };
  const solution = model.getSolution();
  const objective = model.getObjectiveValue();
  const bound = whole ? Number(model.info.get('mip_dual_bound')) : objective;
  const result = { objective, bound, x: solution.colValue, dual: solution.rowDual };
  if (status === states['optimal']) return { status: 'optimal', ...result };
  const feasible = Number(model.info.get('primal_solution_status')) === 2;
  if (feasible && Number.isFinite(objective)) return { status: 'feasible', ...result };
  return { status: 'stopped', reason: `solver status ${String(status)}` };
}
