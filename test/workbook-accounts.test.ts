import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeDollars } from '../src/account/accounts.ts';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import type { Accounts } from '../src/plan/accounts.ts';
import type { Plan } from '../src/plan/plan.ts';
import { planWorkbook } from '../src/present/workbook/workbook.ts';
import { repositoryPark } from './tiny-park.ts';
import { type Book, engineOf, named, placeOf, recalculated, sheetOf, valueAt } from './workbook-reader.ts';

/** The tutorial's park, paid for by its owners alone; and under the law and with the loans of the reference park. */
const cases: Record<'owners' | 'loans', { plan: Plan; accounts: Accounts; book: Book }> = {} as never;

beforeAll(async () => {
  const files = repositoryPark('parks/lime-and-soda');
  const lent = new Map([
    ...files,
    ['finance.yaml', readFileSync('parks/pavlodar/finance.yaml', 'utf8')],
    ['park.yaml', `${files.get('park.yaml')}\nregime: kazakhstan\n`],
  ]);
  for (const [id, of] of [
    ['owners', files],
    ['loans', lent],
  ] as const) {
    const { park, issues } = readPark(of, { id: 'lime-and-soda' });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const plan = (await planPark(park!, { weeks: 1, quick: true })).plan!;
    const whole = wholeDollars(plan.accounts!);
    expect(whole.financing.debt.some((usd) => usd > 1e6)).toBe(id === 'loans');
    cases[id] = {
      plan,
      accounts: whole,
      book: await readXlsx(await planWorkbook({ ...plan, accounts: whole })),
    };
  }
}, 240_000);

const figures = (accounts: Accounts, id: string): [string, number][] => {
  const { measures, state } = accounts;
  return [
    ['Accounts_NPV_USD', measures.projectNpvUsd],
    ['Return_before_tax', measures.beforeTaxIrr!],
    ['Return_after_tax', measures.projectIrr!],
    ['Return_after_tax_real', measures.projectRealIrr!],
    ['Peak_funding_USD', measures.peakFundingUsd],
    ['State_receipts_USD', state.presentValue.receipts],
    ['State_reliefs_USD', state.presentValue.reliefs],
    ['State_net_USD', state.presentValue.net],
    ['Government_take', state.governmentTake],
    ['Average_tax_rate', state.averageEffectiveTaxRate],
    ['Owners_NPV_USD', measures.equityNpvUsd],
    ['Return_owners', measures.equityIrr!],
    ...(id === 'loans'
      ? ([
          ['DSCR_least', measures.minDscr!],
          ['DSCR_mean', measures.averageDscr!],
        ] as [string, number][])
      : []),
  ];
};

describe.each(['owners', 'loans'] as const)('paid for by %s', (id) => {
  test('another engine recalculates every formula to the value that is cached', () => {
    const { formulas, wrong } = recalculated(cases[id].book);
    expect(wrong).toEqual([]);
    expect(formulas).toBeGreaterThan(1500);
  });

  test('worth, returns, cover and receipts by formula are those of the accounts', () => {
    const { accounts, book } = cases[id];
    for (const [name, planned] of figures(accounts, id)) {
      const seen = named(book, name) as number;
      // Series are whole dollars: a figure of nothing may be a few dollars.
      expect(Math.abs(seen - planned), `${name}: ${seen}, ${planned}`).toBeLessThan(
        1e-6 * Math.max(Math.abs(planned), name.endsWith('_USD') ? 1e7 : 1),
      );
      const [sheet, row, column] = placeOf(book, name);
      expect(sheetOf(book, sheet).cells?.get(`${row},${column}`)?.formula, name).toBeTruthy();
    }
  });

  test('every year balances, and what is left at the end is nothing', () => {
    const { accounts, book } = cases[id];
    const end = accounts.years.length - 1;
    expect(named(book, 'Balance_difference_USD')).toBe(0);
    const balanced = lineOf(book, 'Accounts', 'Balanced, but for whole dollars');
    expect(accounts.years.map((_, i) => balanced(i))).toEqual(accounts.years.map(() => 'yes'));
    for (const name of ['Plant', 'Cash', 'Loans', 'Provision for closure'])
      expect(Math.abs(lineOf(book, 'Accounts', name, -1)(end) as number), name).toBeLessThan(1000);
  });

  test('lines of the consolidated accounts are those of the plan in every year', () => {
    const { accounts, book } = cases[id];
    const { profitAndLoss, cashFlow, balanceSheet } = accounts.consolidated;
    for (const [name, series, at] of [
      ['EBITDA', profitAndLoss.ebitda, 0],
      ['Net profit', profitAndLoss.netProfit, 0],
      ['Change of cash held', cashFlow.change, 0],
      ['Plant', balanceSheet.plant, -1],
      ['Loans', balanceSheet.debt, -1],
      ['Profits kept', balanceSheet.retained, -1],
    ] as const) {
      const line = lineOf(book, 'Accounts', name, at);
      for (const [i, usd] of series.entries())
        expect(Math.abs((line(i) as number) - usd), `${name} ${accounts.years[i]}`).toBeLessThan(200);
    }
  });
});

