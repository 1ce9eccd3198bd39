import type { Accounts } from '../../plan/accounts.ts';
import type { Plan } from '../../plan/plan.ts';
import type { AccountsSheet } from './accounts-sheet.ts';
import { input } from './content.ts';
import { over, plus, times } from './expression.ts';
import type { Loans } from './loans.ts';
import type { Sheet } from './sheet.ts';
import { formats } from './style.ts';
import { type Line, YearRows } from './year-rows.ts';

/** The main lines of the accounts once more: in real USD, and in nominal money of a country with another one, at its rates. */
export function currenciesSheet(plan: Plan, accounts: Accounts, sheet: AccountsSheet, loans: Loans): Sheet {
  const { years, perUsd, currency } = accounts;
  const rows = new YearRows(
    {
      name: 'Currencies',
      title: `Accounts in real USD of ${plan.baseYear}${currency === 'USD' ? '' : `, and in nominal ${currency}`}`,
      note: 'By formula from the sheets Accounts and Financing: dollars over the price level, and dollars times their price. Costs are positive.',
    },
    years,
  );
  rows.heading('Basis');
  const level = rows.line('Price level of the dollar', (i) => plus(sheet.level.at(i)), {
    unit: `1 in ${plan.baseYear}`,
    format: formats.precise,
  });
  const flows: readonly Line[] = [
    sheet.sales,
    sheet.purchases,
    sheet.freight,
    sheet.payroll,
    sheet.upkeep,
    sheet.handling,
    sheet.levies,
    sheet.ebitda,
    sheet.depreciation,
    sheet.profitTax,
    sheet.net,
    sheet.investment,
    sheet.sustaining,
    sheet.freeCashFlow,
    loans.drawn,
    loans.interest,
    loans.repaid,
    loans.paidIn,
    loans.paidOut,
  ];
  const standing: readonly Line[] = [sheet.plant, loans.debt];
  const told = (unit: string, value: (line: Line, i: number) => ReturnType<typeof over>) => {
    rows.heading(`Flows, ${unit}`);
    for (const line of flows) rows.flow(String(line.name.value), (i) => value(line, i), 'plain', unit);
    rows.heading(`At each year’s end, ${unit}`);
    for (const line of standing) rows.line(String(line.name.value), (i) => value(line, i), { unit });
  };
  told(`USD ${plan.baseYear}`, (line, i) => over(line.at(i), level.at(i)));
  if (currency === 'USD') return rows.sheet;
  rows.heading(`The dollar in ${currency}`);
  const rate = rows.line(`${currency} for one USD`, (i) => input(perUsd[i]), { unit: currency, format: formats.rate });
  told(currency, (line, i) => times(line.at(i), rate.at(i)));
  return rows.sheet;
}
