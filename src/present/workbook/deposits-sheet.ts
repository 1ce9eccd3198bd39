import type { Plan } from '../../plan/plan.ts';
import { decided, input } from './content.ts';
import { type Expression, over, plus, sumOfCells } from './expression.ts';
import type { Inputs } from './inputs-sheet.ts';
import { Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** How long each deposit lasts at the plan's draw beside what others draw. */
export function depositsSheet(plan: Plan, inputs: Inputs): Sheet {
  const sheet = new Sheet({
    name: 'Deposits',
    title: 'Deposits: what is drawn, and how long it lasts',
    note: 'Reserve over the draw of the plan (last stage) and of others. The verdict and its reason are the plan’s.',
    columns: [
      { key: 'deposit', header: 'Deposit', width: 32 },
      { key: 'unit', header: 'Unit', width: 7 },
      { key: 'reserve', header: 'Reserve, unit', width: 17, format: formats.amount },
      { key: 'classes', header: 'Classes', width: 26, wrap: true },
      { key: 'drawn', header: 'Drawn by the plan, unit/a', width: 16, format: formats.amount },
      { key: 'others', header: 'Drawn by others, unit/a', width: 16, format: formats.amount },
      { key: 'years', header: 'Lasts, years', width: 11, format: formats.rate },
      { key: 'needed', header: 'Planned, years', width: 10, format: formats.year },
      { key: 'verdict', header: 'Verdict', width: 12 },
      { key: 'reason', header: 'Why', width: 50, wrap: true },
    ],
  });
  const needed = plan.stages.reduce((sum, stage) => sum + stage.years, 0);
  for (const deposit of plan.deposits) {
    const parts = deposit.classes.map(({ amount }, i) =>
      inputs.cell(`deposits.${deposit.id}.reserves.${i}.amount`, amount),
    );
    const known = parts.filter((part): part is Expression => part !== undefined);
    const row = sheet.add({
      deposit: deposit.name.en,
      unit: deposit.unit.replace('/a', ''),
      reserve: known.length === parts.length && known.length > 0 ? sumOfCells(known) : input(deposit.reserve),
      classes: deposit.classes.map((c) => c.class).join(', '),
      drawn: decided(deposit.drawn),
      others: inputs.cell(`deposits.${deposit.id}.incumbentDraw`),
      needed: decided(needed),
      verdict: deposit.verdict.replace('-', ' '),
      reason: deposit.reason,
    });
    sheet.put(row, 'years', over(row.at('reserve'), plus(row.at('drawn'), row.at('others'))));
  }
  sheet.warn('verdict', 'OR({verdict}="short",{verdict}="unproven")');
  return sheet;
}
