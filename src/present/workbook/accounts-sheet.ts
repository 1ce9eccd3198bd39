import type { Accounts } from '../../plan/accounts.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Capex } from './capex-sheets.ts';
import type { Companies, CompanyLine } from './companies-sheet.ts';
import { decided, input } from './content.ts';
import { choose, type Expression, minus, negative, plus, power, rounded, sumOfCells, times } from './expression.ts';
import type { Flows } from './flows-sheet.ts';
import type { Inputs } from './inputs-sheet.ts';
import type { Loans } from './loans.ts';
import { formats } from './style.ts';
import { type Line, YearRows } from './year-rows.ts';

interface Parts {
  readonly plan: Plan;
  readonly accounts: Accounts;
  readonly companies: Companies;
  readonly loans: Loans;
  readonly inputs: Inputs;
  readonly flows: Flows;
  readonly capex: Capex;
}

interface Rows extends Parts {
  readonly rows: YearRows;
}

export type AccountsSheet = ReturnType<typeof accountsSheet>;

/**
 * Profit and loss, cash flow and balance sheet of the whole park in nominal USD, by formula from the companies' lines, the
 * price level and the terms of trade; a price or cost that is changed on Inputs is felt in trade and investment.
 */
export function accountsSheet(parts: Parts) {
  const rows = new YearRows(
    {
      name: 'Accounts',
      title: 'Accounts of the whole park: profit and loss, cash flow, balance sheet',
      note: 'Nominal USD; costs are positive. Brown: worked out by the plan (depreciation, tax on profit, loans). It stays as planned when an input changes, so that a change is felt before tax and with the loans as they are.',
    },
    parts.accounts.years,
  );
  const all = { ...parts, rows };
  const basis = basisOf(all);
  const changes = changesOf(all);
  const profit = profitOf(all, basis.level, changes.trade);
  const flow = cashFlowOf(all, basis, changes.investment, profit);
  return { sheet: rows.sheet, ...basis, ...profit, ...flow, ...balanceOf(all, profit, flow) };
}

/** Years, price level, discounting, and the terms on which bills are paid. */
function basisOf({ plan, accounts, rows, inputs }: Rows) {
  const { terms, years, measures } = accounts;
  rows.heading('Basis');
  const rate = (name: string, path: string, used: number) =>
    rows.figure(name, inputs.value(path, used), '1/a', formats.rateOfYear);
  const span = (name: string, of: number) => rows.figure(name, input(of), 'years', formats.precise);
  const inflation = rate('Inflation of the dollar', 'finance.inflation', plan.finance.inflation);
  const discountRate = rate('Discount rate of the project, real', 'finance.discountRate', plan.discountRate);
  const decision = rows.figure('Year of the decision', input(plan.finance.decisionYear), 'year', formats.year);
  const paidAt = span('Part of a year after which its money counts', measures.convention === 'mid-year' ? 0.5 : 1);
  const receivable = span('Bills open to customers, of sales', terms.receivable);
  const stock = span('Stocks, of cost', terms.inventory);
  const payable = span('Bills open to suppliers, of purchases', terms.payable);
  const year = rows.line('Calendar year', (i) => input(years[i]!), { unit: 'year', format: formats.year });
  const level = rows.line(
    'Price level',
    (i, own) => {
      const grown =
        i === 0
          ? power(plus(1, inflation), minus(year.at(0), plan.baseYear))
          : times(own.at(i - 1), plus(1, inflation));
      // Years that a price index knows have its level.
      return Math.abs((grown.value as number) / accounts.level[i]! - 1) < 1e-9 ? grown : input(accounts.level[i]);
    },
    { unit: `1 in ${plan.baseYear}`, format: formats.precise },
  );
  const yearsOut = rows.line('Years from the decision', (i) => plus(minus(year.at(i), decision), paidAt), {
    unit: 'years',
    format: formats.rate,
  });
  return { inflation, discountRate, decision, year, level, yearsOut, receivable, stock, payable };
}

