import type { Problem, Solution } from '../lp/problem.ts';
import { solve } from './highs.ts';

export interface WholeOptions {
  readonly gap: number;
  /** The same park with long steps, a relaxation of `problem`: used to choose whole lines and to prove the bound. */
  readonly coarse?: Problem;
  /** Whole columns of `problem` beside the same decision's column in `coarse`. */
  readonly coarseColumns?: ReadonlyMap<number, number>;
  readonly coarseSeconds: number;
  progress?(step: string): void;
}

export interface WholeResult {
  readonly solution: Solution;
  /** No plan can have a lower objective than this. */
  readonly bound: number;
  /** Row multipliers of the relaxed problem (of `coarse` when there is one; its yearly rows are the same). */
  readonly dual?: Float64Array;
}

/**
 * Solves one whole problem. A small one goes to the solver as it is. A large one with whole lines is solved in two: the
 * same park with long steps, which averages hours and so can only look better, chooses the lines and proves the bound;
 * then the problem itself is solved with those lines. The distance between the two is reported, whatever it is.
 */
export async function solveWhole(problem: Problem, options: WholeOptions): Promise<WholeResult> {
  const whole = problem.integer.some((flag) => flag === 1);
  options.progress?.('relaxed');
  if (!options.coarse || !whole) {
    const relaxed = await solve(problem, { relaxed: true, method: options.coarse ? 'ipm' : 'simplex' });
    if (!whole || !('x' in relaxed))
      return {
        solution: relaxed,
        bound: 'objective' in relaxed ? relaxed.objective : -Infinity,
        ...('dual' in relaxed ? { dual: relaxed.dual } : {}),
      };
    options.progress?.('lines');
    const solution = await solve(problem, { gap: options.gap / 4 });
    return { solution, bound: 'bound' in solution ? solution.bound : -Infinity, dual: relaxed.dual };
  }
  const relaxed = await solve(options.coarse, { relaxed: true, method: 'simplex' });
  if (!('x' in relaxed)) return { solution: relaxed, bound: -Infinity };
  options.progress?.('lines');
  const lines = await solve(options.coarse, { gap: options.gap / 2, seconds: options.coarseSeconds });
  if (!('x' in lines)) return { solution: lines, bound: relaxed.objective, dual: relaxed.dual };
  options.progress?.('fixed');
  const fixed: Problem = {
    ...problem,
    columnLower: problem.columnLower.slice(),
    columnUpper: problem.columnUpper.slice(),
  };
  for (const [column, from] of options.coarseColumns!) {
    const value = Math.round(lines.x[from]!);
    fixed.columnLower[column] = value;
    fixed.columnUpper[column] = value;
  }
  const solution = await solve(fixed, { relaxed: true, method: 'ipm' });
  return { solution, bound: Math.max(lines.bound, relaxed.objective), dual: relaxed.dual };
}
