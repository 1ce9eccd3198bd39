import { addBlock } from '../compile/block.ts';
import type { BlockColumns } from '../compile/columns.ts';
import type { Span } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import { Builder } from '../lp/builder.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { flexibleProcesses, gridMaterials, linkingNames, storages, totalNames } from './linking.ts';

/** Consecutive hours of the year as a problem of their own, whose linking values and prices are set before each solve. */
export interface YearBlock {
  readonly start: number;
  readonly hours: number;
  readonly problem: Problem;
  /** Fixed columns, in the order of `linkingNames`, then `before[p]`, `after[p]` of each storage. */
  readonly linking: readonly string[];
  readonly linkingColumns: readonly number[];
  /** Columns of what the hours add up to, in the order of `totalNames`. */
  readonly totals: readonly string[];
  readonly totalColumns: readonly number[];
  /** Columns that must end at nothing, with what a unit of each costs, USD. */
  readonly slackColumns: readonly number[];
  readonly columns: BlockColumns;
}

/** What a MWh unserved costs in a block, M USD per GWh: above anything that a product could earn from it. */
export const unservedPrice = 3;

/** Splits the year's 8,760 hours into spans of `hours` each; the last takes what is left over. */
export function yearSpans(hours: number): readonly Span[] {
  const count = Math.max(1, Math.floor(8760 / hours));
  return Array.from({ length: count }, (_, i) => ({
    start: i * hours,
    hours: i === count - 1 ? 8760 - i * hours : hours,
  }));
}

/** The hours from `start` on as a problem in the linking values; its cost is the priced totals and slack, M USD a year. */
export function yearBlock(park: Park, profiles: Profiles, sized: ReadonlyMap<string, number>, span: Span): YearBlock {
  const builder = new Builder();
  const fixed = (name: string) => builder.column(name, 0, 0, 0);
  const shared = linkingNames(park, sized);
  const at = new Map(shared.map((name) => [name, fixed(name)]));
  const ends = new Map(storages(park).map((p) => [p.id, [fixed(`before[${p.id}]`), fixed(`after[${p.id}]`)] as const]));
  const totals = totalNames(park);
  const totalColumn = new Map(totals.map((name) => [name, builder.column(name, 0)]));
  const totalRow = new Map(
    totals.map((name) => [name, builder.row(`sum[${name}]`, 0, 0, [[totalColumn.get(name)!, -1]])]),
  );
  const row = (key: 'importRow' | 'exportRow' | 'renewableRow', name: string) => {
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
    { stage: 0, ...span, weight: 1, stepHours: 1, slack: true, slackCost: unservedPrice / 1000 },
    {
      capacity: (process) => [[at.get(`stands[${process.id}]`)!, 1]],
      load: new Map(gridMaterials(park).map((id) => [id, at.get(`load[${id}]`)!])),
      flexibleLoad: (id) => (flexible.has(id) ? [[at.get(`flexible[${id}]`)!, 1]] : []),
      edge: (process) => ends.get(process.id),
      ...(setsExist === undefined ? {} : { setsExist }),
      ...(tie === undefined ? {} : { tie }),
    },
    {
      runRow: (process) => totalRow.get(`run[${process.id}]`),
      ...row('importRow', 'import'),
      ...row('exportRow', 'export'),
      ...row('renewableRow', 'renewable'),
    },
  );
  const problem = builder.build();
  const slackColumns: number[] = [];
  for (let c = 0; c < problem.columnCount; c++)
    if (/^(unserved|uncovered|short)/.test(problem.columnName(c))) slackColumns.push(c);
  return {
    ...span,
    problem,
    linking: [...shared, ...storages(park).flatMap((p) => [`before[${p.id}]`, `after[${p.id}]`])],
    linkingColumns: [...at.values(), ...[...ends.values()].flat()],
    totals,
    totalColumns: totals.map((name) => totalColumn.get(name)!),
    slackColumns,
    columns,
  };
}
