import { expectFinite, expectLength, expectNotNegative, expectRange } from './domain.ts';

export interface TaxDepreciation {
  /** Deducted by year. */
  readonly deduction: readonly number[];
  /** Not yet deducted at the end of each year. */
  readonly balance: readonly number[];
}

/**
 * Declining balance of one pool: each year a share of what is left, of all that was ever added.
 *
 *     deductionₜ = rateₜ·balanceₜ₋₁ + min(1, rateₜ·firstYearFactor)·additionₜ
 *     balanceₜ   = balanceₜ₋₁ + additionₜ − deductionₜ
 *
 * A first-year factor of 2 is a double rate at first use (Kazakhstan's tax code), 0.5 a half-year rule (Canada's capital
 * cost allowance).
 *
 * @param additions  cost by year, not negative
 * @param rate       share a year, 0 to 1: one, or by year
 * @param disposal   whether the last year deducts all that is left
 * @throws           RangeError outside those domains
 * @example          decliningBalance([1000, 0, 0], 0.2, { firstYearFactor: 0.5 }).deduction // [100, 180, 144]
 */
export function decliningBalance(
  additions: readonly number[],
  rate: number | readonly number[],
  options: { readonly firstYearFactor?: number; readonly disposal?: boolean } = {},
): TaxDepreciation {
  const { firstYearFactor = 1, disposal = false } = options;
  const rates = typeof rate === 'number' ? additions.map(() => rate) : rate;
  expectNotNegative('additions', additions);
  expectLength('rate', rates, additions.length);
  for (const value of rates) expectRange(value >= 0 && value <= 1, 'rate', 'from 0 to 1', value);
  expectRange(firstYearFactor >= 0 && firstYearFactor < Infinity, 'firstYearFactor', 'not negative', firstYearFactor);
  let left = 0;
  const deduction: number[] = [];
  const balance = additions.map((added, t) => {
    const rest = disposal && t === additions.length - 1;
    const off = rest ? left + added : rates[t]! * left + Math.min(1, rates[t]! * firstYearFactor) * added;
    deduction.push(off);
    left = rest ? 0 : left + added - off;
    return left;
  });
  return { deduction, balance };
}

/**
 * Straight line, each year's additions on their own: cost/life a year from the year of the addition on, the last fraction
 * of a year as a fraction.
 *
 * @param additions  cost by year, not negative
 * @param life       years, above 0
 * @param disposal   whether the last year deducts all that is left
 * @throws           RangeError outside those domains
 * @example          straightLine([100, 0, 0, 0], 2.5).deduction // [40, 40, 20, 0]
 */
export function straightLine(
  additions: readonly number[],
  life: number,
  options: { readonly disposal?: boolean } = {},
): TaxDepreciation {
  expectNotNegative('additions', additions);
  expectRange(life > 0, 'life', 'above 0', life);
  const deduction = additions.map(() => 0);
  const balance = additions.map(() => 0);
  for (const [from, cost] of additions.entries()) {
    let left = cost;
    for (let t = from; t < additions.length; t++) {
      const rest = (options.disposal && t === additions.length - 1) || t - from + 1 >= life;
      const off = rest ? left : cost / life;
      left = rest ? 0 : left - off;
      deduction[t]! += off;
      balance[t]! += left;
    }
  }
  return { deduction, balance };
}

/**
 * Declining balance that goes over to straight line once that deducts more, each year's additions on their own:
 *
 *     deduction = max(factor/life·left, left/(years of life left)),   in the first year firstYearShare·factor/life·cost
 *
 * So nothing is left at the end of the life, which `decliningBalance` never reaches. With a factor of 2 and half a first year
 * it is the half-year convention of the United States for property of 3 to 10 years (1.5 for 15 and 20), with a factor of 1
 * straight line from the middle of a year; 7/8, 5/8, 3/8 and 1/8 of a first year are its mid-quarter convention.
 *
 * @param additions       cost by year, not negative
 * @param life            years, above 0
 * @param factor          declining rate per straight-line rate, 1 or more; default 2
 * @param firstYearShare  part of the first year in use, above 0 to 1; default 1
 * @param disposal        whether the last year deducts all that is left
 * @throws                RangeError outside those domains
 * @example               decliningBalanceToStraightLine([100, 0, 0, 0, 0, 0], 5, { firstYearShare: 0.5 }).deduction
 *                        // [20, 32, 19.2, 11.52, 11.52, 5.76]
 */
