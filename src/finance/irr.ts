import { bracketedRoot } from './bracketed-root.ts';
import { expectFinite, expectRange } from './domain.ts';

/** When in its year a year's money counts as paid. */
export type Convention = 'end-of-year' | 'mid-year' | 'start-of-year';

/** Part of its year that has passed when a year's money is paid. */
const arrival: Readonly<Record<Convention, number>> = { 'end-of-year': 1, 'mid-year': 0.5, 'start-of-year': 0 };

/**
 * What yearly flows are worth at the start of their first year.
 *
 *     PV = Σ flowₜ·(1 + rate)^−(t + a),   t = 0, 1, …;  a = 1 end, 1/2 middle, 0 start of year
 *
 * `end-of-year` is a spreadsheet's NPV(); `start-of-year` is the textbook's sum with its first flow today.
 *
 * @param rate  fraction per year, above −1; nominal for nominal flows
 * @throws      RangeError for another rate or a flow that is not finite
 * @example     presentValue([-10_000, 3000, 4200, 6800], 0.1, 'end-of-year') // 1188.44
 */
export function presentValue(flows: readonly number[], rate: number, convention: Convention): number {
  expectFinite('flows', flows);
  expectRange(rate > -1, 'rate', 'above -1', rate);
  let worth = 0;
  for (let t = flows.length - 1; t >= 0; t--) worth = flows[t]! + worth / (1 + rate);
  return worth * (1 + rate) ** -arrival[convention];
}

/** Rates at which flows are worth nothing, within −99% and 1000% a year. */
export type InternalRate =
  | { readonly kind: 'one'; readonly rate: number }
  | {
      readonly kind: 'none';
      /**
       * `no-flows`: nothing but zeros. `no-outlay`, `no-income`: all flows have one sign. `out-of-range`: a rate exists, but
       * below −99% or above 1000%. `never-zero`: flows change sign, their worth does not.
       */
      readonly reason: 'no-flows' | 'no-outlay' | 'no-income' | 'out-of-range' | 'never-zero';
    }
  | {
      readonly kind: 'several';
      /** Ascending. */
      readonly rates: readonly number[];
      /**
       * The only one above 0, where there is only one: then the flows are worth having at every discount rate from 0 up to it
       * and at none above, as with one rate alone. So it is with a cost of closure at the end, which adds a rate below 0.
       */
      readonly onlyPositive?: number;
    };

const [lowestRate, highestRate] = [-0.99, 10];

/**
 * The rate at which yearly flows are worth nothing, Σ flowₜ·(1 + irr)^−t = 0, or all such rates.
 *
 * Every zero is found, not the nearest to a guess. With u = ln(1 + rate), f(u) = Σ cₜ·e^(−t·u) multiplied by e^(λu) and
 * differentiated has the coefficients (λ − t)·cₜ; with λ between the two years of a change of sign, one change of sign is
 * gone (Laguerre's proof of Descartes' rule of signs). After all are gone nothing crosses zero, and between the zeros of
 * each step lies at most one zero of the step before (Rolle). A rate at which the worth touches zero without crossing it
 * counts as one. The same for every convention, since that only shifts all flows together.
 *
 * @throws   RangeError for a flow that is not finite
 * @example  internalRateOfReturn([-1600, 10_000, -10_000]) // { kind: 'several', rates: [0.25, 4] }, Lorie and Savage 1955
 */
export function internalRateOfReturn(flows: readonly number[]): InternalRate {
  expectFinite('flows', flows);
  const largest = flows.reduce((most, flow) => Math.max(most, Math.abs(flow)), 0);
  if (largest === 0) return { kind: 'none', reason: 'no-flows' };
  if (flows.every((flow) => flow >= 0)) return { kind: 'none', reason: 'no-outlay' };
  if (flows.every((flow) => flow <= 0)) return { kind: 'none', reason: 'no-income' };
  const scaled = flows
    .slice(
      flows.findIndex((flow) => flow !== 0),
      flows.findLastIndex((flow) => flow !== 0) + 1,
    )
    .map((flow) => flow / largest);
  const [from, to] = [Math.log1p(lowestRate), Math.log1p(highestRate)];
  const rates = zeros(scaled, from, to).map((u) => Math.expm1(u));
  if (rates.length === 0) {
    const beyond = signAt(scaled, from) !== Math.sign(scaled.at(-1)!) || signAt(scaled, to) !== Math.sign(scaled[0]!);
    return { kind: 'none', reason: beyond ? 'out-of-range' : 'never-zero' };
  }
  if (rates.length === 1) return { kind: 'one', rate: rates[0]! };
  const positive = rates.filter((rate) => rate > 0);
  return { kind: 'several', rates, ...(positive.length === 1 ? { onlyPositive: positive[0]! } : {}) };
}

