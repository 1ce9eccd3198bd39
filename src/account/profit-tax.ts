import {
  decliningBalance,
  decliningBalanceToStraightLine,
  deductibleInterestShare,
  lossCarryForward,
  straightLine,
  type TaxDepreciation,
} from '../finance/tax-depreciation.ts';
import type { Park } from '../park/park.ts';
import { type DepreciationGroup, rateAt, relievedRate } from '../park/regime.ts';
import type { CompanyBusiness } from '../plan/accounts.ts';
import type { CompanyInput } from './company-accounts.ts';
import { lawYear, reliefAt } from './levies.ts';
import { minus, plus, type Timeline, zeros } from './timeline.ts';

/** Interest that is owed, and what borrowing added to the cost of plant, nominal USD by year. */
export interface Borrowing {
  readonly interest: readonly number[];
  /** Interest and fees of construction, in the year in which the plant that they paid for comes into use. */
  readonly capitalised: readonly number[];
  readonly debt: readonly number[];
  readonly equity: readonly number[];
}

/** Tax on a company's profit by year, as it is and as it would be without relief, and the profit it falls on, nominal USD. */
export interface ProfitTax {
  readonly due: readonly number[];
  readonly standard: readonly number[];
  readonly taxable: readonly number[];
}

/**
 * Tax on a company's profit, for any amounts that borrowing takes off it (`deductedForBorrowing`): tax falls on profit less
 * depreciation by asset group, less these, less losses of earlier years that have not lapsed.
 */
export function profitTaxOf(
  { park, timeline, company, term }: CompanyInput,
  business: CompanyBusiness,
): (borrowing: readonly number[]) => ProfitTax {
  const tax = park.regime.corporateIncomeTax;
  const none = zeros(timeline);
  if (!tax) return () => ({ due: none, standard: none, taxable: none });
  const { years } = timeline;
  const profits = minus(plus(business.ebitda, business.salvage), business.closureProvision);
  const before = minus(profits, depreciationForTax(park, timeline, business.commissioned));
  const owner = park.companies[company]!;
  const standard = years.map((year) => rateAt(tax.rate, lawYear(park, owner, term, 'corporateIncomeTax', year)).value);
  const relieved = years.map((year, i) =>
    relievedRate(standard[i]!, reliefAt(park, owner, term, 'corporateIncomeTax', year), year),
  );
  const span = tax.lossCarryForward ? Math.floor(rateAt(tax.lossCarryForward, years[0]!).value) : Infinity;
  return (borrowing) => {
    const { taxable } = lossCarryForward(minus(before, borrowing), span);
    return {
      taxable,
      due: taxable.map((usd, i) => usd * relieved[i]!),
      standard: taxable.map((usd, i) => usd * standard[i]!),
    };
  };
}

/** What borrowing takes off profit: interest as far as thin capitalisation lets it count, and its part in plant. */
export function deductedForBorrowing(park: Park, timeline: Timeline, borrowing: Borrowing): readonly number[] {
  const { interest, capitalised, debt, equity } = borrowing;
  const ratio = park.regime.corporateIncomeTax?.thinCapitalisation;
  const mean = (series: readonly number[], i: number) => (series[i]! + (series[i - 1] ?? 0)) / 2;
  const share = (i: number) =>
    ratio ? deductibleInterestShare(mean(debt, i), mean(equity, i), rateAt(ratio, timeline.years[i]!).value) : 1;
  return depreciationForTax(park, timeline, capitalised).map((usd, i) => usd + interest[i]! * share(i));
}

/**
 * Depreciation for tax of all asset groups by year. In the last year what is left of plant is written off. Each method is
 * linear in what is spent, so that parts of plant may be written off on their own.
 */
export function depreciationForTax(
  { regime, terms }: Park,
  { years }: Pick<Timeline, 'years'>,
  additions: readonly number[],
): number[] {
  const known = regime.corporateIncomeTax?.depreciation;
  // Without rules of its own a regime lets plant be written off as it comes into use.
  if (!known) return [...additions];
  const deducted = years.map(() => 0);
  for (const [group, share] of Object.entries(terms.assetGroups) as [keyof typeof known, number][]) {
    const { deduction } = depreciationOf(known[group], additions, years);
    for (const [i, usd] of deduction.entries()) deducted[i]! += usd * share;
  }
  return deducted;
}

/** What is left when the park closes is written off in its last year. */
function depreciationOf(
  { method, rate, firstYearFactor, factor, firstYearShare }: DepreciationGroup,
  additions: readonly number[],
  years: readonly number[],
): TaxDepreciation {
  const disposal = true;
  if (method === 'decliningBalance') {
    const rates = years.map((year) => rateAt(rate, year).value);
    return decliningBalance(additions, rates, { firstYearFactor: firstYearFactor?.value ?? 1, disposal });
  }
  const life = 1 / rateAt(rate, years[0]!).value;
  if (method === 'straightLine') return straightLine(additions, life, { disposal });
  return decliningBalanceToStraightLine(additions, life, {
    disposal,
    ...(factor ? { factor: factor.value } : {}),
    ...(firstYearShare ? { firstYearShare: firstYearShare.value } : {}),
  });
}
