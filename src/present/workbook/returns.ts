import type { Accounts, Series } from '../../plan/accounts.ts';
import type { Plan } from '../../plan/plan.ts';
import type { AccountsSheet } from './accounts-sheet.ts';
import { type Content, decided, input } from './content.ts';
import {
  type Expression,
  internalRate,
  leastOf,
  meanWhereLarge,
  minus,
  negative,
  over,
  plus,
  power,
  sumOfProducts,
} from './expression.ts';
import type { Loans } from './loans.ts';
import { savedTaxes } from './saved-taxes.ts';
import { formats } from './style.ts';
import type { Line, YearRows } from './year-rows.ts';

/** Flows of the project that the state's shares are taken of. */
export interface ProjectLines {
  /** Taxes and charges before profit tax, to the state. */
  readonly charges: Line;
  readonly beforeTax: Line;
}

/** Figures that the first sheet sets beside the accounts' own. */
export interface Returns extends ProjectLines {
  readonly beforeTaxIrr: Content;
  readonly projectIrr: Content;
  readonly projectRealIrr: Content;
  readonly projectNpv: Expression;
  readonly equityIrr: Content;
  readonly equityNpv: Expression;
  readonly peakFunding: Expression;
  readonly minDscr: Expression | undefined;
  readonly averageDscr: Expression | undefined;
}

/** Cover of debt service and the returns of project and owners, below the loans on the sheet Financing. */
export function returnsOf(plan: Plan, accounts: Accounts, loans: Loans, sheet: AccountsSheet): Returns {
  const { rows } = loans;
  const cover = coverOf(accounts, loans, sheet);
  rows.heading(`Project, before borrowing: nominal, and real in USD of ${plan.baseYear}`);
  const { taxSaved, dividendTax } = savedTaxes(accounts);
  const border = borderCarbon(accounts);
  const abroad = rows.flow('Charged at the borders of other countries', (i) => decided(border[i]));
  const charges = rows.flow('Taxes and charges before profit tax, to the state', (i) =>
    minus(sheet.levies.at(i), abroad.at(i)),
  );
  const paid = sheet.freeCashFlow;
  const beforeTax = rows.flow('Cash flow before any tax', (i) =>
    plus(paid.at(i), sheet.profitTax.at(i), charges.at(i)),
  );
  const saved = rows.flow('Tax on profit that interest saves', (i) => decided(taxSaved[i]));
  const project = rows.flow(
    'Cash flow after tax, as if nothing were borrowed',
    (i) => minus(paid.at(i), saved.at(i)),
    'total',
  );
  const realFlow = real(rows, 'The same, real', project, sheet);
  const factor = factorOf(rows, 'Discount factor of the project, real', sheet.discountRate, sheet.yearsOut);
  const sum = rows.line('Money out so far, nominal', (i, own) =>
    i === 0 ? plus(project.at(0)) : plus(own.at(i - 1), project.at(i)),
  );
  const rate = (name: string, of: Content) => {
    rows.figure(name, of, '1/a', formats.rateOfYear);
    return of;
  };
  const beforeTaxIrr = rate('Return before tax, nominal', found(beforeTax));
  const projectIrr = rate('Return after tax, nominal', found(project));
  const projectRealIrr = rate('Return after tax, real', found(realFlow));
  const projectNpv = rows.figure(
    'Net present value of the project, real',
    sumOfProducts(realFlow.all(), factor.all()),
    `USD ${plan.baseYear}`,
  );
  const peakFunding = rows.figure('Most money out at once, nominal', negative(leastOf(sum.all())), 'USD');
  return {
    charges,
    beforeTax,
    beforeTaxIrr,
    projectIrr,
    projectRealIrr,
    projectNpv,
    peakFunding,
    ...ownersOf(plan, accounts, loans, sheet, dividendTax),
    ...cover,
  };
}

