import type { Name, Plan, StagePlan } from '../plan/plan.ts';
import type { Cell, Table } from './csv.ts';
import { hoursTable } from './hours-csv.ts';

/** How a name is said; the tables' own words are English in every language. */
export type Naming = (name: Name) => string;

/**
 * A plan as tidy tables by file name: one observation a row, units in a column of their own. `hours.csv` is there when
 * the dispatched year is.
 *
 * @param hours  series of the dispatched year, as `unpackHours` gives them
 */
export function planTables(
  plan: Plan,
  hours: Readonly<Record<string, ArrayLike<number>>> = {},
  say: Naming = (name) => name.en,
): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>([
    ['stages.csv', stagesTable(plan, say)],
    ['balances.csv', balancesTable(plan, say)],
    ['claims.csv', claimsTable(plan, say)],
    ['capex.csv', capexTable(plan, say)],
    ['figures.csv', figuresTable(plan)],
  ]);
  if (Object.keys(hours).length > 0) tables.set('hours.csv', hoursTable(plan, hours));
  return tables;
}

const processName = (plan: Plan, say: Naming, id: string): string => {
  const named = plan.names.processes[id];
  return named ? say(named.name) : id;
};
const materialName = (plan: Plan, say: Naming, id: string): string => {
  const named = plan.names.materials[id];
  return named ? say(named.name) : id;
};
const materialUnit = (plan: Plan, id: string): string => plan.names.materials[id]?.unit ?? '';

/** What is built, stands, runs, is traded, stored and dug in each stage, and the stage's totals. */
function stagesTable(plan: Plan, say: Naming): Table {
  const deposits = new Map(plan.deposits.map((deposit) => [deposit.id, deposit]));
  const capacityUnit = (id: string) => plan.names.processes[id]?.unit ?? '';
  const runUnit = (id: string) => (capacityUnit(id) === 'MW' ? 'MWh/a' : capacityUnit(id));
  const rows = plan.stages.flatMap((stage) => {
    const list = (kind: string, of: Readonly<Record<string, number>>, name: typeof nameOf, unit: typeof unitOf) =>
      Object.entries(of).map(([id, amount]): Cell[] => [stage.year, kind, id, name(id), amount, unit(id)]);
    const nameOf = (id: string) => materialName(plan, say, id);
    const unitOf = (id: string) => `${materialUnit(plan, id)}/a`;
    const named = (id: string) => processName(plan, say, id);
    return [
      ...list('build', stage.build, named, capacityUnit),
      ...list('capacity', stage.capacity, named, capacityUnit),
      ...list('run', stage.run, named, runUnit),
      ...list('buy', stage.buy, nameOf, unitOf),
      ...list('sell', stage.sell, nameOf, unitOf),
      ...list('sink', stage.sink, nameOf, unitOf),
      ...list(
        'extract',
        stage.extract,
        (id) => (deposits.has(id) ? say(deposits.get(id)!.name) : id),
        (id) => deposits.get(id)?.unit ?? '',
      ),
      ...stageTotals(stage).map(([id, name, amount, unit]): Cell[] => [stage.year, 'total', id, name, amount, unit]),
    ];
  });
  return { header: ['stage', 'kind', 'id', 'name', 'amount', 'unit'], rows };
}

function stageTotals(stage: StagePlan): [id: string, name: string, amount: number, unit: string][] {
  return [
    ['years', 'Years of the stage', stage.years, 'a'],
    ['capex', 'Investment in plants', stage.capexUsd, 'USD'],
    ['jobs', 'Jobs in plants', stage.jobs, 'jobs'],
    ['jobsMines', 'Jobs in mines', stage.jobsMines, 'jobs'],
    ['land', 'Fenced land', stage.landHa, 'ha'],
    ['water', 'Fresh water', stage.waterM3, 'm3/a'],
    ['co2', 'CO2', stage.co2Tonnes, 't/a'],
  ];
}

/** Elements over the park's border in the last stage, and what gives (+) and takes (−) grid materials in each. */
function balancesTable(plan: Plan, say: Naming): Table {
  const last = plan.stages.at(-1)!.year;
  const elements = Object.entries(plan.balance).flatMap(([element, balance]): Cell[][] => [
    ...balance.flows.map(({ kind, material, tonnes }) => [
      last,
      element,
      kind,
      material,
      materialName(plan, say, material),
      tonnes,
      't/a',
    ]),
    [last, element, 'unaccounted', '', '', -balance.unaccounted, 't/a'],
  ]);
  const grids = plan.stages.flatMap((stage) =>
    Object.entries(stage.energy).flatMap(([grid, flows]) =>
      Object.entries(flows).map(([id, amount]): Cell[] => [
        stage.year,
        grid,
        amount >= 0 ? 'gives' : 'takes',
        id,
        processName(plan, say, id),
        amount,
        `${materialUnit(plan, grid)}/a`,
      ]),
    ),
  );
  return { header: ['stage', 'balance', 'kind', 'id', 'name', 'amount', 'unit'], rows: [...elements, ...grids] };
}

function claimsTable(plan: Plan, say: Naming): Table {
  return {
    header: ['id', 'name', 'comparator', 'claimed', 'planned', 'unit', 'tolerance', 'verdict'],
    rows: plan.claims.map((claim) => [
      claim.id,
      say(claim.name),
      claim.comparator,
      claim.claimed,
      claim.planned,
      claim.unit,
      claim.tolerance,
      claim.verdict,
    ]),
  };
}

/** Investment by what it buys and by calendar year; the two kinds sum to the same total. */
function capexTable(plan: Plan, say: Naming): Table {
  const unit = `USD${plan.baseYear}`;
  return {
    header: ['kind', 'id', 'name', 'chain', 'amount', 'unit'],
    rows: [
      ...Object.entries(plan.capexByProcess).map(([id, usd]): Cell[] => [
        'process',
        id,
        processName(plan, say, id),
        plan.processDetail[id]?.chain,
        usd,
        unit,
      ]),
      ['infrastructure', 'infrastructure', 'Infrastructure', undefined, plan.infrastructureUsd, unit],
      ...Object.entries(plan.capexByYear).map(([year, usd]): Cell[] => ['year', year, '', undefined, usd, unit]),
    ],
  };
}

function figuresTable(plan: Plan): Table {
  return {
    header: [
      'path',
      'value',
      'unit',
      'low',
      'high',
      'written',
      'confidence',
      'source',
      'reason',
      'placeholder',
      'place',
    ],
    rows: plan.figures.map((figure) => [
      figure.path,
      figure.value,
      figure.unit,
      figure.range?.[0],
      figure.range?.[1],
      figure.written,
      figure.confidence,
      figure.source.join('; '),
      figure.reason,
      figure.placeholder,
      figure.at,
    ]),
  };
}