/** What changes on Inputs since the plan: net trade at the gate and investment, real USD. */
function changesOf({ plan, accounts, rows, flows, capex }: Rows): Readonly<Record<'trade' | 'investment', Line>> {
  const unit = `USD ${plan.baseYear}`;
  rows.heading(`Changes on Inputs since the plan, USD of ${plan.baseYear}`);
  const change = (name: string, now: (year: number) => Expression | undefined) => {
    const live = rows.flow(
      `${name}, now`,
      (i) => {
        const cell = now(accounts.years[i]!);
        return cell && plus(cell);
      },
      'plain',
      unit,
    );
    const then = rows.flow(
      `${name}, as planned`,
      (i) => decided(now(accounts.years[i]!)?.value as number | undefined),
      'plain',
      unit,
    );
    return rows.flow(`${name}, change`, (i) => rounded(minus(live.at(i), then.at(i)), 0), 'part', unit);
  };
  return {
    trade: change('Net of all flows at the gate (Flows)', (year) => {
      const stage = plan.stages.findIndex((of) => year >= of.year && year < of.year + of.years);
      return stage < 0 ? undefined : flows.netIn(stage);
    }),
    investment: change('Investment (Capex_by_year)', (year) => capex.spentIn(year)),
  };
}

function profitOf(all: Rows, level: Line, change: Line) {
  const { accounts, rows, loans } = all;
  const planned = accounts.consolidated.profitAndLoss;
  rows.heading('Profit and loss, nominal USD');
  const summed = summing(all, level);
  const [sales, purchases, freight] = [summed('sales'), summed('purchases'), summed('freight')];
  const [payroll, upkeep, handling] = [summed('payroll'), summed('upkeep'), summed('handling')];
  const levies = summed('levies');
  const changed = rows.flow('Change of trade on Inputs', (i) => times(change.at(i), level.at(i)));
  const ebitda = rows.flow(
    'EBITDA',
    (i) => minus(cells([sales, changed], i), cells([purchases, freight, payroll, upkeep, handling, levies], i)),
    'total',
  );
  const depreciation = rows.flow('Depreciation', (i) => decided(planned.depreciation[i]));
  const provision = rows.flow('Provision for closure', (i) => decided(planned.closureProvision[i]));
  const disposal = rows.flow('Sale of plant at the end, less its book value', (i) => decided(planned.disposal[i]));
  const interest = rows.flow('Interest of running plant', (i) => plus(loans.interest.at(i)));
  const profitTax = summed('profitTax');
  const net = rows.flow(
    'Net profit',
    (i) => minus(cells([ebitda, disposal], i), cells([depreciation, provision, interest, profitTax], i)),
    'total',
  );
  return {
    sales,
    purchases,
    freight,
    payroll,
    upkeep,
    handling,
    levies,
    ebitda,
    depreciation,
    provision,
    disposal,
    profitTax,
    net,
  };
}

type Profit = ReturnType<typeof profitOf>;

