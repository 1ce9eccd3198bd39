import {
  decliningBalance,
  decliningBalanceToStraightLine,
  deductibleInterestShare,
  lossCarryForward,
  straightLine,
  type TaxDepreciation,
} from '../finance/tax-depreciation.ts';
import { type CorporateIncomeTax, type DepreciationGroup, rateAt } from '../park/regime.ts';
import type { FinancingTerms } from '../park/terms.ts';

interface TaxBase {
  readonly tax: CorporateIncomeTax;
  readonly years: readonly number[];
  /** Before depreciation and interest, nominal USD by year. */
  readonly profit: readonly number[];
  /** Spent on plant, with what borrowing added to its cost. */
  readonly additions: readonly number[];
  readonly groups: FinancingTerms['assetGroups'];
  readonly interest: readonly number[];
  readonly debt: readonly number[];
  readonly equity: readonly number[];
}

/**
 * Profit on which tax is due by year: less depreciation by asset group, less interest as far as thin capitalisation lets it
 * count, less losses of earlier years that have not lapsed. In the last year what is left of plant is written off.
 */
export function taxableProfits(base: TaxBase): readonly number[] {
  const { tax, years, profit } = base;
  const written = deductions(base);
  const profits = profit.map((usd, i) => usd - written[i]! - base.interest[i]! * deductibleShare(base, i));
  const span = tax.lossCarryForward ? Math.floor(rateAt(tax.lossCarryForward, years[0]!).value) : Infinity;
  return lossCarryForward(profits, span).taxable;
}

/** Depreciation for tax of all groups by year. */
function deductions({ tax, years, additions, groups }: TaxBase): number[] {
  const known = tax.depreciation;
  // Without rules of its own a regime lets plant be written off as it comes into use.
  if (!known) return [...additions];
  const deducted = years.map(() => 0);
  for (const [group, share] of Object.entries(groups) as [keyof typeof groups, number][]) {
    const added = additions.map((usd) => usd * share);
    const { deduction } = depreciationOf(known[group], added, years);
    for (const [i, usd] of deduction.entries()) deducted[i]! += usd;
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

function deductibleShare({ tax, years, debt, equity }: TaxBase, i: number): number {
  if (!tax.thinCapitalisation) return 1;
  const mean = (series: readonly number[]) => (series[i]! + (series[i - 1] ?? 0)) / 2;
  return deductibleInterestShare(mean(debt), mean(equity), rateAt(tax.thinCapitalisation, years[i]!).value);
}
