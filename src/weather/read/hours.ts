import { hoursPerYear } from '../calendar.ts';
import type { Problem } from './problem.ts';
import { count, type Samples } from './samples.ts';
import { formatHour } from './timestamp.ts';

/** Series by hour of the plain calendar, from `first` on, without holes in time. */
export interface Hours {
  readonly first: number;
  /** Line of the file that gave the hour first, 0 where no row does. */
  readonly lines: Uint32Array;
  /** NaN where the file has no value. */
  readonly values: readonly Float64Array[];
}

/**
 * The samples by the hour of the wanted clock in which they fall; of several rows in an hour (10-minute masts) the mean,
 * where at least half of those expected have a value.
 *
 * Rows out of order are sorted. The same time twice, or rows more than an hour apart, are problems.
 *
 * @param shift  hours to add to the file's clock
 */
export function toHours(
  samples: Samples,
  shift: number,
  typical: boolean,
): { hours?: Hours; notes: string[]; problems: Problem[] } {
  const notes: string[] = [];
  const { minutes, lines } = samples;
  const rows = Array.from(minutes.keys());
  const late = rows.filter((row) => row > 0 && minutes[row]! < minutes[row - 1]!).length;
  if (late > 0) {
    rows.sort((a, b) => minutes[a]! - minutes[b]! || a - b);
    notes.push(`rows were not in order of time (${count(late)} went back) and are sorted`);
  }
  const steps = rows.slice(1).map((row, i) => minutes[row]! - minutes[rows[i]!]!);
  const step = median(steps.filter((s) => s > 0)) ?? 60;
  if (step > 60 || 60 % step !== 0)
    return {
      notes,
      problems: [
        {
          code: 'wrong-shape',
          found: `rows ${step} minutes apart`,
          expected: 'rows each hour, or each 1 to 30 minutes that divide it',
        },
      ],
    };
  const perHour = 60 / step;
  const place = (row: number) => (perHour === 1 ? Math.floor(minutes[row]! / 60) : minutes[row]!);
  const twice = rows.filter((row, i) => i > 0 && place(row) === place(rows[i - 1]!));
  if (twice.length > 0) {
    const row = twice[0]!;
    const before = rows[rows.indexOf(row) - 1]!;
    return {
      notes,
      problems: [
        {
          code: 'wrong-shape',
          line: lines[row]!,
          found: `${formatHour(Math.floor(minutes[row]! / 60), typical)} twice, first on line ${lines[before]}; ${count(twice.length)} rows repeat a time`,
          expected: 'each hour once',
          hint:
            twice.length < 20
              ? 'a clock put back in autumn repeats an hour: ask for the file in UTC'
              : 'delete what was pasted twice',
        },
      ],
    };
  }
  const hourOf = (row: number) => Math.floor((minutes[row]! + Math.round(60 * shift)) / 60);
  const first = hourOf(rows[0]!);
  const length = hourOf(rows.at(-1)!) - first + 1;
  const hours = { first, lines: new Uint32Array(length), values: samples.values.map(() => new Float64Array(length)) };
  const valid = samples.values.map(() => new Uint8Array(length));
  for (const row of rows) {
    const hour = hourOf(row) - first;
    hours.lines[hour] ||= lines[row]!;
    for (const [i, series] of samples.values.entries())
      if (!Number.isNaN(series[row]!)) {
        hours.values[i]![hour]! += series[row]!;
        valid[i]![hour]!++;
      }
  }
  for (const [i, series] of hours.values.entries())
    for (let hour = 0; hour < length; hour++)
      series[hour] = valid[i]![hour]! * 2 >= perHour ? series[hour]! / valid[i]![hour]! : Number.NaN;
  if (perHour > 1) notes.push(`rows ${step} minutes apart are averaged over each hour, from the time they carry on`);
  else if (minutes[0]! % 60 !== 0)
    notes.push(`rows of ${minutes[0]! % 60} minutes past the hour stand for the hour they fall in`);
  return { hours, notes, problems: [] };
}

/** Years of the plain calendar of which there is any row, earliest first, with the hours present. */
export function yearsOf(hours: Hours): Map<number, number> {
  const years = new Map<number, number>();
  for (const [i, line] of hours.lines.entries()) {
    const year = Math.floor((hours.first + i) / hoursPerYear);
    if (line > 0) years.set(year, (years.get(year) ?? 0) + 1);
  }
  return years;
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
