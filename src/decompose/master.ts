import type { Compiled, CompileOptions, Span } from '../compile/compile.ts';
import { hourSeries } from '../compile/hour-series.ts';
import { type TypicalDay, typicalDays } from '../compile/typical-days.ts';
import type { Profiles } from '../compile/weeks.ts';
import { differenceOf, sameRows } from '../lp/difference.ts';
import { type NewRow, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { type Basis, KeptModel, type KeptSolution, type RowToAdd, type RunOptions } from '../solve/kept-model.ts';
import type { MultiplierBook } from './certificate.ts';
import type { Cut, YearPoint } from './cut.ts';
import { totalNames } from './linking.ts';
import { setWhole, type WholeValues, wholeValues } from './whole-columns.ts';
import { yearSeries } from './year-block.ts';
import { Years } from './years.ts';

export interface MasterOptions extends Pick<CompileOptions, 'objective' | 'fixedLoad'> {
  readonly spans: readonly Span[];
  /** Typical days that stand for the hours until cuts say more, and hours per step in them. */
  readonly days: number;
  readonly stepHours: number;
  /** Group of each span: cuts are kept per group. */
  readonly groupOf: readonly number[];
}

/** Whole lines as the master chooses them, and the rows of cuts that bind or break there. */
export type WholeChoice =
  | { readonly status: 'infeasible' }
  | { readonly status: 'stopped' }
  | {
      readonly status: 'optimal' | 'feasible';
      readonly bound: number;
      readonly whole: WholeValues;
      readonly binding: readonly number[];
    };

/**
 * The park's years with typical days for hours, and the cuts that the hours themselves add: a relaxation at any time. All
 * cuts wait in a pool; the solver holds those that its solutions broke.
 */
export class Master {
  #years: Years;
  #model: KeptModel;
  readonly #options: MasterOptions;
  readonly #days: readonly TypicalDay[];
  readonly #profiles: Profiles;
  /** The years with other numbers of typical days, for choosing whole lines, once they are needed. */
  readonly #choosing = new Map<number, Years>();
  /** What the solver held before whole columns were fixed. */
  #before: { readonly basis: Basis; readonly placed: number } | undefined;
  readonly #cuts: Cut[] = [];
  /** Every cut in every stage, as a row. */
  #rows: RowToAdd[] = [];
  /** Rows that the solver holds, in its order, and the others. */
  #placed: number[] = [];
  #waiting = new Set<number>();
  /** Rows with weight in the last solution. */
  #weighty: number[] = [];
  /** Only prices have changed since the last solution, so it is still possible. */
  #repriced = false;

  private constructor(
    years: Years,
    model: KeptModel,
    options: MasterOptions,
    days: readonly TypicalDay[],
    profiles: Profiles,
  ) {
    this.#profiles = profiles;
    this.#years = years;
    this.#model = model;
    this.#options = options;
    this.#days = days;
  }

  static async of(park: Park, profiles: Profiles, options: MasterOptions): Promise<Master> {
    const days = daysOf(park, profiles, options, options.days);
    const years = new Years(park, profiles, options, days);
    return new Master(years, await KeptModel.of(years.problem), options, days, profiles);
  }

  get compiled(): Compiled {
    return this.#years.compiled;
  }
  get problem(): Problem {
    return this.#years.problem;
  }

  /**
   * Poses the years of another park with the same hours; cuts stay true. Where only costs, bounds and the values of entries
   * differ the solver goes on from its last basis and with its cuts, and the answer is true; else it starts from nothing.
   */
  async become(park: Park): Promise<boolean> {
    const years = new Years(park, this.#profiles, this.#options, this.#days);
    const difference = differenceOf(this.problem, years.problem);
    const alike = years.linksLike(this.#years);
    this.#years = years;
    this.#choosing.clear();
    if (alike && difference && sameRows(difference)) {
      if (this.#placed.length > 0) this.#dropIdle();
      this.#model.become(difference);
      this.#repriced = difference.bounds.length + difference.rowBounds.length + difference.entries.length === 0;
      return true;
    }
    if (!alike) this.#rows = this.#cuts.flatMap((cut) => park.stages.map((_, s) => years.rowOf(cut, s)));
    this.#placed = [];
    this.#weighty = [];
    this.#waiting = new Set(this.#rows.keys());
    this.#model.dispose();
    this.#model = await KeptModel.of(this.problem);
    this.#repriced = false;
    return false;
  }

  /** Takes cuts into the pool, from where solving places those that are broken. */
  add(cuts: readonly Cut[]): void {
    for (const cut of cuts) {
      this.#cuts.push(cut);
      for (const s of this.#years.stages.keys()) {
        this.#waiting.add(this.#rows.length);
        this.#rows.push(this.#years.rowOf(cut, s));
      }
    }
  }

  /** The problem with its cuts as rows, in the order in which they were added, or with those of them that are chosen. */
  withCuts(chosen: (index: number) => boolean = () => true): Problem {
    return withRows(
      this.problem,
      this.#rows.flatMap((row, i) => (chosen(i) ? [newRow(`cut[${this.#cutOf(i)},${this.#stageOf(i)}]`, row)] : [])),
    );
  }

  /**
   * Chooses whole lines with only the cuts and typical days that are given: most never matter, and each slows the search.
   * Its bound holds whatever is left out. The search begins with `standing` lines, where these are possible.
   */
  async solveWhole(
    { cuts: binding, days }: { readonly cuts: ReadonlySet<number>; readonly days: number },
    options: Pick<RunOptions, 'absoluteGap' | 'seconds' | 'stopped'>,
    standing?: WholeValues,
  ): Promise<WholeChoice> {
    const years = this.#yearsWith(days);
    const rows =
      years === this.#years
        ? this.#rows
        : this.#rows.map((_, row) => years.rowOf(this.#cuts[this.#cutOf(row)]!, this.#stageOf(row)));
    const model = await KeptModel.of(
      withRows(
        years.problem,
        rows.flatMap((row, i) => (binding.has(i) ? [newRow(`cut[${i}]`, row)] : [])),
      ),
    );
    try {
      const start = standing && beginning(model, years.problem, standing);
      const { status, bound, x } = model.run({ ...options, whole: true, ...(start ? { start } : {}) });
      if (status === 'infeasible') return { status };
      if (status === 'stopped') return { status };
      return { status, bound, whole: wholeValues(years.problem, x), binding: bindingOf(rows, x) };
    } finally {
      model.dispose();
    }
  }

  /** Rows of cuts, by their place, that bind or are broken in a solution of this master. */
  bindingCuts(x: Float64Array): readonly number[] {
    return bindingOf(this.#rows, x);
  }

  /**
   * The best years that no cut in the pool forbids; after `passes` through the pool some may still be broken, and the
   * objective is a bound all the same.
   */
  solve({ passes = Infinity, ...options }: RunOptions & { readonly passes?: number } = {}): KeptSolution {
    let solution = this.#model.run(this.#repriced ? { ...options, presolve: false, primal: true } : options);
    this.#repriced = false;
    for (let pass = 1; pass < passes && solution.status === 'optimal'; pass++) {
      const broken = this.#broken(solution.x);
      if (broken.length === 0) break;
      for (const row of broken) {
        this.#model.addRow(this.#rows[row]!);
        this.#waiting.delete(row);
        this.#placed.push(row);
      }
      solution = this.#model.run({ ...options, presolve: false, anew: false });
    }
    if (solution.status !== 'optimal') return solution;
    const first = this.problem.rowCount;
    const rowDual = new Float64Array(first + this.#rows.length);
    rowDual.set(solution.rowDual.subarray(0, first));
    this.#weighty = [];
    for (const [k, row] of this.#placed.entries()) {
      const dual = solution.rowDual[first + k]!;
      rowDual[first + row] = dual;
      if (dual > 0) this.#weighty.push(row);
    }
    return { ...solution, rowDual };
  }

  /** Fixes whole columns at given values by name, or frees them, and with that takes up where it was before. */
  fixWhole(values?: WholeValues): void {
    if (values && !this.#before) this.#before = { basis: this.#model.basis(), placed: this.#placed.length };
    setWhole(this.#model, this.problem, values);
    if (values || !this.#before) return;
    const { basis, placed } = this.#before;
    this.#before = undefined;
    const since = this.#placed.splice(placed);
    for (const row of since) this.#waiting.add(row);
    this.#model.dropRows(since.map((_, k) => this.problem.rowCount + placed + k));
    this.#model.setBasis(basis);
  }

  /** What the hours of a stage see in a solution. */
  pointOf(x: Float64Array, s: number): YearPoint {
    return this.#years.pointOf(x, s);
  }

  /** What one more of each total costs in a stage outside the hours, M USD a year per GWh (TJ). */
  pricesOf(solution: Pick<KeptSolution, 'rowDual' | 'columnDual'>, s: number): number[] {
    const { problem } = this;
    return this.#years.stages[s]!.totals.map((column) => {
      let price = problem.cost[column]! - solution.columnDual[column]!;
      for (let e = problem.starts[column]!; e < problem.starts[column + 1]!; e++) {
        const row = problem.indices[e]!;
        if (!this.#years.sums.has(row)) price -= solution.rowDual[row]! * problem.values[e]!;
      }
      return price / this.#years.stages[s]!.margin;
    });
  }

  /**
   * Writes the multipliers of a solution with parts of lines as multipliers of the whole-year problem: totals take those of
   * their typical days, parts and cuts together. Returns the cuts that carry weight, for the blocks behind them.
   */
  writeMultipliers(
    solution: KeptSolution,
    book: MultiplierBook,
  ): readonly { readonly cut: number; readonly stage: number; readonly multiplier: number }[] {
    const { problem } = this;
    const names = totalNames(this.#years.park);
    const dual = solution.rowDual;
    const typical = new Map(this.#days.map((day) => [day.days[0]! * 24, day]));
    for (let row = 0; row < problem.rowCount; row++) {
      const multiplier = dual[row]!;
      if (multiplier === 0) continue;
      const name = problem.rowName(row);
      const [, family, inside] = /^([^[]+)\[(.*)\]$/.exec(name)!;
      const [first, second] = inside!.split(',');
      if (name.includes('+') || family!.startsWith('beforeLimit_'))
        book.addTypical(name, multiplier, typical, this.#options.stepHours);
      else if (family === 'carried') book.addCarried(first!, Number(second), multiplier);
      else if (family === 'shifted') book.addShifted(first!, Number(second), multiplier);
      else if (family === 'partSum') {
        const [, total, year] = /^(.+),(\d+)$/.exec(inside!)!;
        book.add(sumRow(total!, Number(year)), multiplier);
      } else book.add(name, multiplier);
    }
    const stages = this.#stageCount;
    const weighed: { cut: number; stage: number; multiplier: number }[] = [];
    for (let i = 0; problem.rowCount + i < dual.length; i++) {
      const multiplier = dual[problem.rowCount + i]!;
      if (multiplier <= 0) continue;
      const [cut, stage] = [Math.floor(i / stages), i % stages];
      weighed.push({ cut, stage, multiplier });
      // With one group cuts bind the totals themselves.
      if (this.#years.stages[stage]!.parts.length === 1)
        for (const [k, name] of names.entries())
          book.add(sumRow(name, this.#years.park.stages[stage]!.year), -multiplier * this.#cuts[cut]!.prices[k]!);
    }
    return weighed;
  }

  dispose(): void {
    this.#model.dispose();
  }

  #yearsWith(days: number): Years {
    if (days === this.#options.days) return this.#years;
    const { park } = this.#years;
    const known = this.#choosing.get(days);
    const years =
      known ?? new Years(park, this.#profiles, this.#options, daysOf(park, this.#profiles, this.#options, days));
    this.#choosing.set(days, years);
    return years;
  }

  #cutOf(row: number): number {
    return Math.floor(row / this.#stageCount);
  }
  #stageOf(row: number): number {
    return row % this.#stageCount;
  }

  /** Rows that hold nothing back go to wait again: they slow every step of the solver. */
  #dropIdle(): void {
    const first = this.problem.rowCount;
    const dropped = new Set(this.#model.dropIdleRows(this.#placed.map((_, k) => first + k)));
    this.#placed = this.#placed.filter((row, k) => {
      if (!dropped.has(first + k)) return true;
      this.#waiting.add(row);
      return false;
    });
  }

  get #stageCount(): number {
    return this.#years.stages.length;
  }

  /** Waiting rows that a solution breaks, the worst few of each group and stage. */
  #broken(x: Float64Array): number[] {
    const worst = new Map<string, [row: number, by: number][]>();
    for (const row of this.#waiting) {
      const by = brokenBy(this.#rows[row]!, x);
      if (by <= 0) continue;
      const key = `${this.#cuts[this.#cutOf(row)]!.group},${this.#stageOf(row)}`;
      const list = worst.get(key) ?? [];
      list.push([row, by]);
      worst.set(key, list);
    }
    return [...worst.values()].flatMap((list) =>
      list
        .sort((a, b) => b[1] - a[1])
        .slice(0, placedAtOnce)
        .map(([row]) => row),
    );
  }
}

/** The best that a model allows with these whole lines; nothing where it allows none. */
function beginning(model: KeptModel, problem: Problem, whole: WholeValues): Float64Array | undefined {
  setWhole(model, problem, whole);
  const { status, x } = model.run();
  setWhole(model, problem);
  return status === 'optimal' ? x : undefined;
}

function daysOf(park: Park, profiles: Profiles, { spans }: MasterOptions, days: number): readonly TypicalDay[] {
  return typicalDays(yearSeries(hourSeries(park, profiles), spans), days);
}

function newRow(name: string, { lower, upper, columns, values }: RowToAdd): NewRow {
  return { name, lower, upper, terms: columns.map((column, k) => [column, values[k]!] as const) };
}

/** Rows, by their place, that bind or are broken in a solution. */
function bindingOf(rows: readonly RowToAdd[], x: Float64Array): number[] {
  return rows.flatMap((row, i) => {
    let activity = 0;
    let size = Math.max(1, Math.abs(row.lower));
    for (const [k, column] of row.columns.entries()) {
      const part = row.values[k]! * x[column]!;
      activity += part;
      size = Math.max(size, Math.abs(part));
    }
    return activity <= row.lower + 1e-6 * size ? [i] : [];
  });
}

/** Broken cuts of a group and stage that are placed in one pass. */
const placedAtOnce = 3;

/** By how much of its size a solution breaks a row; nothing where that is within the solver's tolerance. */
function brokenBy({ columns, values, lower }: RowToAdd, x: Float64Array): number {
  let activity = 0;
  let size = Math.max(1, Math.abs(lower));
  for (let k = 0; k < columns.length; k++) {
    const part = values[k]! * x[columns[k]!]!;
    activity += part;
    size = Math.max(size, Math.abs(part));
  }
  const by = (lower - activity) / size;
  return by > 1e-6 ? by : 0;
}

/** Row in which the hours of a total are added up. */
function sumRow(total: string, year: number): string {
  const process = /^run\[(.+)\]$/.exec(total)?.[1];
  return process === undefined ? `${total}Sum[${year}]` : `runSum[${process},${year}]`;
}
