import { hasDecimalCommas, readNumber, splitFields } from './delimited.ts';
import type { Kind, Layout, SeriesColumns } from './layout.ts';
import type { Problem } from './problem.ts';
import { dateOrder, plainMinutes, readTimestamp } from './timestamp.ts';

/** The rows of a table as numbers, in the order of the file; 29 February left out. */
export interface Samples {
  /** Plain minutes (`plainMinutes`) on the file's clock; on UTC when the times carry their own zone. */
  readonly minutes: number[];
  /** Line of each row in the file, from 1. */
  readonly lines: number[];
  /** Values of each series of the layout; NaN where there is none. */
  readonly values: number[][];
  readonly leapRows: number;
  readonly timesCarryZone: boolean;
  readonly decimalCommas: boolean;
}

/** The year that stands for all years of a typical year. */
export const typicalYear = 2001;

/** Unreadable rows after which reading stops: the rest would repeat them. */
const mostProblems = 10;

/**
 * Every row below the head of the table. A row that cannot be read is a problem with its line; fill values and blanks are
 * NaN. A row of units below the head and, in layouts with a footer, everything after a blank line are passed over.
 */
export function readSamples(lines: readonly string[], layout: Layout): { samples: Samples; problems: Problem[] } {
  const { separator, header, names, timeColumns, series } = layout;
  const body = lines.slice(header + 1);
  const order = dateOrder(body);
  const used = series.flatMap((s) => s.columns);
  const decimalCommas =
    separator !== ',' &&
    hasDecimalCommas(
      body.slice(0, 2000).flatMap((line) => used.map((column) => splitFields(line, separator)[column] ?? '')),
    );
  const minutes: number[] = [];
  const lineNumbers: number[] = [];
  const values: number[][] = series.map(() => []);
  const problems: Problem[] = [];
  const needed = Math.max(...timeColumns, ...used) + 1;
  const blank = (line: string) => /^[\s,;]*$/.test(line);
  const last = body.findLastIndex((line) => !blank(line));
  let leapRows = 0;
  let timesCarryZone = false;
  for (const [index, line] of body.entries()) {
    if (problems.length >= mostProblems) break;
    if (blank(line)) {
      if (layout.footer && minutes.length > 0) break;
      continue;
    }
    if (line.startsWith('#')) continue;
    const at = header + 2 + index;
    const fields = splitFields(line, separator);
    const time = timeColumns.map((column) => fields[column] ?? '').join(' ');
    const stamp = readTimestamp(time, order);
    if (!stamp && minutes.length === 0 && index < 3 && !/\d/.test(time)) continue;
    if (fields.length < needed) {
      const rows = minutes.length + leapRows;
      problems.push({
        code: 'wrong-shape',
        line: at,
        found: index === last ? `a file cut short: ${count(rows)} whole rows, then ${quote(line)}` : quote(line),
        expected: `${names.length} columns: ${names.join(', ')}`,
        ...(index === last ? { hint: 'download or copy the file again' } : {}),
      });
      continue;
    }
    if (fields.slice(names.length).some((field) => field !== '')) {
      problems.push({
        code: 'wrong-shape',
        line: at,
        found: `${fields.length} fields: ${quote(line)}`,
        expected: `${names.length} columns: ${names.join(', ')}`,
        hint: 'decimal commas need semicolons or tabs between the columns',
      });
      continue;
    }
    if (!stamp) {
      problems.push({
        code: 'wrong-shape',
        line: at,
        column: columnAt(line, fields[timeColumns[0]!]!),
        found: quote(time),
        expected: 'a time such as 2019-01-31 13:00, 20190131:1300 or 31.01.2019 13:00',
      });
      continue;
    }
    const row = series.map(({ columns, scale }) => {
      let sum = 0;
      for (const column of columns) {
        const value = readNumber(fields[column]!, decimalCommas);
        if (value === undefined)
          problems.push({
            code: 'wrong-shape',
            line: at,
            column: columnAt(line, fields[column]!),
            found: `${quote(fields[column]!)} in column ${names[column]}`,
            expected: decimalCommas ? 'a number with a decimal comma, or nothing' : 'a number, or nothing for a gap',
          });
        sum += value ?? Number.NaN;
      }
      return sum * scale;
    });
    if (stamp.month === 2 && stamp.day === 29) {
      leapRows++;
      continue;
    }
    timesCarryZone ||= stamp.offset !== undefined;
    const own = layout.typical ? { ...stamp, year: typicalYear } : stamp;
    minutes.push(plainMinutes(own) - 60 * (stamp.offset ?? 0));
    lineNumbers.push(at);
    for (const [i, value] of row.entries()) values[i]!.push(value);
  }
  return { samples: { minutes, lines: lineNumbers, values, leapRows, timesCarryZone, decimalCommas }, problems };
}

