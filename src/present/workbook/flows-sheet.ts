import type { Plan, StagePlan } from '../../plan/plan.ts';
import { dugMaterials, metalOf } from './carried.ts';
import { decided } from './content.ts';
import { type Expression, negative, over, plus, sumOfCells, sumWhere, times } from './expression.ts';
import { FlowRows, type Kind } from './flow-rows.ts';
import type { Inputs } from './inputs-sheet.ts';
import type { Row, Sheet } from './sheet.ts';

/** What crosses the park's border, by stage, with what it earns or costs at the gate. */
export interface Flows {
  readonly sheet: Sheet;
  /** Amount of a material in the last stage; nothing when it does not flow so. */
  amount(kind: Kind, material: string): Expression | undefined;
  /** Money of a kind in the last stage, USD a year: sales positive, costs negative. */
  money(kind: Kind): Expression;
  readonly net: Expression;
  /** Net of all flows in a stage, USD a year. */
  netIn(stage: number): Expression;
}

const kinds: readonly (readonly [Kind, string])[] = [
  ['sold', 'Sales'],
  ['bought', 'Purchases'],
  ['dug', 'Transport and royalty of what is dug'],
  ['stored', 'Fees of stores'],
  ['vented', 'Fees of vents'],
  ['grid', 'Power from and to the grid'],
];

export function flowsSheet(plan: Plan, inputs: Inputs): Flows {
  const rows = new FlowRows(plan, inputs);
  const { sheet } = rows;
  addSales(rows);
  for (const id of idsOf(plan, (stage) => stage.buy)) {
    const row = rows.all('bought', id, (stage) => stage.buy[id]);
    rows.fill(row, 'usd', rows.steps('bought', 'step', id, row));
  }
  addDug(rows);
  addSinks(rows);
  addGrid(rows);

  const last = plan.stages.length - 1;
  const totals = new Map<Kind, Row>();
  for (const [kind, title] of kinds) {
    const row = sheet.total({ kind, material: title });
    rows.fill(
      row,
      'usd',
      (s) => sumWhere(sheet.column(`usd${s}`), [sheet.column('kind'), row.at('kind')], [sheet.column('row'), 'all']),
      'total',
    );
    totals.set(kind, row);
  }
  const net = sheet.total({ material: 'Net of all flows' });
  rows.fill(net, 'usd', (s) => sumOfCells([...totals.values()].map((row) => row.at(`usd${s}`))), 'total');
  return {
    sheet,
    amount: (kind, material) => rows.whole.get(`${kind} ${material}`)?.at(`amount${last}`),
    money: (kind) => totals.get(kind)!.at(`usd${last}`),
    net: net.at(`usd${last}`),
    netIn: (s) => net.at(`usd${s}`),
  };
}

/** Sales by step. A metal and its products share the metal's steps: each earns the mean, products their premium too. */
function addSales(rows: FlowRows): void {
  const { plan, sheet } = rows;
  const sold = idsOf(plan, (stage) => stage.sell);
  const metals = new Set(sold.flatMap((id) => metalOf(plan, id) ?? []));
  const premiums = new Map<string, (stage: number) => Expression>();
  const row = (id: string) => rows.whole.get(`sold ${id}`);
  for (const id of new Set([...sold, ...metals])) {
    const metal = metalOf(plan, id);
    const all = rows.all(
      'sold',
      id,
      (stage) => stage.sell[id],
      metal ? `premium over ${plan.names.materials[metal]?.name.en ?? metal}` : undefined,
    );
    if (metals.has(id)) continue;
    const earned = rows.steps('sold', 'step', id, all);
    if (metal) premiums.set(id, earned);
    else rows.fill(all, 'usd', earned);
  }
  for (const metal of metals) {
    const shared = [metal, ...sold.filter((id) => metalOf(plan, id) === metal)];
    const pool = rows.open('sold', 'pool', metal, { where: 'the metal and its products' });
    rows.fill(pool, 'amount', (s) => sumOfCells(shared.map((id) => row(id)!.at(`amount${s}`))));
    rows.fill(pool, 'usd', rows.steps('sold', 'pool step', metal, pool));
    for (const id of shared)
      rows.fill(row(id)!, 'usd', (s) => {
        const base = times(row(id)!.at(`amount${s}`), over(pool.at(`usd${s}`), pool.at(`amount${s}`)));
        const premium = premiums.get(id);
        return premium ? plus(base, premium(s)) : base;
      });
    sheet.put(pool, 'gate', over(pool.at(`usd${plan.stages.length - 1}`), pool.at(`amount${plan.stages.length - 1}`)));
  }
}

function addDug(rows: FlowRows): void {
  const { plan, inputs } = rows;
  const materials = dugMaterials(plan);
  for (const id of idsOf(plan, (stage) => stage.extract)) {
    const material = materials.get(id) ?? '';
    const deposit = plan.deposits.find((d) => d.id === id);
    const row = rows.open('dug', 'all', material, {
      where: deposit?.name.en ?? id,
      unit: deposit?.unit.replace('/a', '') ?? '',
      price: inputs.cell(`deposits.${id}.royalty`),
      freight: inputs.cell(`deposits.${id}.transport`),
    });
    rows.fill(row, 'amount', (s) => decided(plan.stages[s]!.extract[id] ?? 0));
    rows.priced(row, negative(plus(row.at('price'), row.at('freight'))));
    const whole = rows.whole.get(`dug ${material}`);
    if (!whole) rows.whole.set(`dug ${material}`, row);
    else {
      // Two deposits of one material: the balance takes both.
      const both = { number: whole.number, at: (key: string) => sumOfCells([whole.at(key), row.at(key)]) };
      rows.whole.set(`dug ${material}`, both);
    }
  }
}

function addSinks(rows: FlowRows): void {
  const { plan, sheet, inputs } = rows;
  for (const id of idsOf(plan, (stage) => stage.sink)) {
    const sink = plan.prices.sinks[id];
    const row = rows.all(sink?.vent ? 'vented' : 'stored', id, (stage) => stage.sink[id]);
    sheet.put(row, 'price', inputs.value(`sinks.${id}.fee`, sink?.fee ?? 0));
    rows.priced(row, negative(row.at('price')));
  }
}

/** Power over the grid at its mean price; what the hours of the day change in it is not in the yearly sums. */
function addGrid(rows: FlowRows): void {
  const { plan, inputs } = rows;
  for (const [series, key, sign] of [
    ['import', 'importPrice', 1],
    ['export', 'exportPrice', -1],
  ] as const) {
    const price = inputs.cell(`grid.${key}`);
    const flow = (stage: StagePlan) => sign * (stage.energy['electricity']?.[series] ?? 0);
    if (!price || plan.stages.every((stage) => flow(stage) === 0)) continue;
    const row = rows.open('grid', 'all', 'electricity', { where: series, unit: 'MWh', price });
    rows.fill(row, 'amount', (s) => decided(flow(plan.stages[s]!)));
    rows.priced(row, sign === 1 ? negative(row.at('price')) : plus(row.at('price')));
  }
}

function idsOf(plan: Plan, pick: (stage: StagePlan) => Readonly<Record<string, number>>): string[] {
  return [...new Set(plan.stages.flatMap((stage) => Object.keys(pick(stage))))];
}
