import type { Plan } from '../../plan/plan.ts';
import { type Content, decided } from './content.ts';
import { type Expression, minus, negative, over, plus, sumOf, sumOfCells, times } from './expression.ts';
import type { Column } from './page.ts';
import type { Recipes } from './recipes-sheet.ts';
import { type Row, Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** Hourly series of the last stage, 8,760 values each, MW or GJ/h. */
export type Hours = Readonly<Record<string, ArrayLike<number>>>;

export interface Energy {
  readonly sheet: Sheet;
  readonly served: Expression;
  readonly unserved: Expression;
  readonly imported: Expression;
  readonly exported: Expression;
  readonly renewableShare: Expression;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Electricity by month, summed from the dispatch of all hours; loads follow from the balance. */
export function energySheet(plan: Plan, hours: Hours, recipes: Recipes): Energy | undefined {
  // Below a unit a year a series is a trace that the solver leaves.
  const flowing = Object.keys(hours).filter((name) => sumBetween(hours[name]!, 0, 8760) > 1);
  if (!flowing.some((name) => /^(output_|import$)/.test(name))) return undefined;
  const found = seriesOf(plan, flowing);
  const sheet = new Sheet({
    name: 'Energy',
    title: `Electricity by month, a year from ${plan.stages.at(-1)!.year}`,
    note: 'MWh unless the header says otherwise, summed from the 8,760 dispatched hours. Load is what is made, imported and discharged less what is exported, charged and dumped; served is load less boilers.',
    columns: [
      { key: 'month', header: 'Month', width: 12 },
      { key: 'hours', header: 'Hours', width: 8, format: formats.amount },
      ...found.made.map(({ key, header }) => energyColumn(key, header)),
      ...found.taken.map(({ key, header }) => energyColumn(key, header)),
      ...found.boilers.map(({ key, header }) => energyColumn(key, `${header}: steam, GJ`)),
      energyColumn('unserved', 'Unserved'),
      energyColumn('load', 'Load'),
      energyColumn('boilers', 'of which boilers'),
      energyColumn('served', 'Served'),
      { key: 'share', header: 'Wind and sun, share of served and exported', width: 12, format: formats.share },
    ],
  });
  let start = 0;
  for (const [m, days] of daysIn.entries()) {
    const end = start + days * 24;
    const row = sheet.add({
      month: months[m]!,
      hours: decided(days * 24),
      unserved: decided(sumBetween(hours['unserved_electricity'] ?? [], start, end)),
      ...Object.fromEntries(
        [...found.made, ...found.taken, ...found.boilers].map(({ key, series }) => [
          key,
          decided(sumBetween(hours[series]!, start, end)),
        ]),
      ),
    });
    const out = sumOfCells(found.made.map(({ key }) => row.at(key)));
    sheet.put(
      row,
      'load',
      found.taken.length > 0 ? minus(out, sumOfCells(found.taken.map(({ key }) => row.at(key)))) : out,
    );
    sheet.put(
      row,
      'boilers',
      found.boilers.length > 0
        ? plus(...found.boilers.map(({ key, id }) => times(row.at(key), negative(drawOf(plan, recipes, id)))))
        : decided(0),
    );
    finish(sheet, row, found);
    start = end;
  }
  const total = sheet.total({
    month: 'Year',
    ...Object.fromEntries(
      sheet.options.columns
        .filter(({ key }) => key !== 'month' && key !== 'served' && key !== 'share')
        .map(({ key }): [string, Content] => [key, sumOf(sheet.column(key))]),
    ),
  });
  finish(sheet, total, found, 'total');
  const of = (key: string) => (sheet.options.columns.some((c) => c.key === key) ? total.at(key) : plus(0));
  return {
    sheet,
    served: total.at('served'),
    unserved: total.at('unserved'),
    imported: of('import'),
    exported: of('export'),
    renewableShare: total.at('share'),
  };
}

interface Series {
  readonly key: string;
  readonly header: string;
  readonly series: string;
  readonly id: string;
}

/** Series that give electricity, those that take it, and boilers; `free` are outputs of processes that use nothing. */
function seriesOf(plan: Plan, flowing: readonly string[]) {
  const name = (id: string) => plan.names.processes[id]?.name.en ?? id;
  const series = (prefix: string, verb = ''): Series[] =>
    flowing
      .filter((s) => s.startsWith(prefix))
      .map((s) => ({
        key: s,
        series: s,
        id: s.slice(prefix.length),
        header: `${name(s.slice(prefix.length))}${verb}`,
      }));
  const one = (s: string, header: string): Series[] =>
    flowing.includes(s) ? [{ key: s, series: s, id: s, header }] : [];
  const outputs = series('output_');
  const isPower = ({ id }: Series) => (plan.processDetail[id]?.product ?? 'electricity') === 'electricity';
  return {
    made: [...outputs.filter(isPower), ...series('discharge_', ', discharged'), ...one('import', 'Import')],
    taken: [...series('charge_', ', charged'), ...one('export', 'Export'), ...one('dumped_electricity', 'Dumped')],
    boilers: outputs.filter((s) => !isPower(s)),
    free: outputs.filter(
      (s) => isPower(s) && !Object.values(plan.processDetail[s.id]?.net ?? { fuel: -1 }).some((net) => net < 0),
    ),
  };
}

function finish(sheet: Sheet, row: Row, found: ReturnType<typeof seriesOf>, look: 'plain' | 'total' = 'plain'): void {
  sheet.put(row, 'served', minus(row.at('load'), row.at('boilers')), look);
  const exported = found.taken.some(({ key }) => key === 'export') ? [row.at('export')] : [];
  const share = found.free.length > 0 ? sumOfCells(found.free.map(({ key }) => row.at(key))) : plus(0);
  sheet.put(row, 'share', over(share, plus(row.at('served'), ...exported)), look);
}

function drawOf(plan: Plan, recipes: Recipes, id: string): Expression | number {
  return recipes.materials.includes('electricity') && plan.processDetail[id] ? recipes.cell('electricity', id) : 0;
}

function energyColumn(key: string, header: string): Column {
  return { key, header, width: 14, format: formats.amount };
}

function sumBetween(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let h = from; h < Math.min(to, values.length); h++) sum += values[h]!;
  return sum;
}
