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
 * What cash covers debt, by year, as lenders count it (Yescombe, Principles of Project Finance, 2nd ed. 2014).
 *
 *     dscrₜ = cfadsₜ / serviceₜ                          service: interest and scheduled repayment, paid from cash
 *     llcrₜ = PVₜ(cfads to the last year of the loans then owed) / debtₜ
 *     plcrₜ = PVₜ(cfads to the last year given) / debtₜ
 *
 * debtₜ is what is owed at the start of year t; PVₜ is the worth at that moment, at the debt's own rate, of cash at the
 * ends of year t and after. Reserves count in none of them. Averages are plain means over the years that have a ratio. A
 * loan sculpted to one dscr over its whole life has that llcr in every year. Where later loans are still to be drawn, llcr
 * and plcr look better than they are, since those loans will claim part of the cash.
 *
 * @param cfads       cash flow available for debt service, by year, of either sign
 * @param service     by year; dscr has no meaning where it is 0
 * @param openingDebt by year, at its start; llcr and plcr have no meaning where it is 0
 * @param rate        of the debt, fraction per year, above −1: one, or the debt's weighted mean by year
 * @param lastYear    position of the last year of the loans owed at the start of each year; without it, of all debt
 * @throws            RangeError outside those domains or for series of different length
 */
export function coverRatios(
  cfads: readonly number[],
  service: readonly number[],
  openingDebt: readonly number[],
  rate: number | readonly number[],
  lastYear?: readonly number[],
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
  const ends = lastYear ?? cfads.map(() => openingDebt.findLastIndex((debt) => debt > 0));
  expectLength('lastYear', ends, years);
  const ratio = (of: (t: number) => number, over: readonly number[]) =>
    coverOf(over.map((value, t) => (value > 0 ? of(t) / value : undefined)));
  return {
    dscr: ratio((t) => cfads[t]!, service),
    llcr: ratio((t) => worthOf(cfads, rates, t, ends[t]!), openingDebt),
    plcr: ratio((t) => worthOf(cfads, rates, t, years - 1), openingDebt),
  };
}

/** Worth at the start of year `from` of the cash of that year to year `to`. */
function worthOf(cfads: readonly number[], rates: readonly number[], from: number, to: number): number {
  let worth = 0;
  for (let t = Math.min(to, cfads.length - 1); t >= from; t--) worth = (cfads[t]! + worth) / (1 + rates[t]!);
  return worth;
}

function coverOf(byYear: readonly (number | undefined)[]): Cover {
  const known = byYear.filter((value) => value !== undefined);
  if (known.length === 0) return { byYear };
  return { byYear, minimum: Math.min(...known), average: known.reduce((sum, value) => sum + value, 0) / known.length };
}
