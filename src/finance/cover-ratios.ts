import { expectFinite, expectLength, expectNotNegative, expectRange } from './domain.ts';

/** A ratio by year, undefined where it has no meaning, and its least and its mean over the years that have one. */
export interface Cover {
  readonly byYear: readonly (number | undefined)[];
  readonly minimum?: number;
  readonly average?: number;
}

export interface CoverRatios {
  readonly dscr: Cover;
  readonly llcr: Cover;
  readonly plcr: Cover;
}

/**
 * What cash covers debt, by year, as lenders count it (Yescombe, Principles of Project Finance, 2nd ed. 2014, §12.3).
 *
 *     dscrₜ = cfadsₜ / serviceₜ                          service: interest and scheduled repayment, paid from cash
 *     llcrₜ = PVₜ(cfads to the last year of debt) / debtₜ
 *     plcrₜ = PVₜ(cfads to the last year given) / debtₜ
 *
 * debtₜ is what is owed at the start of year t; PVₜ is the worth at that moment, at the debt's own rate, of cash at the
 * ends of year t and after. Reserves count in none of them. Averages are plain means over the years that have a ratio. A
 * loan sculpted to one dscr over its whole life has that llcr in every year. While debt is still being drawn its llcr
 * looks better than it is, so the minimum is not made there.
 *
 * @param cfads       cash flow available for debt service, by year, of either sign
 * @param service     by year; dscr has no meaning where it is 0
 * @param openingDebt by year, at its start; llcr and plcr have no meaning where it is 0
 * @param rate        of the debt, fraction per year, above −1: one, or the debt's weighted mean by year
 * @throws            RangeError outside those domains or for series of different length
 */
export function coverRatios(
  cfads: readonly number[],
  service: readonly number[],
  openingDebt: readonly number[],
  rate: number | readonly number[],
): CoverRatios {
  const years = cfads.length;
  const rates = typeof rate === 'number' ? cfads.map(() => rate) : rate;
  expectFinite('cfads', cfads);
  expectLength('service', service, years);
  expectNotNegative('service', service);
  expectLength('openingDebt', openingDebt, years);
  expectNotNegative('openingDebt', openingDebt);
  expectLength('rate', rates, years);
  for (const value of rates) expectRange(value > -1, 'rate', 'above -1', value);
  const ratio = (of: readonly number[], over: readonly number[]) =>
    of.map((value, t) => (over[t]! > 0 ? value / over[t]! : undefined));
  const owed = openingDebt.map((debt, t) => debt > 0 || service[t]! > 0);
  return {
    dscr: coverOf(ratio(cfads, service)),
    llcr: coverOf(ratio(worthFrom(cfads, rates, owed.lastIndexOf(true)), openingDebt)),
    plcr: coverOf(ratio(worthFrom(cfads, rates, years - 1), openingDebt)),
  };
}

/** Worth at the start of each year of the cash of that year to `last`. */
function worthFrom(cfads: readonly number[], rates: readonly number[], last: number): number[] {
  const worth = cfads.map(() => 0);
  for (let t = last; t >= 0; t--) worth[t] = (cfads[t]! + (worth[t + 1] ?? 0)) / (1 + rates[t]!);
  return worth;
}

function coverOf(byYear: readonly (number | undefined)[]): Cover {
  const known = byYear.filter((value) => value !== undefined);
  if (known.length === 0) return { byYear };
  return { byYear, minimum: Math.min(...known), average: known.reduce((sum, value) => sum + value, 0) / known.length };
}
