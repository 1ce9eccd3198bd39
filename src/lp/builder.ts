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

/**
 * Builds a problem column by column and row by row. Names are kept as functions of an index, so that 100,000 hourly
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
  readonly #columnNames: (string | (() => string))[] = [];
  readonly #rowNames: (string | (() => string))[] = [];

  get columnCount(): number {
    return this.#cost.length;
  }
  get rowCount(): number {
    return this.#rowLower.length;
  }

  column(name: string | (() => string), cost: number, lower = 0, upper = Infinity, integer = false): number {
    this.#cost.push(cost);
    this.#columnLower.push(lower);
    this.#columnUpper.push(upper);
    this.#integer.push(integer ? 1 : 0);
    this.#columnNames.push(name);
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
    const row = this.rowCount;
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    this.#rowNames.push(name);
    for (const [column, value] of terms) this.entry(row, column, value);
    return row;
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
    const rawIndex = new Int32Array(entries);
    const rawValue = new Float64Array(entries);
    for (let e = 0; e < entries; e++) {
      const place = next[this.#entryColumn.at(e)]!++;
      rawIndex[place] = this.#entryRow.at(e);
      rawValue[place] = this.#entryValue.at(e);
    }
    const last = new Int32Array(rows).fill(-1);
    const indices = new Int32Array(entries);
    const values = new Float64Array(entries);
    const packed = new Int32Array(columns + 1);
    let used = 0;
    for (let c = 0; c < columns; c++) {
      packed[c] = used;
      for (let e = starts[c]!; e < starts[c + 1]!; e++) {
        const row = rawIndex[e]!;
        const seen = last[row]!;
        if (seen >= packed[c]!) values[seen]! += rawValue[e]!;
        else {
          last[row] = used;
          indices[used] = row;
          values[used++] = rawValue[e]!;
        }
      }
    }
    packed[columns] = used;
    const [columnNames, rowNames] = [this.#columnNames, this.#rowNames];
    const read = (name: string | (() => string) | undefined) => (typeof name === 'function' ? name() : (name ?? ''));
    return {
      columnCount: columns,
      rowCount: rows,
      cost: this.#cost.toArray(),
      columnLower: this.#columnLower.toArray(),
      columnUpper: this.#columnUpper.toArray(),
      rowLower: this.#rowLower.toArray(),
      rowUpper: this.#rowUpper.toArray(),
      starts: packed,
      indices: indices.slice(0, used),
      values: values.slice(0, used),
      integer: Uint8Array.from(this.#integer.toArray()),
      columnName: (column) => read(columnNames[column]),
      rowName: (row) => read(rowNames[row]),
    };
  }
}