export function decliningBalanceToStraightLine(
  additions: readonly number[],
  life: number,
  options: { readonly factor?: number; readonly firstYearShare?: number; readonly disposal?: boolean } = {},
): TaxDepreciation {
  const { factor = 2, firstYearShare = 1, disposal = false } = options;
  expectNotNegative('additions', additions);
  expectRange(life > 0, 'life', 'above 0', life);
  expectRange(factor >= 1 && factor < Infinity, 'factor', '1 or more', factor);
  expectRange(firstYearShare > 0 && firstYearShare <= 1, 'firstYearShare', 'above 0 to 1', firstYearShare);
  const deduction = additions.map(() => 0);
  const balance = additions.map(() => 0);
  for (const [from, cost] of additions.entries()) {
    let left = cost;
    for (let t = from; t < additions.length; t++) {
      const used = t === from ? firstYearShare : 1;
      const lifeLeft = t === from ? life : life - firstYearShare - (t - from - 1);
      const rest = (disposal && t === additions.length - 1) || lifeLeft <= used;
      const off = rest ? left : Math.min(1, Math.max(factor / life, 1 / lifeLeft) * used) * left;
      left = rest ? 0 : left - off;
      deduction[t]! += off;
      balance[t]! += left;
    }
  }
  return { deduction, balance };
}

export interface CarriedLosses {
  /** Profit on which tax is due, by year. */
  readonly taxable: readonly number[];
  /** Earlier losses set against each year's profit. */
  readonly used: readonly number[];
  /** Losses that may be used for the last time in each year and were not. */
  readonly expired: readonly number[];
  /** Losses open at the end of each year. */
  readonly open: readonly number[];
}

/**
 * Profits less losses of earlier years, the oldest first.
 *
 * @param profits  before losses, by year, of either sign
 * @param years    years after its own in which a loss may still be used, 0 or more; Infinity where it never lapses
 * @throws         RangeError outside those domains
 * @example        lossCarryForward([-100, 30, 90], 2).taxable // [0, 0, 20]
 */
export function lossCarryForward(profits: readonly number[], years: number): CarriedLosses {
  expectFinite('profits', profits);
  expectRange(years >= 0, 'years', 'not negative', years);
  const [taxable, used, expired, open]: number[][] = [[], [], [], []];
  let losses: { readonly lapses: number; left: number }[] = [];
  for (const [t, profit] of profits.entries()) {
    let left = Math.max(0, profit);
    for (const loss of losses) {
      const set = Math.min(left, loss.left);
      loss.left -= set;
      left -= set;
    }
    if (profit < 0) losses.push({ lapses: t + years, left: -profit });
    const lapsed = losses.filter(({ lapses }) => lapses < t + 1);
    losses = losses.filter(({ lapses, left }) => lapses >= t + 1 && left > 0);
    taxable!.push(left);
    used!.push(Math.max(0, profit) - left);
    expired!.push(lapsed.reduce((sum, loss) => sum + loss.left, 0));
    open!.push(losses.reduce((sum, loss) => sum + loss.left, 0));
  }
  return { taxable: taxable!, used: used!, expired: expired!, open: open! };
}

/**
 * Thin capitalisation: the share of interest that may be deducted when debt may be at most `ratio` times equity.
 *
 *     share = min(1, ratio·equity/debt)
 *
 * @param debt    mean of the year, not negative
 * @param equity  mean of the year; 0 or less lets no interest count
 * @param ratio   most debt per equity, not negative (4 in Kazakhstan)
 * @returns       0 to 1; 1 without debt
 * @throws        RangeError outside those domains
 * @example       deductibleInterestShare(800, 100, 4) // 0.5
 */
export function deductibleInterestShare(debt: number, equity: number, ratio: number): number {
  expectNotNegative('debt', [debt]);
  expectFinite('equity', [equity]);
  expectRange(ratio >= 0, 'ratio', 'not negative', ratio);
  if (debt === 0) return 1;
  return equity <= 0 ? 0 : Math.min(1, (ratio * equity) / debt);
}
