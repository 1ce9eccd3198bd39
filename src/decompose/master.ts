import { type Compiled, type CompileOptions, compile, type Span } from '../compile/compile.ts';
import { hourSeries } from '../compile/hour-series.ts';
import { statesOf } from '../compile/states.ts';
import { type TypicalDay, typicalDays } from '../compile/typical-days.ts';
import type { Profiles } from '../compile/weeks.ts';
import { type NewColumn, type NewRow, withColumns, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { KeptModel, type KeptSolution, type RowToAdd, type RunOptions } from '../solve/kept-model.ts';
import type { MultiplierBook } from './certificate.ts';
import type { Cut, YearPoint } from './cut.ts';
import { linkingNames, linkingTerms, type Terms, totalColumns, totalNames } from './linking.ts';
import { setWhole, type WholeValues } from './whole-columns.ts';
import { yearSeries } from './year-block.ts';

export interface MasterOptions extends Pick<CompileOptions, 'objective' | 'fixedLoad'> {
  readonly spans: readonly Span[];
  /** Typical days that stand for the hours until cuts say more, and hours per step in them. */
  readonly days: number;
  readonly stepHours: number;
  /** Group of each span: cuts are kept per group. */
  readonly groupOf: readonly number[];
}

/** The park's years with typical days for hours, and the cuts that the hours themselves add: a relaxation at any time. */
export class Master {
  readonly compiled: Compiled;
  readonly problem: Problem;
  #kept: KeptModel | undefined;
  readonly #stages: readonly {
    readonly linking: readonly Terms[];
    readonly edges: readonly (readonly number[])[];
    readonly totals: readonly number[];
    /** Per group and total: the column that cuts bind. */
    readonly parts: readonly (readonly number[])[];
    readonly margin: number;
  }[];
  readonly #sums: ReadonlySet<number>;
  readonly #ownRows: number;
  readonly #rows: RowToAdd[] = [];
  readonly #cuts: Cut[] = [];
  readonly #park: Park;
  readonly #typical: ReadonlyMap<number, TypicalDay>;
  readonly #stepHours: number;

  private constructor(
    park: Park,
    compiled: Compiled,
    problem: Problem,
    groups: number,
    typical: readonly TypicalDay[],
    stepHours: number,
  ) {
    this.#park = park;
    this.#typical = new Map(typical.map((day) => [day.days[0]! * 24, day]));
    this.#stepHours = stepHours;
    this.compiled = compiled;
    this.problem = problem;
    this.#ownRows = problem.rowCount;
    const names = totalNames(park);
    this.#stages = park.stages.map((_, s) => {
      const terms = linkingTerms(park, compiled, s);
      const columns = totalColumns(park, compiled, s);
      const totals = names.map((name) => columns.get(name)!);
      return {
        linking: linkingNames(park, compiled.columns.sized).map((name) => terms.get(name)!),
        edges: statesOf(park).map(({ name }) => compiled.columns.edges.get(name)![s]!),
        totals,
        parts:
          groups === 1
            ? [totals]
            : Array.from({ length: groups }, (_g, g) =>
                names.map((_n, k) => compiled.problem.columnCount + (s * groups + g) * names.length + k),
              ),
        margin: Math.max(compiled.worth.margin[s]!, 1e-3),
      };
    });
    const sums = new Set<number>();
    for (let row = 0; row < problem.rowCount; row++)
      if (/^(runSum|importSum|exportSum|renewableSum|dumpedSum|partSum)\[/.test(problem.rowName(row))) sums.add(row);
    this.#sums = sums;
  }

  static async of(park: Park, profiles: Profiles, options: MasterOptions): Promise<Master> {
    const master = Master.#unsolved(park, profiles, options);
    master.#kept = await KeptModel.of(master.problem);
    return master;
  }

  /** The master's problem with cuts as rows, for another who keeps it in the solver. */
  static problemOf(park: Park, profiles: Profiles, options: MasterOptions, cuts: readonly Cut[]): Problem {
    const master = Master.#unsolved(park, profiles, options);
    for (const cut of cuts) for (let s = 0; s < master.#stages.length; s++) master.#rows.push(master.#rowOf(cut, s));
    return master.withCuts();
  }

  static #unsolved(park: Park, profiles: Profiles, options: MasterOptions): Master {
    const days = typicalDays(yearSeries(hourSeries(park, profiles), options.spans), options.days);
    const compiled = compile(park, profiles, {
      ...(options.objective ? { objective: options.objective } : {}),
      ...(options.fixedLoad ? { fixedLoad: options.fixedLoad } : {}),
      days,
      spans: options.spans,
      edgesOnly: true,
      stepHours: options.stepHours,
    });
    const groups = Math.max(...options.groupOf) + 1;
    const problem = groups === 1 ? compiled.problem : withParts(park, compiled, groups);
    return new Master(park, compiled, problem, groups, days, options.stepHours);
  }

  get #model(): KeptModel {
    if (!this.#kept) throw new Error('a master without a solver');
    return this.#kept;
  }

  add(cuts: readonly Cut[]): void {
    this.#cuts.push(...cuts);
    for (const cut of cuts)
      for (let s = 0; s < this.#stages.length; s++) {
        const row = this.#rowOf(cut, s);
        this.#model.addRow(row);
        this.#rows.push(row);
      }
  }

  /** The problem with its cuts as rows, in the order in which they were added, or with those of them that are chosen. */
  withCuts(chosen: (index: number) => boolean = () => true): Problem {
    return withRows(
      this.problem,
      this.#rows.flatMap((row, i) =>
        chosen(i)
          ? {
              name: `cut[${Math.floor(i / this.#stages.length)},${i % this.#stages.length}]`,
              lower: row.lower,
              upper: row.upper,
              terms: row.columns.map((column, k) => [column, row.values[k]!] as const),
            }
          : [],
      ),
    );
  }

  /**
   * Chooses whole lines with only the cuts that are given: most never matter, and each slows the search. Its bound holds
   * whatever is left out.
   */
  async solveWhole(
    binding: ReadonlySet<number>,
    options: Pick<RunOptions, 'absoluteGap' | 'seconds'>,
  ): Promise<KeptSolution> {
    const model = await KeptModel.of(this.withCuts((i) => binding.has(i)));
    try {
      return model.run({ ...options, whole: true });
    } finally {
      model.dispose();
    }
  }

  /** Cuts, by their place, that bind or are broken in a solution of this master or of its whole form. */
  bindingCuts(x: Float64Array): number[] {
    return this.#rows.flatMap((row, i) => {
      let activity = 0;
      let size = Math.abs(row.lower);
      for (const [k, column] of row.columns.entries()) {
        const part = row.values[k]! * x[column]!;
        activity += part;
        size = Math.max(size, Math.abs(part));
      }
      return activity <= row.lower + 1e-6 * Math.max(size, 1) ? [i] : [];
    });
  }

  solve(options: RunOptions = {}): KeptSolution {
    return this.#model.run(options);
  }

  /** Fixes whole columns at given values by name, or frees them. */
  fixWhole(values?: WholeValues): void {
    setWhole(this.#model, this.problem, values);
  }

  /** What the hours of a stage see in a solution. */
  pointOf(x: Float64Array, s: number): YearPoint {
    const stage = this.#stages[s]!;
    const value = (terms: Terms) =>
      Math.max(
        0,
        terms.reduce((sum, [column, v]) => sum + v * x[column]!, 0),
      );
    return {
      values: stage.linking.map(value),
      edges: stage.edges.map((columns) => columns.map((column) => Math.max(0, x[column]!))),
    };
  }

  /** What one more of each total costs in a stage outside the hours, M USD a year per GWh (TJ). */
  pricesOf(solution: Pick<KeptSolution, 'rowDual' | 'columnDual'>, s: number): number[] {
    const { problem } = this;
    return this.#stages[s]!.totals.map((column) => {
      let price = problem.cost[column]! - solution.columnDual[column]!;
      for (let e = problem.starts[column]!; e < problem.starts[column + 1]!; e++) {
        const row = problem.indices[e]!;
        if (row < this.#ownRows && !this.#sums.has(row)) price -= solution.rowDual[row]! * problem.values[e]!;
      }
      return price / this.#stages[s]!.margin;
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
    const names = totalNames(this.#park);
    const dual = solution.rowDual;
    for (let row = 0; row < this.#ownRows; row++) {
      const multiplier = dual[row]!;
      if (multiplier === 0) continue;
      const name = problem.rowName(row);
      const [, family, inside] = /^([^[]+)\[(.*)\]$/.exec(name)!;
      const [first, second] = inside!.split(',');
      if (name.includes('+') || family!.startsWith('beforeLimit_'))
        book.addTypical(name, multiplier, this.#typical, this.#stepHours);
      else if (family === 'carried') book.addCarried(first!, Number(second), multiplier);
      else if (family === 'shifted') book.addShifted(first!, Number(second), multiplier);
      else if (family === 'partSum') {
        const [, total, year] = /^(.+),(\d+)$/.exec(inside!)!;
        book.add(sumRow(total!, Number(year)), multiplier);
      } else book.add(name, multiplier);
    }
    const stages = this.#stages.length;
    const weighed: { cut: number; stage: number; multiplier: number }[] = [];
    for (let i = 0; this.#ownRows + i < dual.length; i++) {
      const multiplier = dual[this.#ownRows + i]!;
      if (multiplier <= 0) continue;
      const [cut, stage] = [Math.floor(i / stages), i % stages];
      weighed.push({ cut, stage, multiplier });
      // With one group cuts bind the totals themselves.
      if (this.#stages[stage]!.parts.length === 1)
        for (const [k, name] of names.entries())
          book.add(sumRow(name, this.#park.stages[stage]!.year), -multiplier * this.#cuts[cut]!.prices[k]!);
    }
    return weighed;
  }

  dispose(): void {
    this.#model.dispose();
  }

  #rowOf(cut: Cut, s: number): RowToAdd {
    const stage = this.#stages[s]!;
    const entries = new Map<number, number>();
    const add = (column: number, value: number) => {
      if (value !== 0) entries.set(column, (entries.get(column) ?? 0) + value);
    };
    for (const [k, column] of stage.parts[cut.group]!.entries()) add(column, cut.prices[k]!);
    for (const [i, terms] of stage.linking.entries())
      for (const [column, value] of terms) add(column, -cut.slopes[i]! * value);
    for (const [p, columns] of stage.edges.entries())
      for (const [b, column] of columns.entries()) add(column, -cut.edgeSlopes[p]![b]!);
    return { lower: cut.constant, upper: Infinity, columns: [...entries.keys()], values: [...entries.values()] };
  }
}

/** Each total split into the parts of the groups of blocks. */
function withParts(park: Park, compiled: Compiled, groups: number): Problem {
  const names = totalNames(park);
  const columns: NewColumn[] = [];
  const rows: NewRow[] = [];
  for (const [s, stage] of park.stages.entries()) {
    const totals = totalColumns(park, compiled, s);
    for (const name of names)
      rows.push({
        name: `partSum[${name},${stage.year}]`,
        lower: 0,
        upper: 0,
        terms: [[totals.get(name)!, -1]],
      });
    for (let g = 0; g < groups; g++)
      for (const [k, name] of names.entries())
        columns.push({
          name: `part[${name},${stage.year},${g}]`,
          cost: 0,
          lower: 0,
          upper: Infinity,
          entries: [[compiled.problem.rowCount + s * names.length + k, 1]],
        });
  }
  return withColumns(withRows(compiled.problem, rows), columns);
}

/** Row in which the hours of a total are added up. */
function sumRow(total: string, year: number): string {
  const process = /^run\[(.+)\]$/.exec(total)?.[1];
  return process === undefined ? `${total}Sum[${year}]` : `runSum[${process},${year}]`;
}
