import type { CompanyBusiness, Financing, Series, Statements } from '../plan/accounts.ts';
import type { Borrowing } from './profit-tax.ts';
import { changeOf, plus, sumOfLines, type Timeline, zeros } from './timeline.ts';

/**
 * A company's three statements. Companies keep no cash: what a year leaves goes to the holding, what it lacks comes from
 * there. Interest and fees of construction become part of the plant, written off over the years in which it runs.
 */
export function statementsOf(
  timeline: Timeline,
  business: CompanyBusiness,
  borrowing: Borrowing,
  profitTax: Series,
  weight: number,
  financing: Financing,
  grants: Series,
): Statements {
  const part = (series: Series) => series.map((usd) => usd * weight);
  const sum = (lines: Readonly<Record<string, Series>>) => sumOfLines(timeline, lines);
  const { plant: financed, depreciation: financedOff } = financedPlant(timeline, financing, weight);
  const grant = part(grants);
  const granted = grantedPlant(timeline, grant);
  const levies = sumOfLines(timeline, business.levies.due);
  const [drawn, financeCosts, repaid] = [part(financing.drawn), part(financing.financeCosts), part(financing.repaid)];
  const disposal = business.salvage.map((usd, i) => usd - business.writtenOff[i]!);
  const depreciation = business.depreciation.map((usd, i) => usd + financedOff[i]! - granted.released[i]!);
  const netProfit = business.ebitda.map(
    (usd, i) =>
      usd - depreciation[i]! - business.closureProvision[i]! + disposal[i]! - borrowing.interest[i]! - profitTax[i]!,
  );
  const capital = business.receivables.map((v, i) => v + business.inventory[i]! - business.payables[i]!);
  const [workingCapital, vat] = [changeOf(capital), changeOf(business.vatReceivable)];
  const before = timeline.years.map(
    (_, i) =>
      business.ebitda[i]! -
      workingCapital[i]! -
      vat[i]! -
      profitTax[i]! -
      business.investment[i]! -
      business.sustaining[i]! -
      business.closureCost[i]! +
      business.salvage[i]! +
      grant[i]! +
      drawn[i]! -
      financeCosts[i]! -
      borrowing.interest[i]! -
      repaid[i]!,
  );
  const equity = before.map((usd) => Math.max(0, -usd));
  const distributions = before.map((usd) => Math.max(0, usd));
  const plant = business.plant.map((usd, i) => usd + financed[i]! - granted.left[i]!);
  const running = (series: Series) => {
    let total = 0;
    return series.map((value) => {
      total += value;
      return total;
    });
  };
  const provision = running(business.closureProvision.map((usd, i) => usd - business.closureCost[i]!));
  const paidIn = running(equity.map((usd, i) => usd - distributions[i]!));
  const retained = running(netProfit);
  const debt = part(financing.debt);
  const cash = zeros(timeline);
  return {
    profitAndLoss: {
      sales: sum(business.sales),
      transfersOut: sum(business.transfersOut),
      transfersIn: sum(business.transfersIn),
      purchases: sum(business.purchases),
      freight: business.freight,
      payroll: business.payroll,
      upkeep: business.upkeep,
      handling: business.handling,
      levies,
      ebitda: business.ebitda,
      depreciation,
      closureProvision: business.closureProvision,
      disposal,
      interest: borrowing.interest,
      profitTax,
      netProfit,
    },
    cashFlow: {
      operation: business.ebitda,
      workingCapital: workingCapital.map((usd) => -usd),
      vat: vat.map((usd) => -usd),
      profitTax,
      investment: business.investment,
      sustaining: business.sustaining,
      closure: business.closureCost,
      salvage: business.salvage,
      grants: grant,
      drawn,
      interest: plus(borrowing.interest, financeCosts),
      repaid,
      equity,
      distributions,
      change: cash,
    },
    balanceSheet: {
      plant,
      receivables: business.receivables,
      inventory: business.inventory,
      vatReceivable: business.vatReceivable,
      cash,
      debt,
      payables: business.payables,
      closureProvision: provision,
      paidIn,
      retained,
      difference: timeline.years.map(
        (_, i) =>
          plant[i]! + capital[i]! + business.vatReceivable[i]! - debt[i]! - provision[i]! - paidIn[i]! - retained[i]!,
      ),
    },
  };
}

/**
 * The companies' statements as one: what they sell each other cancels, and the holding's cash and its owners' money take
 * the place of what passes between the holding and them.
 */
export function consolidate(timeline: Timeline, companies: readonly Statements[], financing: Financing): Statements {
  const sum = <K extends keyof Statements>(sheet: K): Statements[K] => {
    const keys = Object.keys(companies[0]![sheet]) as (keyof Statements[K])[];
    return Object.fromEntries(
      keys.map((key) => [key, plus(zeros(timeline), ...companies.map((one) => one[sheet][key] as Series))]),
    ) as unknown as Statements[K];
  };
  const [profit, flow, balance] = [sum('profitAndLoss'), sum('cashFlow'), sum('balanceSheet')];
  let [held, paid] = [0, 0];
  const cash: number[] = [];
  const paidIn: number[] = [];
  for (const i of timeline.years.keys()) {
    held += flow.distributions[i]! - flow.equity[i]! + financing.equity[i]! - financing.distributions[i]!;
    paid += financing.equity[i]! - financing.distributions[i]!;
    cash.push(held);
    paidIn.push(paid);
  }
  return {
    profitAndLoss: { ...profit, transfersOut: zeros(timeline), transfersIn: zeros(timeline) },
    cashFlow: {
      ...flow,
      equity: financing.equity,
      distributions: financing.distributions,
      change: cash.map((usd, i) => usd - (cash[i - 1] ?? 0)),
    },
    balanceSheet: {
      ...balance,
      cash,
      paidIn,
      difference: balance.difference.map((usd, i) => usd + cash[i]! - paidIn[i]! + balance.paidIn[i]!),
    },
  };
}

/** What borrowing added to the cost of plant: written off evenly from the year in which it comes into use to the end. */
function financedPlant(timeline: Timeline, financing: Financing, weight: number) {
  const end = timeline.years.length - 1;
  const plant = zeros(timeline);
  const depreciation = zeros(timeline);
  for (const [i, usd] of financing.capitalised.entries()) {
    if (usd === 0) continue;
    const years = Math.max(1, end - i);
    for (let k = i; k < i + years; k++) depreciation[k]! += (usd * weight) / years;
  }
  let left = 0;
  for (const i of timeline.years.keys()) {
    left += financing.financeCosts[i]! * weight - depreciation[i]!;
    plant[i] = left;
  }
  return { plant, depreciation };
}

/** A grant lowers the cost of plant, and so what is written off, evenly over the years that are left. */
function grantedPlant(timeline: Timeline, grant: Series) {
  const end = timeline.years.length - 1;
  const released = zeros(timeline);
  for (const [i, usd] of grant.entries()) {
    const years = Math.max(1, end - i - 1);
    for (let k = i + 1; k < i + 1 + years && k <= end; k++) released[k]! += usd / years;
  }
  let sum = 0;
  const left = grant.map((usd, i) => {
    sum += usd - released[i]!;
    return sum;
  });
  return { left, released };
}
