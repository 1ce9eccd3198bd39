import type { Accounts } from '../../plan/accounts.ts';
import type { Plan } from '../../plan/plan.ts';
import { moneyMessages } from '../messages/money.ts';
import type { AccountsSheet } from './accounts-sheet.ts';
import { decided, input } from './content.ts';
import { type Expression, minus, over, plus, sumOfCells, sumOfProducts } from './expression.ts';
import type { ProjectLines } from './returns.ts';
import { factorOf } from './returns.ts';
import type { Sheet } from './sheet.ts';
import { formats } from './style.ts';
import { type Line, YearRows } from './year-rows.ts';

/** The state's side: what it receives and gives up, and what that is worth to it. */
export interface StateSheet {
  readonly sheet: Sheet;
  readonly receipts: Expression;
  readonly reliefs: Expression;
  readonly net: Expression;
  readonly take: Expression;
  readonly averageRate: Expression;
}

/** A levy's English name, as the workbook writes lines. */
function nameOf(levy: string): string {
  const name = moneyMessages.en.levies[levy] ?? levy;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function stateSheet(
  plan: Plan,
  { years, state }: Accounts,
  sheet: AccountsSheet,
  { charges, beforeTax }: ProjectLines,
): StateSheet {
  const rows = new YearRows(
    {
      name: 'State',
      title: 'What the state receives and gives up',
      note: `Nominal USD by year, worked out by the plan from the rates of the regime; present values are real USD of ${plan.baseYear} at the decision. What relief gives up is counted on the park as planned.`,
    },
    years,
  );
  rows.heading('Basis');
  const rate = rows.figure('Discount rate of the state, real', input(state.discountRate), '1/a', formats.rateOfYear);
  const out = rows.line(
    'Years from the decision to the end of the year',
    (i) => plus(minus(sheet.year.at(i), sheet.decision), 1),
    {
      unit: 'years',
      format: formats.year,
    },
  );
  const factor = factorOf(rows, 'Discount factor of the state, real', rate, out);
  const worth = rows.line(
    'What a dollar of the year is worth at the decision',
    (i) => over(factor.at(i), sheet.level.at(i)),
    {
      unit: `USD ${plan.baseYear}`,
      format: formats.precise,
    },
  );
  const block = (title: string, all: Accounts['state']['receipts']) => {
    rows.heading(title);
    const each = Object.entries(all).map(([levy, series]) => ({
      levy,
      line: rows.flow(nameOf(levy), (i) => decided(series![i])),
    }));
    const total = rows.flow('Together', (i) => sumOfCells(each.map(({ line }) => line.at(i))), 'total');
    return { each, total };
  };
  const receipts = block('Receipts, nominal', state.receipts);
  const reliefs = block('Given up by relief, nominal', state.reliefs);
  rows.heading('Balance, nominal');
  const grants = rows.flow('Grants', (i) => plus(sheet.grants.at(i)));
  const own = rows.flow('Dividends on the state’s own share, less what it puts in', (i) =>
    decided(state.stateEquity[i]),
  );
  const net = rows.flow(
    'Receipts less grants, with the state’s own share',
    (i) => minus(plus(receipts.total.at(i), own.at(i)), grants.at(i)),
    'total',
  );
  const withheld = receipts.each.find(({ levy }) => levy === 'withholding')?.line;
  const borne = rows.flow('Borne by the companies and their owners', (i) =>
    sumOfCells([charges, sheet.profitTax, ...(withheld ? [withheld] : [])].map((line) => line.at(i))),
  );
  rows.flow('Sales abroad less equipment, lenders and owners abroad', (i) => decided(state.foreignExchange[i]));

  rows.heading(`Present value at the decision, USD of ${plan.baseYear}`);
  const present = (name: string, line: Line) =>
    rows.figure(name, sumOfProducts(line.all(), worth.all()), `USD ${plan.baseYear}`);
  for (const { levy, line } of receipts.each) present(nameOf(levy), line);
  const received = present('Receipts together', receipts.total);
  for (const { levy, line } of reliefs.each) present(`Given up: ${nameOf(levy)}`, line);
  const givenUp = present('Given up together', reliefs.total);
  const netWorth = present('Receipts less grants, with the state’s own share', net);
  const burden = present('Borne by the companies and their owners', borne);
  const cash = present('Cash flow before any tax', beforeTax);
  const share = (name: string, above: Expression, below: Expression) =>
    rows.figure(name, over(above, below), '1', formats.share);
  return {
    sheet: rows.sheet,
    receipts: received,
    reliefs: givenUp,
    net: netWorth,
    take: share(
      'Government take: receipts over the project’s worth before any tax',
      received,
      minus(plus(cash, received), burden),
    ),
    averageRate: share('Average effective tax rate (FARI)', burden, cash),
  };
}