/** What values of a kind may be; those between `least` and nil are sensor noise and become nil. */
const ranges: Readonly<Record<Kind, { least: number; most: number; unit: string }>> = {
  speed: { least: 0, most: 75, unit: 'm/s' },
  irradiance: { least: -30, most: 1500, unit: 'W/m2' },
  capacityFactor: { least: -0.05, most: 1, unit: 'of capacity' },
  temperature: { least: -75, most: 60, unit: 'degrees C' },
};

/**
 * What the numbers of a series are, where the layout leaves it to their size: a year of wind that never passes 1, or of
 * sun, is of capacity factors. Values that cannot be true are a problem; noise below nil becomes nil, in place.
 */
export function settleKind(
  columns: SeriesColumns,
  values: number[],
  samples: Samples,
  names: readonly string[],
): { kind: Kind; raised: number; problem?: Problem } {
  const { quantity } = columns;
  const name = columns.columns.map((column) => names[column]).join('+');
  const greatest = values.reduce((most, value) => Math.max(most, value || 0), 0);
  const kind =
    columns.kind ?? (greatest <= 1 ? 'capacityFactor' : quantity === 'wind' ? ('speed' as const) : 'irradiance');
  if (!columns.kind && kind === 'irradiance' && greatest <= 150)
    return {
      kind,
      raised: 0,
      problem: {
        code: 'wrong-unit',
        found: `at most ${greatest} in column ${name}`,
        expected: 'a year of irradiance in W/m2, or of capacity factors up to 1',
        hint: 'rename the column to end in kW/m2 if that is its unit; divide per cents by 100',
      },
    };
  const range = ranges[kind];
  const most = columns.most ?? range.most;
  const outside = values.flatMap((value, row) => (value < range.least || value > most * 1.001 ? [row] : []));
  if (outside.length > 0) {
    const [row = 0] = outside;
    const more = outside.length > 1 ? ` (and ${count(outside.length - 1)} more)` : '';
    return {
      kind,
      raised: 0,
      problem: {
        code: 'out-of-range',
        line: samples.lines[row]!,
        found: `${Number(values[row]!.toPrecision(6))} ${range.unit} in column ${name}${more}`,
        expected: `${Math.max(range.least, kind === 'temperature' ? range.least : 0)} to ${most} ${range.unit}`,
        ...(kind === 'temperature' && values[row]! > 150 ? { hint: 'kelvin? take 273.15 off' } : {}),
        ...(kind === 'capacityFactor' ? { hint: 'kW or MW? divide by the capacity' } : {}),
      },
    };
  }
  let raised = 0;
  if (kind !== 'temperature')
    for (const [row, value] of values.entries()) {
      if (value < 0) raised++;
      if (!(value > 0)) values[row] = Number.isNaN(value) ? value : 0;
      else if (kind === 'capacityFactor' && !columns.most) values[row] = Math.min(1, value);
    }
  return { kind, raised };
}

export function count(amount: number): string {
  return amount.toLocaleString('en-US');
}

/** Text of a file as an issue shows it, cut to a length that fits a line. */
export function quote(text: string): string {
  return `'${text.length > 80 ? `${text.slice(0, 80)}…` : text}'`;
}

function columnAt(line: string, field: string): number {
  return Math.max(0, line.indexOf(field)) + 1;
}
