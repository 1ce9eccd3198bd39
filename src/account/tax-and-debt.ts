import type { Park } from '../park/park.ts';
import type { CompanyBusiness, Financing, Series } from '../plan/accounts.ts';
import type { CompanyInput } from './company-accounts.ts';
import { type BuiltTogether, financingOf } from './financing.ts';
import { type Borrowing, deductedForBorrowing, type ProfitTax, profitTaxOf } from './profit-tax.ts';
import { minus, plus, type Timeline, zeros } from './timeline.ts';

interface TaxAndDebt {
  readonly financing: Financing;
  /** By company. */
  readonly borrowings: readonly Borrowing[];
  readonly taxes: readonly ProfitTax[];
  /** What tax would be if nothing were borrowed. */
  readonly withoutDebt: readonly ProfitTax[];
}

/** Most rounds between profit tax, which interest lowers, and debt, which the cash after tax carries. */
const mostRounds = 60;

/**
 * Interest lowers the tax on profit, and what is left after tax sizes the debt: both are found by turns until no year's
 * interest moves by more than a dollar.
 *
 * @param cfadsBeforeTax cash for debt service before tax on profit, nominal USD by year
 * @param weights        each company's share of the park's borrowing
 */
export function taxAndDebt(
  park: Park,
  timeline: Timeline,
  companies: readonly (CompanyInput & { readonly business: CompanyBusiness })[],
  programmes: readonly BuiltTogether[],
  cfadsBeforeTax: Series,
  weights: readonly number[],
): TaxAndDebt {
  const taxed = companies.map((input) => profitTaxOf(input, input.business));
  const taxesOn = (deducted: Series) => taxed.map((taxOf, c) => taxOf(partOf(deducted, weights[c]!)));
  const withoutDebt = taxesOn(zeros(timeline));
  let taxes = withoutDebt;
  let interest: Series = zeros(timeline);
  for (let round = 0; ; round++) {
    const profitTax = plus(zeros(timeline), ...taxes.map(({ due }) => due));
    const financing = financingOf(park, timeline, programmes, minus(cfadsBeforeTax, profitTax));
    const borrowing = borrowingOf(financing);
    const moved = borrowing.interest.some((usd, i) => Math.abs(usd - interest[i]!) > 1);
    if (!moved || round >= mostRounds)
      return { financing, borrowings: weights.map((weight) => shareOf(borrowing, weight)), taxes, withoutDebt };
    interest = borrowing.interest;
    taxes = taxesOn(deductedForBorrowing(park, timeline, borrowing));
  }
}

function borrowingOf(financing: Financing): Borrowing {
  return {
    interest: financing.interestPaid,
    capitalised: financing.capitalised,
    debt: financing.debt,
    equity: financing.equityInvested,
  };
}

function shareOf({ interest, capitalised, debt, equity }: Borrowing, weight: number): Borrowing {
  const part = (series: Series) => partOf(series, weight);
  return { interest: part(interest), capitalised: part(capitalised), debt: part(debt), equity: part(equity) };
}

function partOf(series: Series, share: number): number[] {
  return series.map((usd) => usd * share);
}
