import { Builder } from './builder.ts';
import type { Problem } from './problem.ts';

interface Row {
  readonly name: string;
  readonly type: string;
  rhs: number;
  range?: number;
}

interface Column {
  readonly name: string;
  readonly whole: boolean;
  cost: number;
  lower: number;
  upper: number;
  bounded: boolean;
  readonly entries: (readonly [row: number, value: number])[];
}

const sections = ['NAME', 'ROWS', 'COLUMNS', 'RHS', 'RANGES', 'BOUNDS', 'ENDATA'];

/**
 * The problem in a free-format MPS text, minimised; the first N row is the objective, further ones are rows without
 * bounds. As is usual, a whole column without bounds is 0 or 1, and a negative upper bound alone frees the lower one.
 *
 * @throws SyntaxError that names the line, for text that is not such a problem
 */
export function readMps(text: string): Problem {
  const rows: Row[] = [];
  const rowOf = new Map<string, number>();
  const columns: Column[] = [];
  const columnOf = new Map<string, Column>();
  let objective: string | undefined;
  let [section, whole, number] = ['', false, 0];
  const fail = (problem: string): never => {
    throw new SyntaxError(`MPS line ${number}: ${problem}`);
  };
  const value = (written: string | undefined): number => {
    const read = Number(written);
    return written === undefined || Number.isNaN(read) ? fail(`'${written ?? ''}' where a number belongs`) : read;
  };
  const row = (name: string | undefined): Row => rows[rowOf.get(name ?? '') ?? -1] ?? fail(`no row '${name ?? ''}'`);
  const readRow = ([type = '', name = '', ...more]: string[]) => {
    if (!/^[NELG]$/.test(type) || name === '' || more.length > 0) fail('a row is N, E, L or G and a name');
    if (name === objective || rowOf.has(name)) fail(`row '${name}' a second time`);
    if (type === 'N' && objective === undefined) objective = name;
    else rowOf.set(name, rows.push({ name, type, rhs: 0 }) - 1);
  };
  const readColumn = ([name = '', ...pairs]: string[]) => {
    if (pairs[0] === "'MARKER'") {
      whole = pairs[1] === "'INTORG'";
      return;
    }
    if (columns.at(-1)?.name !== name) {
      if (columnOf.has(name)) fail(`column '${name}' in two places`);
      const column = { name, whole, cost: 0, lower: 0, upper: Infinity, bounded: false, entries: [] };
      columns.push(column);
      columnOf.set(name, column);
    }
    const column = columns.at(-1)!;
    for (let i = 0; i < pairs.length; i += 2) {
      const amount = value(pairs[i + 1]);
      if (pairs[i] === objective) column.cost += amount;
      else column.entries.push([rowOf.get(row(pairs[i]).name)!, amount]);
    }
  };
  const readSide = (fields: string[], set: (row: Row, value: number) => void) => {
    for (let i = fields.length % 2; i < fields.length; i += 2)
      if (fields[i] === objective) fail('a constant in the objective is not read');
      else set(row(fields[i]), value(fields[i + 1]));
  };
  const readBound = (fields: string[]) => {
    const [type = ''] = fields;
    const valued = /^(UP|LO|FX|UI|LI)$/.test(type);
    if (!valued && !/^(FR|MI|PL|BV)$/.test(type)) fail(`bound '${type}' is not known`);
    const place = fields.length > (valued ? 3 : 2) ? 2 : 1;
    const column = columnOf.get(fields[place] ?? '') ?? fail(`no column '${fields[place] ?? ''}'`);
    setBound(column, type, valued ? value(fields[place + 1]) : 0);
  };

  for (const line of text.split(/\r?\n/)) {
    number++;
    if (line.startsWith('*') || line.trim() === '') continue;
    const fields = line.trim().split(/\s+/);
    if (!/^\s/.test(line)) {
      if (!sections.includes(fields[0]!)) fail(`section '${fields[0]}' is not read`);
      section = fields[0]!;
      if (section === 'ENDATA') return assemble(rows, columns);
    } else if (section === 'ROWS') readRow(fields);
    else if (section === 'COLUMNS') readColumn(fields);
    else if (section === 'RHS')
      readSide(fields, (of, amount) => {
        of.rhs = amount;
      });
    else if (section === 'RANGES')
      readSide(fields, (of, amount) => {
        of.range = amount;
      });
    else if (section === 'BOUNDS') readBound(fields);
    else fail('text outside a section');
  }
  return fail('no ENDATA: the text is cut off');
}

function setBound(column: Column, type: string, value: number): void {
  column.bounded = true;
  if (type === 'UP' || type === 'UI') {
    column.upper = value;
    if (value < 0 && column.lower === 0) column.lower = -Infinity;
  } else if (type === 'LO' || type === 'LI') column.lower = value;
  else if (type === 'FX') [column.lower, column.upper] = [value, value];
  else if (type === 'FR') [column.lower, column.upper] = [-Infinity, Infinity];
  else if (type === 'MI') column.lower = -Infinity;
  else if (type === 'PL') column.upper = Infinity;
  else [column.lower, column.upper] = [0, 1];
}

function assemble(rows: readonly Row[], columns: readonly Column[]): Problem {
  const problem = new Builder();
  for (const row of rows) {
    const [lower, upper] = sides(row);
    problem.row(row.name, lower, upper);
  }
  for (const column of columns) {
    const upper = column.whole && !column.bounded ? 1 : column.upper;
    const at = problem.column(column.name, column.cost, column.lower, upper, column.whole);
    for (const [row, value] of column.entries) problem.entry(row, at, value);
  }
  return problem.build();
}

/** Lower and upper bound of a row; a range widens an equation to the side of its sign. */
function sides({ type, rhs, range }: Row): [number, number] {
  const size = Math.abs(range ?? Infinity);
  if (type === 'N') return [-Infinity, Infinity];
  if (type === 'L') return [rhs - size, rhs];
  if (type === 'G') return [rhs, rhs + size];
  if (range === undefined) return [rhs, rhs];
  return range < 0 ? [rhs - size, rhs] : [rhs, rhs + size];
}
