import type { Compiled, Span } from '../compile/compile.ts';
import { hourSeries } from '../compile/hour-series.ts';
import { statesOf } from '../compile/states.ts';
import type { Profiles } from '../compile/weeks.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { solve } from '../solve/highs.ts';
import { type Lacks, type Least, lacking, leastLack, type Posed, seriesKind, withPeaks } from './lacking-hours.ts';
import { linkingTerms } from './linking.ts';
import { type YearBlock, yearBlock } from './year-block.ts';

/** What lacks in one span of a stage, by kind and step, and the rest of its hours. */
export interface SpanHours {
  readonly stage: number;
  readonly start: number;
  readonly stepHours: number;
  readonly lacks: ReadonlyMap<Lacks, ArrayLike<number>>;
  readonly series: ReadonlyMap<string, ArrayLike<number>>;
}

/** What lacks in the year at given capacities, at least. */
export interface YearHours {
  readonly lacks: number;
  readonly bySpan: readonly number[];
  readonly hours: readonly SpanHours[];
}

/** The hours of every span at given capacities and loads, each span by itself and begun with as much as can be stored. */
export class LackingYear {
  readonly #park: Park;
  readonly #profiles: Profiles;
  readonly #spans: readonly Span[];
  readonly #blocks = new Map<
    number,
    { readonly block: YearBlock; readonly columns: ReadonlyMap<Lacks, readonly number[]>; readonly problem: Problem }
  >();
  constructor(park: Park, profiles: Profiles, spans: readonly Span[]) {
    this.#park = park;
    this.#profiles = profiles;
    this.#spans = spans;
  }

  async at({ compiled, x }: Least, stages: readonly number[]): Promise<YearHours> {
    const hours: SpanHours[] = [];
    const bySpan = this.#spans.map(() => 0);
    // Hours with the same weather lack the same: without weather, all.
    const seen = new Map<string, Float64Array>();
    for (const stage of stages) {
      const terms = linkingTerms(this.#park, compiled, stage);
      const value = (name: string) =>
        Math.max(
          0,
          (terms.get(name) ?? []).reduce((sum, [column, v]) => sum + v * x[column]!, 0),
        );
      for (const [b] of this.#spans.entries()) {
        const { block, problem, columns } = this.#of(b, compiled);
        const values = block.linking.map((name) => (/^(before|after)\[/.test(name) ? undefined : value(name)));
        const key = `${this.#weather(b)}:${values.map((v) => v?.toPrecision(9)).join()}`;
        const found = seen.get(key) ?? (await this.#solve(block, problem, values, value));
        if (!found) continue;
        seen.set(key, found);
        const lacks = new Map<Lacks, Float64Array>();
        for (const [kind, list] of columns)
          lacks.set(
            kind,
            Float64Array.from(list, (column) => found[column]!),
          );
        const sum = [...lacks.values()].reduce((all, list) => all + list.reduce((part, v) => part + v, 0), 0);
        bySpan[b]! += sum;
        if (sum > leastLack)
          hours.push({
            stage,
            start: block.start,
            stepHours: 1,
            lacks,
            series: new Map([...block.columns.series].map(([name, columns]) => [name, columns.map((c) => found[c]!)])),
          });
      }
    }
    return { lacks: bySpan.reduce((sum, lacks) => sum + lacks, 0), bySpan, hours };
  }

  async #solve(
    block: YearBlock,
    given: Problem,
    values: readonly (number | undefined)[],
    stands: (name: string) => number,
  ) {
    const problem = { ...given, columnLower: given.columnLower.slice(), columnUpper: given.columnUpper.slice() };
    for (const [i, column] of block.linkingColumns.entries()) {
      const fixed = values[i];
      problem.columnLower[column] = fixed ?? 0;
      problem.columnUpper[column] = fixed ?? this.#mostOf(block.linking[i]!, stands);
    }
    const solution = await solve(problem, { method: 'simplex' });
    return 'x' in solution ? solution.x : undefined;
  }

  /** The most of a state that a span may begin or end with. */
  #mostOf(name: string, value: (name: string) => number): number {
    const state = statesOf(this.#park).find((one) => name.endsWith(`[${one.name}]`))!;
    const { hours } = state.process.hourly!;
    return value(`stands[${state.process.id}]`) * (state.kind === 'stored' ? hours : state.process.availability);
  }

  #weather(b: number): string {
    const { start, hours } = this.#spans[b]!;
    const { wind, solar, heating } = hourSeries(this.#park, this.#profiles);
    return [wind, solar, heating].map((series) => series.subarray(start, start + hours).join()).join(';');
  }

  /** A span whose costs are what lacks. */
  #of(b: number, compiled: Compiled) {
    const known = this.#blocks.get(b);
    if (known) return known;
    const block = yearBlock(this.#park, this.#profiles, compiled.columns.sized, this.#spans[b]!);
    const cost = new Float64Array(block.problem.columnCount);
    const columnUpper = block.problem.columnUpper.slice();
    for (const column of block.slackColumns) columnUpper[column] = 0;
    const columns = new Map<Lacks, readonly number[]>();
    for (const [series, list] of block.columns.series) {
      const kind = seriesKind.get(series);
      if (kind === undefined) continue;
      columns.set(kind, list);
      for (const column of list) [cost[column], columnUpper[column]] = [lacking[kind].weight, Infinity];
    }
    const made = { block, columns, problem: withPeaks({ ...block.problem, cost, columnUpper }, columns) };
    this.#blocks.set(b, made);
    return made;
  }
}

/** What lacks in the days of a year that was posed by days. */
export function daysOf(posed: Posed, least: Least): YearHours {
  const hours: SpanHours[] = [];
  const reserve = posed.columns.get('reserve') ?? [];
  let at = 0;
  for (const [stage, blocks] of least.compiled.columns.blocks.entries())
    for (const block of blocks) {
      const values = (columns: readonly number[]) => columns.map((column) => least.x[column]!);
      const steps = [...block.series.values()][0]!.length;
      const lacks = new Map<Lacks, readonly number[]>();
      for (const [name, columns] of block.series) {
        const kind = seriesKind.get(name);
        if (kind) lacks.set(kind, values(columns));
      }
      if (reserve.length > 0) lacks.set('reserve', values(reserve.slice(at, at + steps)));
      at += steps;
      hours.push({
        stage,
        start: block.start,
        stepHours: 24,
        lacks,
        series: new Map([...block.series].map(([name, columns]) => [name, values(columns)])),
      });
    }
  return { lacks: least.lacks, bySpan: [], hours };
}
