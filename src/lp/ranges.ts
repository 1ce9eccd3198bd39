import type { Problem } from './problem.ts';

/** The smallest and the largest of some numbers by size, nothing left out, and where they stand. */
export interface Range {
  readonly least: number;
  readonly leastAt: string;
  readonly largest: number;
  readonly largestAt: string;
}

/** How far the numbers of a problem lie apart, by family: `balance` of `balance[ore,2030]`. */
export interface Ranges {
  /** Entries by family of their row, at `row × column`. */
  readonly rows: ReadonlyMap<string, Range>;
  /** Entries by family of their column. */
  readonly columns: ReadonlyMap<string, Range>;
  /** Costs, and finite bounds of columns and of rows. */
  readonly costs: ReadonlyMap<string, Range>;
  readonly columnBounds: ReadonlyMap<string, Range>;
  readonly rowBounds: ReadonlyMap<string, Range>;
}

/** Family of a row or column, which stands before its indices; an hour's also names what it is of. */
const familyOf = (name: string) => name.replace(/\[.*$/, '');

/** Ranges of a problem's entries, costs and bounds. */
export function rangesOf(problem: Problem): Ranges {
  const { columnCount, rowCount, starts, indices, values } = problem;
  const rowFamily = familiesOf(rowCount, (row) => problem.rowName(row));
  const columnFamily = familiesOf(columnCount, (column) => problem.columnName(column));
  const [rows, columns, costs] = [new Ranging(), new Ranging(), new Ranging()];
  const [columnBounds, rowBounds] = [new Ranging(), new Ranging()];
  for (let c = 0; c < columnCount; c++) {
    const family = columnFamily(c);
    const name = () => problem.columnName(c);
    costs.take(family, problem.cost[c]!, name);
    columnBounds.take(family, problem.columnLower[c]!, name);
    columnBounds.take(family, problem.columnUpper[c]!, name);
    for (let e = starts[c]!; e < starts[c + 1]!; e++) {
      const row = indices[e]!;
      const at = () => `${problem.rowName(row)} × ${problem.columnName(c)}`;
      rows.take(rowFamily(row), values[e]!, at);
      columns.take(family, values[e]!, at);
    }
  }
  for (let row = 0; row < rowCount; row++) {
    const name = () => problem.rowName(row);
    rowBounds.take(rowFamily(row), problem.rowLower[row]!, name);
    rowBounds.take(rowFamily(row), problem.rowUpper[row]!, name);
  }
  return {
    rows: rows.found,
    columns: columns.found,
    costs: costs.found,
    columnBounds: columnBounds.found,
    rowBounds: rowBounds.found,
  };
}

/** The family of each name, told apart once: an entry's row is asked for millions of times. */
function familiesOf(count: number, nameOf: (index: number) => string): (index: number) => string {
  const names: string[] = [];
  const known = new Map<string, number>();
  const family = Uint16Array.from({ length: count }, (_, index) => {
    const name = familyOf(nameOf(index));
    const place = known.get(name) ?? names.push(name) - 1;
    known.set(name, place);
    return place;
  });
  return (index) => names[family[index]!]!;
}

/** The range over all families of one kind; undefined where there is no number. */
export function widest(ranges: ReadonlyMap<string, Range>): Range | undefined {
  let all: Range | undefined;
  for (const range of ranges.values())
    all = all === undefined ? range : { ...all, ...smaller(all, range), ...larger(all, range) };
  return all;
}

const smaller = (a: Range, b: Range) =>
  b.least < a.least ? { least: b.least, leastAt: b.leastAt } : { least: a.least, leastAt: a.leastAt };
const larger = (a: Range, b: Range) =>
  b.largest > a.largest
    ? { largest: b.largest, largestAt: b.largestAt }
    : { largest: a.largest, largestAt: a.largestAt };

class Ranging {
  readonly found = new Map<string, Range>();
  take(family: string, value: number, at: () => string): void {
    const size = Math.abs(value);
    if (size === 0 || !Number.isFinite(size)) return;
    const known = this.found.get(family);
    if (known && size >= known.least && size <= known.largest) return;
    const one: Range = { least: size, leastAt: at(), largest: size, largestAt: at() };
    this.found.set(family, known ? { ...smaller(known, one), ...larger(known, one) } : one);
  }
}
