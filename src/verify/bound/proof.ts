import type { Certificate } from './certificate.ts';
import { type Bounds, propagate } from './propagate.ts';

/** Entries of a row: name of a column and its coefficient. */
export type Terms = readonly (readonly [column: string, value: number])[];

export interface Row {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly terms: Terms;
}

/** How a column was bounded where the problem leaves it without a bound. */
export interface Box {
  readonly lower: number;
  readonly upper: number;
  /** `rows`: follows from the park's rows and from what was declared; `declared`: so wide that no sensible plan leaves it. */
  readonly from: 'rows' | 'declared';
}

interface Column extends Bounds {
  reduced: number;
  readonly given: { readonly lower: number; readonly upper: number };
  declared: boolean;
}

/**
 * Sums up weak duality: Σ rows y·(its lower bound if y > 0, else its upper) + Σ columns least of (cost − Σ y·entry)·x over
 * the column's box, M USD of −NPV. First the years' columns and rows, then `close`, which bounds every column, then the
 * hours, which need those bounds.
 */
export class Proof {
  readonly #certificate: Certificate;
  /** 1 + multipliers of rows that limit the NPV itself: those rows hold each column's cost. */
  readonly #costScale: number;
  readonly #columns = new Map<string, Column>();
  /** Rows that hold yearly columns alone, and what follows from the hourly ones: to bound columns by. */
  readonly #bounding: Row[] = [];
  readonly #known = new Set<string>();
  readonly #hourlyBoxes = new Map<string, Box>();
  #value = 0;
  #lost = 0;
  #checked = 0;

  /** Multipliers of a family that the certificate leaves out. */
  readonly #none: Float64Array;

  /** @param hours of the weather years */
  constructor(certificate: Certificate, npvRows: readonly Row[], hours: number) {
    this.#certificate = certificate;
    this.#none = new Float64Array(hours);
    this.#costScale = 1 + npvRows.reduce((sum, row) => sum + this.#bound(row), 0);
  }

  /** A column of the years or of a span; cost in M USD. */
  column(name: string, cost: number, lower = 0, upper = Infinity): void {
    this.#columns.set(name, {
      reduced: cost * this.#costScale,
      lower,
      upper,
      given: { lower, upper },
      declared: false,
    });
  }

  /** A row of yearly columns; its multiplier, which hours need where they have entries in it too (`withHours`). */
  row(name: string, lower: number, upper: number, terms: Terms, withHours = false): number {
    const row = { name, lower, upper, terms };
    const y = this.#bound(row);
    for (const [column, value] of terms) this.enter(column, y * value);
    if (!withHours) this.#bounding.push(row);
    return y;
  }

  /** Something that follows from the hourly rows: Σ terms ≤ most. It bounds columns and has no multiplier. */
  implied(terms: Terms, most = 0): void {
    this.#bounding.push({ name: '', lower: -Infinity, upper: most, terms });
  }

  /** Takes multiplier · entry off a yearly column's reduced cost. */
  enter(column: string, amount: number): void {
    this.#columns.get(column)!.reduced -= amount;
  }

  box(column: string): Bounds {
    return this.#columns.get(column)!;
  }

  /**
   * Bounds every column by the rows; what they leave open gets what `declared` says of its name: capacities first, since
   * what they can run bounds the rest; sizes last, at most what all together could need of them.
   */
  close(declared: (name: string) => number): void {
    const capacities = (name: string) => name.startsWith('build[');
    const amounts = (name: string) => !name.startsWith('size[');
    for (const turn of [capacities, amounts, () => true]) {
      propagate(this.#columns, this.#bounding);
      for (const [name, column] of this.#columns) {
        if (!turn(name) || (column.upper < Infinity && column.lower > -Infinity)) continue;
        const most = amounts(name) ? declared(name) : this.#mostNeeded(name);
        column.declared = true;
        column.upper = Math.min(column.upper, most);
        column.lower = Math.max(column.lower, -most);
      }
    }
  }

  /** Most that any row could need of a column that only makes room: more of it would only cost. */
  #mostNeeded(name: string): number {
    let most = 0;
    for (const { upper, terms } of this.#bounding) {
      const own = terms.find(([column, value]) => column === name && value < 0);
      if (!own || upper === Infinity) continue;
      let needed = -upper;
      for (const [column, value] of terms)
        if (column !== name) {
          const { lower, upper: end } = this.#columns.get(column)!;
          needed += Math.max(value * lower, value * end);
        }
      most = Math.max(most, needed / -own[1]);
    }
    return most;
  }

  /** Multipliers of an hourly family of rows, those whose bound is infinite as 0; its bounds go into the sum. */
  hourRows(family: string, year: number, lower: number, upper: number, hours: Int32Array): Float64Array {
    const key = `${family}@${year}`;
    this.#known.add(key);
    const given = this.#certificate.hours[key];
    if (!given) return this.#none;
    const y = new Float64Array(given.length);
    for (const h of hours) {
      const value = given[h]!;
      const side = value > 0 ? lower : upper;
      if (value === 0 || !Number.isFinite(side)) continue;
      y[h] = value;
      this.#checked++;
      this.#add(value * side);
    }
    return y;
  }

  /** An hourly family of columns within one box, with `priced(h)` = Σ y·entry of each; cost in M USD. */
  hourColumns(
    family: string,
    year: number,
    bounds: { readonly lower?: number; readonly upper: number; readonly cost?: (hour: number) => number },
    hours: Int32Array,
    priced: (hour: number) => number,
  ): void {
    const { lower = 0, upper, cost } = bounds;
    this.#hourlyBoxes.set(`${family}@${year}`, { lower, upper, from: 'rows' });
    for (const h of hours) {
      const reduced = (cost ? cost(h) * this.#costScale : 0) - priced(h);
      this.#add(least(reduced, lower, upper));
    }
  }

  /** The bound, M USD of −NPV, with all columns at their best; names of the certificate that no row has; boxes taken. */
  settle(): {
    readonly bound: number;
    readonly checked: number;
    readonly unknown: readonly string[];
    readonly boxes: Readonly<Record<string, Box>>;
  } {
    const boxes: Record<string, Box> = {};
    for (const [name, { reduced, lower, upper, given, declared }] of this.#columns) {
      this.#add(least(reduced, lower, upper));
      if (lower !== given.lower || upper !== given.upper)
        boxes[name] = { lower, upper, from: declared ? 'declared' : 'rows' };
    }
    const { rows, hours } = this.#certificate;
    const unknown = [...Object.keys(rows), ...Object.keys(hours)].filter((name) => !this.#known.has(name));
    return {
      bound: this.#value + this.#lost,
      checked: this.#checked,
      unknown,
      boxes: { ...boxes, ...Object.fromEntries(this.#hourlyBoxes) },
    };
  }

  #bound({ name, lower, upper }: Row): number {
    this.#known.add(name);
    const y = this.#certificate.rows[name] ?? 0;
    const side = y > 0 ? lower : upper;
    if (y === 0 || !Number.isFinite(side)) return 0;
    this.#checked++;
    this.#add(y * side);
    return y;
  }

  /** Adds with what rounding would lose (Neumaier): millions of terms, and the last digits decide. */
  #add(value: number): void {
    const sum = this.#value + value;
    this.#lost += Math.abs(this.#value) >= Math.abs(value) ? this.#value - sum + value : value - sum + this.#value;
    this.#value = sum;
  }
}

function least(reduced: number, lower: number, upper: number): number {
  if (reduced === 0) return 0;
  return reduced > 0 ? reduced * lower : reduced * upper;
}