test('real dollars and the money of the country are the accounts over the price level and times the rate', () => {
  const { accounts, book } = cases.loans;
  const { years, level, perUsd, consolidated } = accounts;
  const [real, local] = [lineOf(book, 'Currencies', 'Net profit'), lineOf(book, 'Currencies', 'Net profit', -1)];
  for (const [i, usd] of consolidated.profitAndLoss.netProfit.entries()) {
    expect(Math.abs((real(i) as number) - usd / level[i]!), `${years[i]} real`).toBeLessThan(200);
    expect(Math.abs((local(i) as number) / perUsd[i]! - usd), `${years[i]} local`).toBeLessThan(200);
  }
  expect(Math.min(...perUsd)).toBeGreaterThan(100);
});

/** Cells of the first (or last) line of a name on a sheet of years. */
function lineOf(book: Book, sheet: string, name: string, at: 0 | -1 = 0): (i: number) => unknown {
  const of = sheetOf(book, sheet);
  const rows = [...of.rows.keys()].filter((r) => valueAt(of, r, 0) === name);
  const row = rows.at(at)!;
  return (i) => valueAt(of, row, 3 + i);
}

test('a changed input is felt in the accounts: a price before tax, and the discount rate', () => {
  const { plan, accounts, book } = cases.owners;
  const engine = engineOf(book);
  const at = (sheet: string, row: number, col: number) => ({ sheet: engine.getSheetId(sheet)!, row, col });
  const now = (name: string) => engine.getCellValue(at(...placeOf(book, name))) as number;
  const before = now('Accounts_NPV_USD');
  const inputs = sheetOf(book, 'Inputs');
  const set = (path: string, of: (value: number) => number) => {
    const row = inputs.rows.findIndex((cells) => cells[0] === path);
    expect(row, path).toBeGreaterThan(0);
    engine.setCellContents(at('Inputs', row, 2), of(inputs.rows[row]![2] as number));
  };
  const price = inputs.rows
    .map((row) => String(row[0]))
    .find((path) => /^markets\.soda_ash\.tiers\.0\.price$/.test(path))!;
  set(price, (usd) => usd + 1);
  // One dollar more for each tonne sold, in every year of operation, worth what its years are worth.
  const gained = accounts.years.reduce((sum, year) => {
    const stage = plan.stages.find((of) => year >= of.year && year < of.year + of.years);
    const years = year + 1 - plan.finance.decisionYear;
    return sum + (stage?.sell['soda_ash'] ?? 0) / (1 + plan.discountRate) ** years;
  }, 0);
  expect((now('Accounts_NPV_USD') - before) / gained).toBeCloseTo(1, 4);
  expect(now('Return_after_tax')).toBeGreaterThan(accounts.measures.projectIrr!);
  set(price, (usd) => usd);
  set('finance.discountRate', () => accounts.measures.projectRealIrr!);
  // At its own return a project is worth nothing.
  expect(Math.abs(now('Accounts_NPV_USD'))).toBeLessThan(1e-6 * accounts.measures.peakFundingUsd);
  engine.destroy();
});

test('a plan without accounts has none of these sheets', async () => {
  const { accounts: _, ...old } = cases.owners.plan;
  const book = await readXlsx(await planWorkbook(old));
  expect(book.sheets.map(({ name }) => name)).not.toContain('Accounts');
  expect(recalculated(book).wrong).toEqual([]);
});

test('names of companies and loans are never formulas', async () => {
  const { plan, accounts, book } = cases.loans;
  const name = { en: '=1+1' };
  const hostile: Accounts = {
    ...accounts,
    companies: accounts.companies.map((company) => ({ ...company, name })),
    terms: { ...accounts.terms, tranches: accounts.terms.tranches.map((tranche) => ({ ...tranche, name })) },
  };
  const written = await readXlsx(await planWorkbook({ ...plan, accounts: hostile }));
  const { formulas, wrong } = recalculated(written);
  expect(wrong).toEqual([]);
  expect(formulas).toBe(recalculated(book).formulas);
  expect(valueAt(sheetOf(written, 'Companies'), 4, 0)).toBe('=1+1');
});