/** Stocks and open bills, and the cash flow that they are part of. */
function cashFlowOf(all: Rows, basis: ReturnType<typeof basisOf>, change: Line, profit: Profit) {
  const { accounts, rows, loans } = all;
  const { vatReceivable } = accounts.consolidated.balanceSheet;
  const { purchases, freight, upkeep, payroll, handling } = profit;
  rows.heading('Stocks and open bills at each year’s end, nominal USD');
  const receivables = rows.line('Open bills of customers', (i) => times(profit.sales.at(i), basis.receivable));
  const inventory = rows.line('Stocks', (i) =>
    times(cells([purchases, freight, upkeep, payroll, handling], i), basis.stock),
  );
  const vat = rows.line('Value-added tax to be refunded', (i) => decided(vatReceivable[i]));
  const payables = rows.line('Open bills of suppliers', (i) =>
    times(cells([purchases, freight, upkeep], i), basis.payable),
  );
  const capital = rows.line('Together', (i) => minus(cells([receivables, inventory, vat], i), payables.at(i)), {
    look: 'total',
  });
  rows.heading('Cash flow, nominal USD');
  const summed = summing(all, basis.level);
  const traded = rows.flow('EBITDA, cash of trade', (i) => plus(profit.ebitda.at(i)));
  const moved = rows.flow('Stocks, bills and value-added tax', (i) =>
    i === 0 ? negative(capital.at(0)) : minus(capital.at(i - 1), capital.at(i)),
  );
  const tax = rows.flow('Tax on profit, paid', (i) => plus(profit.profitTax.at(i)));
  const asPlanned = summed('investment');
  const changed = rows.flow('Change of investment on Inputs', (i) => times(change.at(i), basis.level.at(i)));
  const investment = rows.flow('Investment, with that change', (i) => plus(asPlanned.at(i), changed.at(i)));
  const [sustaining, salvage] = [summed('sustaining'), summed('salvage')];
  const [closure, grants] = [summed('closure'), summed('grants')];
  const freeCashFlow = rows.flow(
    'Free cash flow after tax, before borrowing',
    (i) => minus(cells([traded, moved, salvage, grants], i), cells([tax, investment, sustaining, closure], i)),
    'total',
  );
  const cashChange = rows.flow(
    'Change of cash held',
    (i) =>
      minus(
        cells([freeCashFlow, loans.drawn, loans.paidIn], i),
        cells([loans.financeCosts, loans.interest, loans.repaid, loans.paidOut], i),
      ),
    'total',
  );
  return {
    receivables,
    inventory,
    vat,
    payables,
    investment,
    sustaining,
    salvage,
    closure,
    grants,
    freeCashFlow,
    cashChange,
  };
}

/** What stands at each year's end; assets less the rest are nothing. */
function balanceOf({ rows, loans }: Rows, profit: Profit, flow: ReturnType<typeof cashFlowOf>) {
  rows.heading('Balance sheet at each year’s end, nominal USD');
  const onward = (name: string, adds: readonly Line[], takes: readonly Line[] = []) =>
    rows.line(name, (i, own) => {
      const added = sumOfCells([...(i === 0 ? [] : [own.at(i - 1)]), ...adds.map((line) => line.at(i))]);
      return takes.length === 0 ? added : minus(added, cells(takes, i));
    });
  const link = (name: string, line: Line) => rows.line(name, (i) => plus(line.at(i)));
  // What is sold at the end leaves the books at what it brings, less what it brings above them.
  const plant = onward(
    'Plant',
    [flow.investment, flow.sustaining, loans.financeCosts, profit.disposal],
    [flow.grants, profit.depreciation, flow.salvage],
  );
  const assets = [
    plant,
    link('Open bills of customers', flow.receivables),
    link('Stocks', flow.inventory),
    link('Value-added tax to be refunded', flow.vat),
    onward('Cash', [flow.cashChange]),
  ];
  const claims = [
    link('Loans', loans.debt),
    link('Open bills of suppliers', flow.payables),
    onward('Provision for closure', [profit.provision], [flow.closure]),
    onward('Paid in by owners, less paid out', [loans.paidIn], [loans.paidOut]),
    onward('Profits kept', [profit.net]),
  ];
  const difference = rows.line(
    'Assets less loans, bills, provisions and equity',
    (i) => rounded(minus(cells(assets, i), cells(claims, i)), 0),
    {
      look: 'total',
    },
  );
  const balanced = rows.line(
    'Balanced, but for whole dollars',
    (i) => choose(difference.at(i), '<', tolerance, choose(difference.at(i), '>', -tolerance, 'yes', 'no'), 'no'),
    { unit: 'check' },
  );
  return { plant, difference, balanced };
}

/** USD: sums of so many whole dollars may miss each other by a few cents. */
const tolerance = 1;

const cells = (lines: readonly Line[], i: number): Expression => sumOfCells(lines.map((line) => line.at(i)));

/** A line that sums the companies' lines of its name, at the price level of each year. */
function summing({ rows, companies }: Rows, level: Line) {
  return (line: CompanyLine): Line =>
    rows.flow(companies.name(line), (i, own) => times(companies.sum(i, own.name), level.at(i)));
}
