import { compile, type Span } from '../compile/compile.ts';
import { chooseWeeks } from '../compile/weeks.ts';
import { type MpsOptions, mpsSize, writeMps } from '../lp/mps.ts';
import type { Problem } from '../lp/problem.ts';
import { type Range, rangesOf, widest } from '../lp/ranges.ts';
import type { Park } from '../park/park.ts';
import { parkProfiles } from '../weather/park-profiles.ts';

export interface ProblemOptions {
  /** Sample weeks per stage, or the spans of all 8,760 hours of its weather years, as the full year is planned in. */
  readonly hours: number | readonly Span[];
  /** Hours per step; divides the 168 hours of a week, and those of each span. */
  readonly stepHours: number;
}

/** The whole problem of a park, as `planPark` solves it for the same hours and step: −NPV in M USD, minimised. */
export function parkProblem(park: Park, { hours, stepHours }: ProblemOptions): Problem {
  const blocks = typeof hours === 'number' ? [168] : [...new Set(hours.map((span) => span.hours))];
  for (const length of blocks)
    if (length % stepHours !== 0)
      throw new RangeError(
        `steps of ${stepHours} h do not fill the ${length} h of a ${typeof hours === 'number' ? 'week' : 'span of the year'}`,
      );
  const profiles = parkProfiles(park);
  if (typeof hours !== 'number') return compile(park, profiles, { spans: hours, stepHours }).problem;
  const hourly = park.processes.some((process) => process.hourly) || park.energy.grid !== undefined;
  const weeks = hourly ? chooseWeeks(profiles, hours) : [];
  return compile(park, profiles, { weeks, stepHours }).problem;
}

/** That problem as MPS text in pieces, with rows and columns named as in `docs/math.md`, and about how many bytes it takes. */
export function parkMps(
  park: Park,
  problem: Problem,
  { hours, stepHours }: ProblemOptions,
): { readonly bytes: number; readonly pieces: Generator<string> } {
  const years = park.energy.weather?.years ?? 1;
  const whole = problem.integer.reduce((sum, flag) => sum + flag, 0);
  const { rows, costs } = rangesOf(problem);
  const written: MpsOptions = {
    name: `${park.id}-${park.scenario}`.replace(/[^\w.-]+/g, '_'),
    objective: 'NPV',
    comments: [
      `Park ${park.id}, scenario ${park.scenario}: ${problem.columnCount} columns (${whole} whole), ${problem.rowCount} rows, ${problem.values.length} entries`,
      `NPV is minus the net present value, in M USD of ${park.baseYear}, to be minimised`,
      typeof hours === 'number'
        ? `${hours} sample weeks per stage, steps of ${stepHours} h`
        : `All 8760 hours of every stage${years > 1 ? ` under ${years} weather years` : ''} in ${hours.length} spans, steps of ${stepHours} h`,
      `Entries ${rangeWords(widest(rows))}; costs ${rangeWords(widest(costs))}`,
      'Rows and columns: docs/math.md. Bulk amounts in thousands of a unit a year, power in MW, steam in GJ/h',
    ],
  };
  return { bytes: mpsSize(problem, written), pieces: writeMps(problem, written) };
}

/** How far numbers lie apart, and where those at the ends stand. */
function rangeWords(range: Range | undefined): string {
  if (!range) return 'none';
  const shown = (value: number) => Number(value.toPrecision(3));
  return `from ${shown(range.least)} (${range.leastAt}) to ${shown(range.largest)} (${range.largestAt})`;
}
