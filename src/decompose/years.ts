import { type Compiled, compile } from '../compile/compile.ts';
import { statesOf } from '../compile/states.ts';
import type { TypicalDay } from '../compile/typical-days.ts';
import type { Profiles } from '../compile/weeks.ts';
import { type NewColumn, type NewRow, withColumns, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import type { RowToAdd } from '../solve/kept-model.ts';
import { leastEntry } from '../solve/scaling.ts';
import { largest } from './block-solver.ts';
import type { Cut, YearPoint } from './cut.ts';
import { linkingNames, linkingTerms, type Terms, totalColumns, totalNames } from './linking.ts';
import type { MasterOptions } from './master.ts';

/** What links a stage of the years to its hours. */
interface LinkedStage {
  readonly linking: readonly Terms[];
  readonly edges: readonly (readonly number[])[];
  readonly totals: readonly number[];
  /** Per group and total: the column that cuts bind. */
  readonly parts: readonly (readonly number[])[];
  readonly margin: number;
}

/** A park's years as a problem, with typical days for hours, and how cuts speak of them. */
export class Years {
  readonly park: Park;
  readonly compiled: Compiled;
  readonly problem: Problem;
  readonly stages: readonly LinkedStage[];
  /** Rows in which hours are added up to totals, and totals split into parts. */
  readonly sums: ReadonlySet<number>;

  constructor(park: Park, profiles: Profiles, options: MasterOptions, days: readonly TypicalDay[]) {
    this.park = park;
    this.compiled = compile(park, profiles, {
      ...(options.objective ? { objective: options.objective } : {}),
      ...(options.fixedLoad ? { fixedLoad: options.fixedLoad } : {}),
      days,
      spans: options.spans,
      edgesOnly: true,
      stepHours: options.stepHours,
    });
    const { compiled } = this;
    const groups = Math.max(...options.groupOf) + 1;
    this.problem = groups === 1 ? compiled.problem : withParts(park, compiled, groups);
    const names = totalNames(park);
    this.stages = park.stages.map((_, s) => {
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
    for (let row = 0; row < this.problem.rowCount; row++)
      if (/^(runSum|importSum|exportSum|renewableSum|dumpedSum|partSum)\[/.test(this.problem.rowName(row)))
        sums.add(row);
    this.sums = sums;
  }

  /** A cut as a row of a stage. */
  rowOf(cut: Cut, s: number): RowToAdd {
    const stage = this.stages[s]!;
    const entries = new Map<number, number>();
    const add = (column: number, value: number) => {
      if (value !== 0) entries.set(column, (entries.get(column) ?? 0) + value);
    };
    for (const [k, column] of stage.parts[cut.group]!.entries()) add(column, cut.prices[k]!);
    for (const [i, terms] of stage.linking.entries())
      for (const [column, value] of terms) add(column, -cut.slopes[i]! * value);
    for (const [p, columns] of stage.edges.entries())
      for (const [b, column] of columns.entries()) add(column, -cut.edgeSlopes[p]![b]!);
    // Dust of rounding would make the solver scale a row by it; left out, it takes from the constant what it could be.
    let lower = cut.constant;
    for (const [column, value] of entries) {
      if (Math.abs(value) >= leastEntry) continue;
      entries.delete(column);
      lower -= Math.max(0, value) * largest;
    }
    return { lower, upper: Infinity, columns: [...entries.keys()], values: [...entries.values()] };
  }

  /** What the hours of a stage see in a solution. */
  pointOf(x: Float64Array, s: number): YearPoint {
    const stage = this.stages[s]!;
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

  /** Cuts are the same rows over both: same columns link years and hours. */
  linksLike(other: Years): boolean {
    const links = ({ stages }: Years) =>
      JSON.stringify(stages.map(({ linking, edges, parts }) => [linking, edges, parts]));
    return links(this) === links(other);
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
