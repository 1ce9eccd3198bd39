import type { Problem, Solution } from '../lp/problem.ts';
import { solve } from './highs.ts';

export interface WholeOptions {
  readonly gap: number;
  /** A coarser problem with the same leading columns, used to choose whole lines. */
  readonly coarse?: Problem;
  /** Columns of `problem` that are whole, beside those of `coarse`. */
  readonly coarseColumns?: ReadonlyMap<number, number>;
  readonly coarseSeconds: number;
  progress?(step: string): void;
}

export interface WholeResult {
  readonly solution: Solution;
  /** Objective of the relaxed problem: no plan can be better. */
  readonly relaxed?: Solution;
}

/**
 * Solves one whole problem. Without whole lines: one interior-point or simplex solve. With them: the relaxed problem
 * gives the bound, a coarser problem (same plants, fewer hours) chooses the lines, and the full problem with those lines
 * fixed gives the plan. The distance between the two is reported, whatever it is.
 */
export async function solveWhole(problem: Problem, options: WholeOptions): Promise<WholeResult> {
  const large = problem.columnCount > 4000;
  const method = large ? ('ipm' as const) : ('simplex' as const);
  const whole = problem.integer.some((flag) => flag === 1);
  options.progress?.('relaxed');
  const relaxed = await solve(problem, { relaxed: true, method });
  if (!whole || relaxed.status === 'infeasible' || relaxed.status === 'unbounded' || relaxed.status === 'stopped') return { solution: relaxed, relaxed };
  if (!large) {
    options.progress?.('lines');
    return { solution: await solve(problem, { gap: options.gap / 4 }), relaxed };
  }
  options.progress?.('lines');
  const coarse = options.coarse!;
  const lines = await solve(coarse, { gap: options.gap / 2, seconds: options.coarseSeconds });
  if (lines.status !== 'optimal' && lines.status !== 'feasible') return { solution: lines, relaxed };
  options.progress?.('fixed');
  const fixed: Problem = { ...problem, columnLower: problem.columnLower.slice(), columnUpper: problem.columnUpper.slice() };
  for (const [column, from] of options.coarseColumns!) {
    const value = Math.round(lines.x[from]!);
    fixed.columnLower[column] = value;
    fixed.columnUpper[column] = value;
  }
  const solution = await solve(fixed, { relaxed: true, method });
  return { solution, relaxed };
}
