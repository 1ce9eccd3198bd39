import type { Plan } from '../../plan/plan.ts';
import { decided, sheetLink } from './content.ts';
import { minus, rounded } from './expression.ts';
import { keyFigures, type Results } from './key-figures.ts';
import { Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** Key figures by formula beside the plan's own, with names for other workbooks to use; then the list of sheets. */
export function summarySheet(plan: Plan, results: Results, sheets: readonly Sheet[]) {
  const sheet = new Sheet({
    name: 'Summary',
    title: `${plan.name.en}: ${plan.scenario === 'base' ? 'as announced' : `scenario ${plan.scenario}`}`,
    note: `Real USD of ${plan.baseYear}; yearly figures are those from ${plan.stages.at(-1)!.year}. Blue: given by the park's files. Brown: decided or measured by the plan. Black: calculated here.`,
    filter: false,
    columns: [
      { key: 'figure', header: 'Figure', width: 44 },
      { key: 'value', header: 'Value', width: 20, format: formats.amount },
      { key: 'unit', header: 'Unit', width: 10 },
      { key: 'plan', header: 'In plan.json', width: 20, format: formats.amount },
      { key: 'difference', header: 'Difference', width: 16, format: formats.precise },
      { key: 'note', header: 'Note', width: 70, wrap: true },
    ],
  });
  const names: { name: string; range: string }[] = [];
  for (const line of keyFigures(plan, results)) {
    const { figure, value, unit, planned, format = formats.amount, note } = line;
    const row = sheet.add({ figure, value, unit, plan: decided(planned), note }, 'plain', format);
    if (planned !== undefined)
      sheet.put(row, 'difference', rounded(minus(row.at('value'), row.at('plan')), Math.abs(planned) < 2 ? 6 : 3));
    if (line.name) names.push({ name: line.name, range: `${sheet.name}!$B$${row.number}` });
  }
  sheet.warn('difference', 'ABS({difference})>0.00001*ABS({plan})+0.001');
  sheet.heading('Sheets');
  for (const other of sheets) sheet.add({ figure: sheetLink(other.name), value: other.options.title });
  return { sheet, names };
}