/** Cash for debt service over debt service, year by year; by formula wherever that is what the plan did. */
function coverOf({ financing }: Accounts, { rows, interest, repaid }: Loans, sheet: AccountsSheet) {
  const { dscr, llcr, plcr } = financing.cover;
  rows.heading('Cover of debt service');
  const cfads = rows.flow('Cash for debt service', (i) =>
    follows(minus(plus(sheet.freeCashFlow.at(i), sheet.investment.at(i)), sheet.grants.at(i)), financing.cfads[i]!),
  );
  const service = rows.flow('Debt service', (i) => plus(interest.at(i), repaid.at(i)));
  const ratio = { unit: 'times', format: formats.rate };
  const covered = rows.line(
    'Cover of debt service (DSCR)',
    (i) => {
      const planned = dscr[i];
      if (planned === null || planned === undefined) return undefined;
      return follows(over(cfads.at(i), service.at(i)), planned);
    },
    ratio,
  );
  rows.line('Cover over the life of the loans (LLCR)', (i) => decided(llcr[i] ?? undefined), ratio);
  rows.line('Cover over the life of the project (PLCR)', (i) => decided(plcr[i] ?? undefined), ratio);
  if (dscr.every((of) => of === null)) return { minDscr: undefined, averageDscr: undefined };
  return {
    minDscr: rows.figure('DSCR, least', leastOf(covered.all()), 'times', formats.rate),
    averageDscr: rows.figure(
      'DSCR, mean of the years that owe more than a remnant',
      meanWhereLarge(covered.all(), service.all(), remnant),
      'times',
      formats.rate,
    ),
  };
}

/** Years that owe less than this share of the most say nothing of how debt is covered. */
const remnant = 0.01;

/** A formula where it gives what the plan has, else the plan's own figure. */
function follows(formula: Expression, planned: number): Content {
  return Math.abs((formula.value as number) - planned) <= 1e-5 * Math.max(1, Math.abs(planned))
    ? formula
    : decided(planned);
}

function ownersOf(
  plan: Plan,
  { measures }: Accounts,
  { rows, paidIn, paidOut }: Loans,
  sheet: AccountsSheet,
  dividendTax: Series,
) {
  rows.heading('Owners');
  const { hurdle } = measures;
  const rate =
    hurdle === undefined
      ? rows.figure(
          'Discount rate of owners, real: that of the project',
          plus(sheet.discountRate),
          '1/a',
          formats.rateOfYear,
        )
      : hurdleOf(rows, hurdle, sheet.inflation);
  const tax = rows.flow('Tax withheld on it, and the state’s own share', (i) => decided(dividendTax[i]));
  const net = rows.flow('Cash flow of owners', (i) => minus(paidOut.at(i), plus(paidIn.at(i), tax.at(i))), 'total');
  const realNet = real(rows, 'The same, real', net, sheet);
  const factor = factorOf(rows, 'Discount factor of owners, real', rate, sheet.yearsOut);
  const equityIrr = found(net);
  rows.figure('Return of owners, nominal', equityIrr, '1/a', formats.rateOfYear);
  return {
    equityIrr,
    equityNpv: rows.figure(
      'Net present value of owners’ money, real',
      sumOfProducts(realNet.all(), factor.all()),
      `USD ${plan.baseYear}`,
    ),
  };
}

function hurdleOf(rows: YearRows, hurdle: number, inflation: Expression): Expression {
  const nominal = rows.figure('Return that owners ask for, nominal', input(hurdle), '1/a', formats.rateOfYear);
  const ratio = over(plus(1, nominal), plus(1, inflation));
  return rows.figure('The same, real', minus(ratio, 1), '1/a', formats.rateOfYear);
}

function found(line: Line): Content {
  return internalRate(line.all()) ?? 'none';
}

function real(rows: YearRows, name: string, of: Line, { level }: AccountsSheet): Line {
  return rows.flow(name, (i) => over(of.at(i), level.at(i)));
}

/** Discount factors at a real rate, by the years from the decision to each payment. */
export function factorOf(rows: YearRows, name: string, rate: Expression, yearsOut: Line): Line {
  return rows.line(name, (i) => power(plus(1, rate), negative(yearsOut.at(i))), { unit: '1', format: formats.precise });
}

/** Charges of other countries at their border: they are no receipts of the state. */
function borderCarbon({ years, companies }: Accounts): number[] {
  return years.map((_, i) =>
    companies.reduce((sum, { business }) => sum + (business.levies.due.borderCarbon?.[i] ?? 0), 0),
  );
}