/** The one rate that can be set beside a discount rate: the only one, or the only positive one. */
export function soleRate(found: InternalRate): number | undefined {
  if (found.kind === 'none') return undefined;
  return found.kind === 'one' ? found.rate : found.onlyPositive;
}

/** Zeros of Σ cₜ·e^(−t·u) for u within a span, ascending. */
function zeros(c: readonly number[], from: number, to: number): number[] {
  const between = firstChangeOfSign(c);
  if (between === undefined) return [];
  const sloped = c.map((value, t) => value * (between - t));
  const largest = sloped.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const turning = zeros(
    sloped.map((value) => value / largest),
    from,
    to,
  );
  const points = [from, ...turning, to];
  const signs = points.map((u) => signAt(c, u));
  const found: number[] = [];
  for (const [i, u] of points.entries()) {
    if (signs[i] === 0 && u !== found.at(-1)) found.push(u);
    if (i + 1 < points.length && signs[i]! * signs[i + 1]! < 0)
      found.push(bracketedRoot((x) => weighed(c, x).sum, u, points[i + 1]!));
  }
  return found;
}

/** Halfway between the two entries at which signs change for the first time. */
function firstChangeOfSign(c: readonly number[]): number | undefined {
  let last: number | undefined;
  for (const [t, value] of c.entries()) {
    if (value === 0) continue;
    if (last !== undefined && value < 0 !== c[last]! < 0) return (last + t) / 2;
    last = t;
  }
  return undefined;
}

/** Σ cₜ·e^(−t·u) over the largest of its powers, which leaves its zeros where they are, and the same of all |cₜ|. */
function weighed(c: readonly number[], u: number): { readonly sum: number; readonly size: number } {
  const factor = Math.exp(-Math.abs(u));
  let [sum, size] = [0, 0];
  for (let k = c.length - 1; k >= 0; k--) {
    const value = u >= 0 ? c[k]! : c[c.length - 1 - k]!;
    sum = value + sum * factor;
    size = Math.abs(value) + size * factor;
  }
  return { sum, size };
}

/** Sign of the worth, 0 where rounding could have made it. */
function signAt(c: readonly number[], u: number): number {
  const { sum, size } = weighed(c, u);
  return Math.abs(sum) <= 4 * Number.EPSILON * size ? 0 : Math.sign(sum);
}

/**
 * The rate at which the outlays' worth today grows to what the income comes to at the end.
 *
 *     mirr = (Σ income·(1 + reinvestmentRate)^(n − t) / Σ outlay·(1 + financeRate)^−t)^(1/n) − 1,   t = 0 … n
 *
 * Unlike the internal rate it is always one. A spreadsheet's MIRR().
 *
 * @returns  fraction per year; undefined without both an outlay and an income
 * @throws   RangeError for a rate of −1 or less, or a flow that is not finite
 * @example  modifiedIrr([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 0.1, 0.12) // 0.1261
 */
export function modifiedIrr(
  flows: readonly number[],
  financeRate: number,
  reinvestmentRate: number,
): number | undefined {
  const negative = flows.map((flow) => Math.max(0, -flow));
  const positive = flows.map((flow) => Math.max(0, flow));
  const outlay = presentValue(negative, financeRate, 'start-of-year');
  const income = presentValue(positive, reinvestmentRate, 'start-of-year');
  if (outlay === 0 || income === 0) return undefined;
  return (1 + reinvestmentRate) * (income / outlay) ** (1 / (flows.length - 1)) - 1;
}

/**
 * Years until what was spent is back and stays back, from the start of the first year: the last time at which the sum of
 * all flows so far rises through 0. A later stage that takes the sum below 0 again puts it off; so, unlike the first such
 * time, it exists exactly where the whole sum (discounted: the NPV) is not negative. Within a year money comes evenly
 * between the moments that the convention names: with `start-of-year` this is the textbook's
 * "years before recovery + open / flow", counted from the first flow.
 *
 * @param rate  discount rate, fraction per year, above −1; 0 for the simple payback
 * @returns     0 where the sum is never below 0, undefined where it ends below
 * @throws      RangeError for another rate or a flow that is not finite
 * @example     payback([-100, 40, 40, 40], 0, 'start-of-year') // 2.5
 */
export function payback(
  flows: readonly number[],
  rate = 0,
  convention: Convention = 'end-of-year',
): number | undefined {
  expectFinite('flows', flows);
  expectRange(rate > -1, 'rate', 'above -1', rate);
  let back: number | undefined = 0;
  let [sum, size] = [0, 0];
  for (const [t, flow] of flows.entries()) {
    const worth = flow * (1 + rate) ** -(t + arrival[convention]);
    const open = -sum;
    sum += worth;
    size += Math.abs(worth);
    if (sum < -4 * Number.EPSILON * size) back = undefined;
    else back ??= t - 1 + arrival[convention] + Math.min(1, open / worth);
  }
  return back;
}
