import { hoursPerYear } from '../calendar.ts';
import type { Hours } from './hours.ts';
import type { Problem } from './problem.ts';
import { count } from './samples.ts';
import { formatHour, formatZone } from './timestamp.ts';

/** Longest gap that is filled, hours, and share of a year that may be filled: the dossier's import rule (3.4). */
export const longestGap = 6;
export const mostFilled = 0.02;

/** Which year to take, and how to speak of it. */
export interface Wanted {
  readonly year: number;
  readonly shift: number;
  readonly zone: number;
  readonly names: readonly string[];
  readonly typical: boolean;
}

/** One year of each series, whole, and what was done to make it so. */
export interface TakenYear {
  readonly values: readonly Float64Array[];
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * The 8,760 hours of a year. Hours that the shift to the wanted zone leaves without a row at one end of the file are
 * those at its other end; gaps of up to 6 h are filled linearly, round the year's end too, if they are no more than 2%.
 *
 * A year that begins late or ends early, a longer gap and more gaps than that are problems, each with its line.
 *
 * @param wanted.shift  hours by which the file's clock was moved
 * @param wanted.names  of the series, for notes and problems
 */
export function takeYear(hours: Hours, { year, shift, zone, names, typical }: Wanted): TakenYear {
  const notes: string[] = [];
  const start = year * hoursPerYear;
  const span = (first: number, last: number) =>
    `${formatHour(start + first, typical)} to ${formatHour(start + last, typical)} in ${formatZone(zone)}`;
  const lines = new Uint32Array(hoursPerYear);
  const values = hours.values.map(() => new Float64Array(hoursPerYear).fill(Number.NaN));
  const edge = Math.ceil(Math.abs(shift));
  let wrapped = 0;
  for (let hour = 0; hour < hoursPerYear; hour++) {
    let from = start + hour - hours.first;
    if (!hours.lines[from]) {
      const atEdge = shift > 0 ? hour < edge : hour >= hoursPerYear - edge;
      const opposite = from + Math.sign(shift) * hoursPerYear;
      if (!atEdge || !hours.lines[opposite]) continue;
      from = opposite;
      wrapped++;
    }
    lines[hour] = hours.lines[from]!;
    for (const [i, series] of hours.values.entries()) values[i]![hour] = series[from]!;
  }
  const short = cutShort(lines, span);
  if (short) return { values, notes, problems: [short] };
  if (wrapped > 0)
    notes.push(
      `the ${shift > 0 ? 'first' : 'last'} ${wrapped} hours of the year come from the other end of the file, as the shift leaves no others`,
    );
  const problems: Problem[] = [];
  const long = new Map<string, { names: string[]; gap: Gap }>();
  for (const [i, series] of values.entries()) {
    const gaps = gapsOf(series);
    const lost = gaps.reduce((sum, gap) => sum + gap.length, 0);
    for (const gap of gaps.filter(({ length }) => length > longestGap)) {
      const key = `${gap.start} ${gap.length}`;
      long.set(key, { gap, names: [...(long.get(key)?.names ?? []), names[i]!] });
    }
    if (lost > mostFilled * hoursPerYear && gaps.every(({ length }) => length <= longestGap))
      problems.push({
        code: 'out-of-range',
        line: lineBefore(lines, gaps[0]!.start),
        found: `${count(lost)} hours without ${names[i]} in ${gaps.length} gaps`,
        expected: `at most ${Math.floor(mostFilled * hoursPerYear)} hours (${100 * mostFilled}%) to fill`,
      });
    for (const gap of gaps) fill(series, gap);
    if (lost > 0) {
      const longest = Math.max(...gaps.map((gap) => gap.length));
      notes.push(`${count(lost)} hours of ${names[i]} are filled between their neighbours (longest gap ${longest} h)`);
    }
  }
  for (const { gap, names: lacking } of long.values()) {
    const end = (gap.start + gap.length - 1) % hoursPerYear;
    problems.push({
      code: 'out-of-range',
      line: lineBefore(lines, gap.start),
      found: `no ${lacking.join(', ')} for ${count(gap.length)} hours, ${span(gap.start, end)}`,
      expected: `gaps of at most ${longestGap} hours`,
    });
  }
  return { values, notes, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function cutShort(lines: Uint32Array, span: (first: number, last: number) => string): Problem | undefined {
  const [first, last] = [lines.findIndex((line) => line > 0), lines.findLastIndex((line) => line > 0)];
  const present = lines.reduce((sum, line) => sum + (line > 0 ? 1 : 0), 0);
  if (first <= longestGap && last >= hoursPerYear - 1 - longestGap) return undefined;
  return {
    code: 'wrong-shape',
    line: last < 0 ? 1 : lines[last]!,
    found: last < 0 ? 'no rows of the year' : `${count(present)} hours, ${span(first, last)}: the year is cut short`,
    expected: 'the 8,760 hours of a whole year (8,784 with 29 February)',
    hint: 'download or copy the file again, from 1 January to 31 December',
  };
}

interface Gap {
  readonly start: number;
  readonly length: number;
}

/** Runs of NaN; one across the year's end is a single gap that starts in December. */
function gapsOf(series: Float64Array): Gap[] {
  const present = series.findIndex((value) => !Number.isNaN(value));
  if (present < 0) return [{ start: 0, length: series.length }];
  const gaps: Gap[] = [];
  let length = 0;
  for (let i = 1; i <= series.length; i++) {
    const hour = (present + i) % series.length;
    if (Number.isNaN(series[hour]!)) length++;
    else if (length > 0) {
      gaps.push({ start: (hour - length + series.length) % series.length, length });
      length = 0;
    }
  }
  return gaps.sort((a, b) => a.start - b.start);
}

/** Linear between the hours on both sides of the gap. */
function fill(series: Float64Array, { start, length }: Gap): void {
  if (length === series.length) return;
  const before = series[(start - 1 + series.length) % series.length]!;
  const after = series[(start + length) % series.length]!;
  for (let i = 0; i < length; i++)
    series[(start + i) % series.length] = before + ((after - before) * (i + 1)) / (length + 1);
}

function lineBefore(lines: Uint32Array, hour: number): number {
  for (let back = 0; back < lines.length; back++) {
    const line = lines[(hour - back + lines.length) % lines.length]!;
    if (line > 0) return line;
  }
  return 1;
}
