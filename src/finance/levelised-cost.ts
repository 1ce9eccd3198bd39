import { expectLength, expectNotNegative } from './domain.ts';
import { type Convention, presentValue } from './irr.ts';

/**
 * The constant price per unit at which output would just pay for its costs.
 *
 *     levelised = Σ costₜ·(1 + rate)^−t / Σ outputₜ·(1 + rate)^−t
 *
 * Real costs and a real rate give a real price, nominal ones a nominal price that stays the same (IEA and NEA, Projected
 * Costs of Generating Electricity 2020). The convention cancels, since it shifts costs and output together.
 *
 * @param costs   money by year, capex included; income from by-products counts as negative cost
 * @param output  units by year, from the same first year, not negative
 * @param rate    fraction per year, above −1
 * @returns       money per unit; undefined where nothing is made
 * @throws        RangeError outside those domains or for series of different length
 */
export function levelisedCost(
  costs: readonly number[],
  output: readonly number[],
  rate: number,
  convention: Convention = 'end-of-year',
): number | undefined {
  expectLength('output', output, costs.length);
  expectNotNegative('output', output);
  const made = presentValue(output, rate, convention);
  return made === 0 ? undefined : presentValue(costs, rate, convention) / made;
}
