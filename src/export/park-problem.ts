import { compile } from '../compile/compile.ts';
import { chooseWeeks } from '../compile/weeks.ts';
import { writeMps } from '../lp/mps.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { parkProfiles } from '../weather/park-profiles.ts';

export interface ProblemOptions {
  /** Sample weeks per stage. */
  readonly weeks: number;
  /** Hours per step inside a week; divides the 168 hours of one. */
  readonly stepHours: number;
}

/** The whole problem of a park, as `planPark` solves it for the same weeks and step: −NPV in M USD, minimised. */
export function parkProblem(park: Park, options: ProblemOptions): Problem {
  if (168 % options.stepHours !== 0)
    throw new RangeError(`steps of ${options.stepHours} h do not fill the 168 h of a week`);
  const profiles = parkProfiles(park);
  const hourly = park.processes.some((process) => process.hourly) || park.energy.grid !== undefined;
  const weeks = hourly ? chooseWeeks(profiles, options.weeks) : [];
  return compile(park, profiles, { weeks, stepHours: options.stepHours }).problem;
}

/** That problem as MPS text in pieces, with rows and columns named as in `docs/math.md`. */
export function parkMps(park: Park, problem: Problem, options: ProblemOptions): Generator<string> {
  const whole = problem.integer.reduce((sum, flag) => sum + flag, 0);
  return writeMps(problem, {
    name: `${park.id}-${park.scenario}`.replace(/[^\w.-]+/g, '_'),
    objective: 'NPV',
    comments: [
      `Park ${park.id}, scenario ${park.scenario}: ${problem.columnCount} columns (${whole} whole), ${problem.rowCount} rows, ${problem.values.length} entries`,
      `NPV is minus the net present value, in M USD of ${park.baseYear}, to be minimised`,
      `${options.weeks} sample weeks per stage, steps of ${options.stepHours} h`,
      'Rows and columns: docs/math.md. Bulk amounts in thousands of a unit a year, power in MW, steam in GJ/h',
    ],
  });
}
