import type { Accounts, CompanyAccounts, Series } from '../../plan/accounts.ts';
import type { Plan } from '../../plan/plan.ts';
import { decided } from './content.ts';
import { type Expression, internalRate, minus, type Range, sumOf, sumOfCells, sumWhere } from './expression.ts';
import { type Row, Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** Lines that every company has, real USD; what it pays is positive. */
const lines = {
  sales: 'Sales outside',
  transfersOut: 'Sales to companies of the park',
  transfersIn: 'Purchases from companies of the park',
  purchases: 'Purchases outside',
  freight: 'Freight',
  payroll: 'Payroll',
  upkeep: 'Upkeep and running cost',
  handling: 'Waste, and carrying what is dug',
  levies: 'Taxes and charges before profit tax',
  ebitda: 'EBITDA',
  workingCapital: 'Change of stocks and open bills (less is out of cash)',
  vat: 'Change of value-added tax to be refunded',
  investment: 'Investment',
  sustaining: 'Renewal of plant',
  salvage: 'Sale of plant',
  closure: 'Making good of sites',
  grants: 'Grants',
  profitTax: 'Tax on profit',
  cash: 'Cash flow after tax, before borrowing',
} as const;

export type CompanyLine = keyof typeof lines;

/** Every company's business by year; other sheets sum its lines. */
export interface Companies {
  readonly sheet: Sheet;
  readonly name: (line: CompanyLine) => string;
  /** All companies' sum of a line in a year, real USD; `is` is the cell with the line's name. */
  sum(i: number, is: Expression): Expression;
}

export function companiesSheet(plan: Plan, accounts: Accounts): Companies {
  const { years, level } = accounts;
  const sheet = new Sheet({
    name: 'Companies',
    title: `The park's companies, USD of ${plan.baseYear}`,
    note: `Real USD of ${plan.baseYear}: the accounts' dollars over the price level. What companies sell each other stands at the accounts' transfer prices and cancels in their sum. A return is that of the company's own plant, trade and tax, whoever lends.`,
    frozenColumns: 3,
    columns: [
      { key: 'company', header: 'Company', width: 34 },
      { key: 'line', header: 'Line', width: 44 },
      { key: 'sum', header: 'All years', width: 18, format: formats.amount },
      { key: 'return', header: 'Return, real', width: 11, format: '0.00%' },
      ...years.map((year, i) => ({ key: `y${i}`, header: String(year), width: 15, format: formats.amount })),
    ],
  });
  const across = (row: Row): Range => sheet.across('y0', `y${years.length - 1}`, row.number);
  for (const company of accounts.companies) {
    const rows = new Map<CompanyLine, Row>();
    const put = (line: CompanyLine, of: (i: number) => Expression | ReturnType<typeof decided>, derived = false) => {
      const look = derived ? 'total' : 'plain';
      const row = sheet.add({ company: company.name.en, line: lines[line] }, look);
      for (const i of years.keys()) sheet.put(row, `y${i}`, of(i), look);
      sheet.put(row, 'sum', sumOf(across(row)), look);
      rows.set(line, row);
      return row;
    };
    const given = (line: CompanyLine, series: Series) => {
      if (series.some((usd) => usd !== 0)) put(line, (i) => decided(series[i]! / level[i]!));
    };
    const cells = (of: readonly CompanyLine[], i: number) =>
      sumOfCells(of.flatMap((line) => rows.get(line)?.at(`y${i}`) ?? []));
    for (const [line, series] of tradeOf(company)) given(line, series);
    put('ebitda', (i) => minus(cells(earned, i), cells(spent, i)), true);
    for (const [line, series] of plantOf(company)) given(line, series);
    const cash = put(
      'cash',
      (i) => minus(cells(['ebitda', 'workingCapital', 'vat', 'salvage', 'grants'], i), cells(paid, i)),
      true,
    );
    sheet.put(cash, 'return', internalRate(across(cash)) ?? 'none', 'total');
  }
  return {
    sheet,
    name: (line) => lines[line],
    sum: (i, is) => sumWhere(sheet.column(`y${i}`), [sheet.column('line'), is]),
  };
}

const earned = ['sales', 'transfersOut'] as const;
const spent = ['transfersIn', 'purchases', 'freight', 'payroll', 'upkeep', 'handling', 'levies'] as const;
const paid = ['investment', 'sustaining', 'closure', 'profitTax'] as const;

function tradeOf({ statements }: CompanyAccounts): [CompanyLine, Series][] {
  return [...earned, ...spent].map((line) => [line, statements.profitAndLoss[line]]);
}

function plantOf({ statements }: CompanyAccounts): [CompanyLine, Series][] {
  const { cashFlow } = statements;
  const all = [
    'workingCapital',
    'vat',
    'investment',
    'sustaining',
    'salvage',
    'closure',
    'grants',
    'profitTax',
  ] as const;
  return all.map((line) => [line, cashFlow[line]]);
}
