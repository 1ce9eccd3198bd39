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
    const solution = await exactly(problem, await solve(problem, { gap: options.gap / 4 }));
    return { solution, bound: 'bound' in solution ? solution.bound : -Infinity, dual: relaxed.dual };
  }
  const relaxed = await solve(options.coarse, { relaxed: true, method: 'simplex' });
  if (!('x' in relaxed)) return { solution: relaxed, bound: -Infinity };
  options.progress?.('lines');
  const lines = await solve(options.coarse, { gap: options.gap / 2, seconds: options.coarseSeconds });
  if (!('x' in lines)) return { solution: lines, bound: relaxed.objective, dual: relaxed.dual };
  options.progress?.('fixed');
  const chosen = new Map<number, number>();
  for (const [column, from] of options.coarseColumns!) chosen.set(column, Math.round(lines.x[from]!));
  const fixed = fixedAt(problem, chosen);
  const solution = await solve(fixed, { relaxed: true, method: 'ipm' });
  return { solution, bound: Math.max(lines.bound, relaxed.objective), dual: relaxed.dual };
}

/** The problem with some columns at given values. */
function fixedAt(problem: Problem, values: ReadonlyMap<number, number>): Problem {
  const [columnLower, columnUpper] = [problem.columnLower.slice(), problem.columnUpper.slice()];
  for (const [column, value] of values) [columnLower[column], columnUpper[column]] = [value, value];
  return { ...problem, columnLower, columnUpper };
}

/**
 * A solution in which whole lines are whole: the solver takes a millionth of a line for none, which of a line that is large
 * enough would be a plant for nothing. Solved again with whole numbers where any is not, or where the rows do not hold.
 */
async function exactly(problem: Problem, solution: Solution): Promise<Solution> {
  if (!('x' in solution)) return solution;
  const { x } = solution;
  const lines = new Map<number, number>();
  for (let c = 0; c < problem.columnCount; c++) if (problem.integer[c] === 1) lines.set(c, Math.round(x[c]!));
  if ([...lines].every(([c, value]) => x[c] === value) && holds(problem, x)) return solution;
  const exact = await solve(fixedAt(problem, lines), { relaxed: true, method: 'simplex' });
  return 'x' in exact ? { ...exact, bound: solution.bound } : solution;
}

/** Whether every row holds to a millionth of what is added up in it. */
function holds(problem: Problem, x: Float64Array): boolean {
  const sums = new Float64Array(problem.rowCount);
  const sizes = new Float64Array(problem.rowCount);
  for (let c = 0; c < problem.columnCount; c++)
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++) {
      const part = problem.values[e]! * x[c]!;
      sums[problem.indices[e]!]! += part;
      sizes[problem.indices[e]!]! += Math.abs(part);
    }
  return sums.every((sum, row) => {
    const room = 1e-6 * Math.max(sizes[row]!, 1);
    return sum >= problem.rowLower[row]! - room && sum <= problem.rowUpper[row]! + room;
  });
}
