import { addBlock } from '../compile/block.ts';
import type { BlockColumns } from '../compile/columns.ts';
import type { Span } from '../compile/compile.ts';
import type { HourSeries } from '../compile/hour-series.ts';
import { statesOf } from '../compile/states.ts';
import { unservedPrice } from '../compile/unserved-price.ts';
import type { Profiles } from '../compile/weeks.ts';
import { Builder } from '../lp/builder.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { flexibleProcesses, gridMaterials, linkingNames, totalNames } from './linking.ts';

/** Consecutive hours of the year as a problem of their own, whose linking values and prices are set before each solve. */
export interface YearBlock {
  readonly start: number;
  readonly hours: number;
  /** How many times the year holds it. */
  readonly weight: number;
  readonly problem: Problem;
  /** Fixed columns, in the order of `linkingNames`, then `before[state]`, `after[state]` of each of `statesOf`. */
  readonly linking: readonly string[];
  readonly linkingColumns: readonly number[];
  /** Columns of what the hours add up to, in the order of `totalNames`. */
  readonly totals: readonly string[];
  readonly totalColumns: readonly number[];
  /** Columns that must end at nothing, with what a unit of each costs, USD. */
  readonly slackColumns: readonly number[];
  readonly columns: BlockColumns;
}

/**
 * Splits the 8,760 hours of each weather year into spans of `hours` each; a year's last takes what is left over. Years
 * follow one another, the first the last: what is stored is handed on between them too.
 */
export function yearSpans(hours: number, years = 1): readonly Span[] {
  const count = Math.max(1, Math.floor(8760 / hours));
  return Array.from({ length: years * count }, (_, b) => {
    const i = b % count;
    return {
      start: Math.floor(b / count) * 8760 + i * hours,
      hours: i === count - 1 ? 8760 - i * hours : hours,
      ...(years > 1 ? { weight: 1 / years } : {}),
    };
  });
}

/** The hours that spans stand for, one after another, each as often as it counts beside the one that counts least. */
export function yearSeries({ wind, solar, heating }: HourSeries, spans: readonly Span[]): HourSeries {
  const least = Math.min(1, ...spans.map(({ weight = 1 }) => weight));
  const joined = (values: Float64Array) =>
    Float64Array.from(
      spans.flatMap(({ start, hours, weight = 1 }) =>
        Array.from({ length: Math.round(weight / least) }, () => [...values.subarray(start, start + hours)]).flat(),
      ),
    );
  return { wind: joined(wind), solar: joined(solar), heating: joined(heating) };
}

/** The hours from `start` on as a problem in the linking values; its cost is the priced totals and slack, M USD a year. */
export function yearBlock(park: Park, profiles: Profiles, sized: ReadonlyMap<string, number>, span: Span): YearBlock {
  const builder = new Builder();
  const fixed = (name: string) => builder.column(name, 0, 0, 0);
  const shared = linkingNames(park, sized);
  const at = new Map(shared.map((name) => [name, fixed(name)]));
  const states = statesOf(park).map((state) => state.name);
  const ends = new Map(states.map((name) => [name, [fixed(`before[${name}]`), fixed(`after[${name}]`)] as const]));
  const totals = totalNames(park);
  const totalColumn = new Map(totals.map((name) => [name, builder.column(name, 0)]));
  const totalRow = new Map(
    totals.map((name) => [name, builder.row(`sum[${name}]`, 0, 0, [[totalColumn.get(name)!, -1]])]),
  );
  const row = (key: 'importRow' | 'exportRow' | 'renewableRow' | 'dumpedRow', name: string) => {
    const found = totalRow.get(name);
    return found === undefined ? {} : { [key]: found };
  };
  const flexible = new Set(flexibleProcesses(park).map((p) => p.id));
  const setsExist = at.get('setsExist');
  const tie = at.get('tie');
  const columns = addBlock(
    builder,
    park,
    profiles,
    { stage: 0, weight: 1, ...span, stepHours: 1, slack: true, slackCost: unservedPrice(park) / 1e6 },
    {
      capacity: (process) => [[at.get(`stands[${process.id}]`)!, 1]],
      load: new Map(gridMaterials(park).map((id) => [id, at.get(`load[${id}]`)!])),
      flexibleLoad: (id) => (flexible.has(id) ? [[at.get(`flexible[${id}]`)!, 1]] : []),
      edge: (state) => ends.get(state),
      ...(setsExist === undefined ? {} : { setsExist }),
      ...(tie === undefined ? {} : { tie }),
    },
    {
      runRow: (process) => totalRow.get(`run[${process.id}]`),
      ...row('importRow', 'import'),
      ...row('exportRow', 'export'),
      ...row('renewableRow', 'renewable'),
      ...row('dumpedRow', 'dumped'),
    },
  );
  const problem = builder.build();
  const slackColumns: number[] = [];
  for (let c = 0; c < problem.columnCount; c++)
    if (/^(unserved|uncovered|short)/.test(problem.columnName(c))) slackColumns.push(c);
  return {
    weight: 1,
    ...span,
    problem,
    linking: [...shared, ...states.flatMap((name) => [`before[${name}]`, `after[${name}]`])],
    linkingColumns: [...at.values(), ...[...ends.values()].flat()],
    totals,
    totalColumns: totals.map((name) => totalColumn.get(name)!),
    slackColumns,
    columns,
  };
}
