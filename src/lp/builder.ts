import type { Problem } from './problem.ts';

/** A growing typed array, so that a year of hours compiles without boxing numbers. */
class Growing<A extends Float64Array | Int32Array> {
  length = 0;
  #data: A;
  readonly #make: (size: number) => A;
  constructor(make: (size: number) => A) {
    this.#make = make;
    this.#data = make(1024);
  }
  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }
  at(index: number): number {
    return this.#data[index]!;
  }
  set(index: number, value: number): void {
    this.#data[index] = value;
  }
  toArray(): A {
    return this.#data.slice(0, this.length) as A;
  }
}

const float = (size: number) => new Float64Array(size);
const int = (size: number) => new Int32Array(size);

/** Names in the order of their index: one by one, or a function for many at once, so that a million cost nothing. */
class Names {
  readonly #from: number[] = [];
  readonly #of: (string | ((place: number) => string))[] = [];
  add(from: number, name: string | ((place: number) => string)): void {
    this.#from.push(from);
    this.#of.push(name);
  }
  at(index: number): string {
    let [low, high] = [0, this.#from.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#from[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    const name = this.#of[low] ?? '';
    return typeof name === 'function' ? name(index - this.#from[low]!) : name;
  }
}

/**
 * Builds a problem column by column and row by row. Names are kept as functions of an index, so that millions of hourly
 * names cost nothing until somebody asks.
 */
export class Builder {
  readonly #cost = new Growing(float);
  readonly #columnLower = new Growing(float);
  readonly #columnUpper = new Growing(float);
  readonly #integer = new Growing(int);
  readonly #rowLower = new Growing(float);
  readonly #rowUpper = new Growing(float);
  readonly #entryRow = new Growing(int);
  readonly #entryColumn = new Growing(int);
  readonly #entryValue = new Growing(float);
  readonly #columnNames = new Names();
  readonly #rowNames = new Names();

  get columnCount(): number {
    return this.#cost.length;
  }
  get rowCount(): number {
    return this.#rowLower.length;
  }

  column(name: string | (() => string), cost: number, lower = 0, upper = Infinity, integer = false): number {
    this.#columnNames.add(this.columnCount, name);
    return this.#pushColumn(cost, lower, upper, integer);
  }
  /** Columns that are alike, in a row; `name` is asked with the place among them. Returns each one's number. */
  columns(count: number, name: (place: number) => string, cost: number, lower = 0, upper = Infinity): number[] {
    if (count > 0) this.#columnNames.add(this.columnCount, name);
    return Array.from({ length: count }, () => this.#pushColumn(cost, lower, upper, false));
  }
  #pushColumn(cost: number, lower: number, upper: number, integer: boolean): number {
    this.#cost.push(cost);
    this.#columnLower.push(lower);
    this.#columnUpper.push(upper);
    this.#integer.push(integer ? 1 : 0);
    return this.columnCount - 1;
  }
  addCost(column: number, cost: number): void {
    this.#cost.set(column, this.#cost.at(column) + cost);
  }
  bound(column: number, lower: number, upper: number): void {
    this.#columnLower.set(column, lower);
    this.#columnUpper.set(column, upper);
  }
  rowBound(row: number, lower: number, upper: number): void {
    this.#rowLower.set(row, lower);
    this.#rowUpper.set(row, upper);
  }
  row(
    name: string | (() => string),
    lower: number,
    upper: number,
    terms: readonly (readonly [column: number, value: number])[] = [],
  ): number {
    this.#rowNames.add(this.rowCount, name);
    const row = this.#pushRow(lower, upper);
    for (const [column, value] of terms) this.entry(row, column, value);
    return row;
  }
  /** Rows with the same bounds, one after another; `name` is asked with the place among them. Returns each one's number. */
  rows(count: number, name: (place: number) => string, lower: number, upper: number): number[] {
    if (count > 0) this.#rowNames.add(this.rowCount, name);
    return Array.from({ length: count }, () => this.#pushRow(lower, upper));
  }
  #pushRow(lower: number, upper: number): number {
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    return this.rowCount - 1;
  }
  /** Adds `value` at a place of the matrix; entries at one place are summed. */
  entry(row: number, column: number, value: number): void {
    if (value === 0) return;
    this.#entryRow.push(row);
    this.#entryColumn.push(column);
    this.#entryValue.push(value);
  }

  build(): Problem {
    const [columns, rows, entries] = [this.columnCount, this.rowCount, this.#entryRow.length];
    const counts = new Int32Array(columns + 1);
    for (let e = 0; e < entries; e++) counts[this.#entryColumn.at(e) + 1]!++;
    for (let c = 0; c < columns; c++) counts[c + 1]! += counts[c]!;
    const starts = counts.slice();
    const next = counts.slice(0, columns);
    const indices = new Int32Array(entries);
    const values = new Float64Array(entries);
    for (let e = 0; e < entries; e++) {
      const place = next[this.#entryColumn.at(e)]!++;
      indices[place] = this.#entryRow.at(e);
      values[place] = this.#entryValue.at(e);
    }
    // Entries at one place are summed where they lie: what is packed never overtakes what is still to be read.
    const last = new Int32Array(rows).fill(-1);
    const packed = new Int32Array(columns + 1);
    let used = 0;
    for (let c = 0; c < columns; c++) {
      packed[c] = used;
      for (let e = starts[c]!; e < starts[c + 1]!; e++) {
        const row = indices[e]!;
        const seen = last[row]!;
        if (seen >= packed[c]!) values[seen]! += values[e]!;
        else {
          last[row] = used;
          indices[used] = row;
          values[used++] = values[e]!;
        }
      }
    }
    packed[columns] = used;
    const [columnNames, rowNames] = [this.#columnNames, this.#rowNames];
    return {
      columnCount: columns,
      rowCount: rows,
      cost: this.#cost.toArray(),
      columnLower: this.#columnLower.toArray(),
      columnUpper: this.#columnUpper.toArray(),
      rowLower: this.#rowLower.toArray(),
      rowUpper: this.#rowUpper.toArray(),
      starts: packed,
      indices: used < entries ? indices.slice(0, used) : indices,
      values: used < entries ? values.slice(0, used) : values,
      integer: Uint8Array.from(this.#integer.toArray()),
      columnName: (column) => columnNames.at(column),
      rowName: (row) => rowNames.at(row),
    };
  }
}
