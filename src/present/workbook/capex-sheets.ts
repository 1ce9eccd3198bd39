import type { Plan } from '../../plan/plan.ts';
import { type Content, decided, input } from './content.ts';
import { type Expression, plus, sumOf, sumOfCells, times } from './expression.ts';
import type { Inputs } from './inputs-sheet.ts';
import { Sheet } from './sheet.ts';
import type { Stages } from './stages-sheet.ts';
import { formats } from './style.ts';

/** Investment by process and stage, and by calendar year. */
export interface Capex {
  readonly processes: Sheet;
  readonly years: Sheet;
  readonly total: Expression;
  /** Investment of a calendar year, real USD; undefined where there is none. */
  spentIn(year: number): Expression | undefined;
}

export function capexSheets(plan: Plan, inputs: Inputs, stages: Stages): Capex {
  const sheet = new Sheet({
    name: 'Capex',
    title: 'Investment by process and stage',
    note: `Real USD of ${plan.baseYear}, undiscounted, without replacement and interest: capacity built × capex per unit × factor. Infrastructure falls to the first stage that builds.`,
    columns: [
      { key: 'process', header: 'Process', width: 36 },
      { key: 'chain', header: 'Chain', width: 14 },
      { key: 'unit', header: 'Unit of capacity', width: 10 },
      { key: 'limits', header: 'Battery limits, USD/unit', width: 14, format: formats.rate },
      { key: 'factor', header: 'Factor', width: 8, format: formats.rate },
      { key: 'capex', header: 'With factor, USD/unit', width: 14, format: formats.rate },
      ...plan.stages.map(({ year }, s) => ({
        key: `usd${s}`,
        header: `For ${year}, USD`,
        width: 17,
        format: formats.amount,
      })),
      { key: 'total', header: 'Total, USD', width: 17, format: formats.amount },
    ],
  });
  const keys = plan.stages.map((_, s) => `usd${s}`);
  const across = (row: { number: number }) => sumOf(sheet.across(keys[0]!, keys.at(-1)!, row.number));
  for (const id of stages.processes) {
    if (!plan.stages.some((stage) => stage.build[id])) continue;
    const detail = plan.processDetail[id]!;
    const limits = detail.capex / plan.finance.capexFactor;
    const row = sheet.add({
      process: plan.names.processes[id]?.name.en ?? id,
      chain: detail.chain,
      unit: detail.unit,
      limits: inputs.value(`processes.${id}.capex`, limits),
      factor: inputs.value('finance.capexFactor', plan.finance.capexFactor),
    });
    sheet.put(row, 'capex', times(row.at('limits'), row.at('factor')));
    for (const [s, key] of keys.entries()) {
      if (plan.stages[s]!.build[id]) sheet.put(row, key, times(stages.built(id, s), row.at('capex')));
    }
    sheet.put(row, 'total', across(row));
  }
  const first = plan.stages.findIndex((stage) => Object.keys(stage.build).length > 0);
  if (plan.infrastructureUsd > 0) {
    const row = sheet.add({
      process: 'Infrastructure (railway, lines, roads, housing …)',
      chain: 'infrastructure',
      [`usd${Math.max(0, first)}`]: decided(plan.infrastructureUsd),
    });
    sheet.put(row, 'total', across(row));
  }
  const total = sheet.total({
    process: 'Total',
    ...Object.fromEntries([...keys, 'total'].map((key) => [key, sumOf(sheet.column(key))])),
  });
  const years = yearsSheet(
    plan,
    inputs,
    keys.map((key) => total.at(key)),
  );
  return { processes: sheet, years: years.sheet, total: total.at('total'), spentIn: (year) => years.spent.get(year) };
}

/** Each stage's investment spread over the years before it opens by the spending shares. */
function yearsSheet(plan: Plan, inputs: Inputs, byStage: readonly Expression[]) {
  const sheet = new Sheet({
    name: 'Capex_by_year',
    title: 'Investment and builders by calendar year',
    note: "Each stage's investment × the spending shares of the years before it opens. Builders are person-years, by chain of what is built.",
    columns: [
      { key: 'year', header: 'Year', width: 8, format: formats.year },
      { key: 'usd', header: 'Investment, USD', width: 18, format: formats.amount },
      { key: 'sum', header: 'So far, USD', width: 18, format: formats.amount },
      { key: 'builders', header: 'Builders, person-years', width: 14, format: formats.amount },
    ],
  });
  const { spending } = plan.finance;
  const share = (i: number): Expression | number => inputs.cell(`finance.spending.${i}`) ?? spending[i]!;
  const spent = new Map<number, Expression>();
  let before: Expression | undefined;
  for (const year of Object.keys(plan.capexByYear).sort()) {
    if (plan.capexByYear[year] === 0) continue;
    const terms = plan.stages.flatMap((stage, s) =>
      spending.flatMap((_, i) =>
        stage.year - spending.length + i === Number(year) ? [times(byStage[s]!, share(i))] : [],
      ),
    );
    const row = sheet.add({
      year: input(Number(year)),
      usd: terms.length > 0 ? plus(...terms) : decided(plan.capexByYear[year]),
      builders: decided(plan.workforce.buildersByYear[year]),
    });
    const sum: Content = before ? plus(before, row.at('usd')) : plus(row.at('usd'));
    sheet.put(row, 'sum', sum);
    before = row.at('sum');
    spent.set(Number(year), row.at('usd'));
  }
  const total = sheet.total({
    usd: sumOf(sheet.column('usd')),
    builders: sumOf(sheet.column('builders')),
  });
  sheet.put(total, 'sum', sumOfCells([total.at('usd')]), 'total');
  return { sheet, spent };
}
