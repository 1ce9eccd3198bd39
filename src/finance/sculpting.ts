import { type RepaymentSchedule, repaymentSchedule } from './repayment.ts';
import type { Tranche } from './tranche.ts';

/** A programme's loans as their repayment sees them. Positions count from the first year of the series. */
export interface Repaid {
  readonly tranches: readonly Tranche[];
  /** Length of all series. */
  readonly years: number;
  /** First year of operation: from it on interest is paid from cash. */
  readonly operation: number;
  /** First and last year of repayment of each tranche, or undefined where it has none. */
  readonly windows: readonly (readonly [first: number, last: number] | undefined)[];
  /** What may go to these loans in each year, CFADS/DSCR less the service of earlier ones; absent where nothing is tested. */
  readonly available?: readonly number[];
  readonly sculptTo: 'cover-ratio' | 'tenor';
}

export interface RepaymentPlan {
  /** By tranche and year, from operation on. */
  readonly interest: readonly (readonly number[])[];
  readonly repayment: readonly (readonly number[])[];
  /** Share that is needed of what may go to these loans in the tightest sense; above 1 the debt is more than cash carries. */
  readonly load: number;
}

/**
 * How loans of given size are repaid from one stream of cash. Interest during grace and the fixed service of equal and
 * annuity loans come first. Each sculpted loan i gets a constant share of the rest, so that with like windows all end
 * together:
 *
 *     needᵢ   = debtᵢ / Σ restₜ·(1 + rateᵢ)^−k        k: 1 in its first year of repayment
 *     shareᵢ  = needᵢ / Σ need   (cover-ratio)         as fast as the cover allows
 *             = needᵢ            (tenor)               at the higher cover that makes the debt last its tenor
 *     load    = max(Σ need, fixed service / available in any year in which a fixed loan repays)
 *
 * Loans with unlike windows leave part of the cash unused in the years that only one of them has.
 */
export function planRepayment(repaid: Repaid, debts: readonly number[]): RepaymentPlan {
  const { tranches, years, operation, windows, available, sculptTo } = repaid;
  const interest = tranches.map(() => Array<number>(years).fill(0));
  const repayment = tranches.map(() => Array<number>(years).fill(0));
  const place = (i: number, schedule: RepaymentSchedule) => {
    const first = windows[i]![0];
    for (const [k, value] of schedule.interest.entries()) interest[i]![first + k] = value;
    for (const [k, value] of schedule.repayment.entries()) repayment[i]![first + k] = value;
  };
  const lengthOf = (i: number) => windows[i]![1] - windows[i]![0] + 1;
  let load = 0;
  for (const [i, { rate, repayment: kind }] of tranches.entries()) {
    if (debts[i] === 0) continue;
    if (!windows[i]) return { interest, repayment, load: Infinity };
    for (let t = operation; t < windows[i][0]; t++) interest[i]![t] = rate * debts[i]!;
    if (kind !== 'sculpted')
      place(i, repaymentSchedule({ debt: debts[i]!, rate, years: lengthOf(i), repayment: kind }));
  }
  if (!available) return { interest, repayment, load };
  const fixed = available.map((_, t) => tranches.reduce((sum, _, i) => sum + interest[i]![t]! + repayment[i]![t]!, 0));
  const rest = available.map((usd, t) => Math.max(0, usd - fixed[t]!));
  for (const t of available.keys())
    if (repayment.some((list) => list[t]! > 0)) load = Math.max(load, fixed[t]! / Math.max(0, available[t]!));
  const needs = tranches.map(({ rate, repayment: kind }, i) => {
    if (kind !== 'sculpted' || debts[i] === 0) return 0;
    const [first, last] = windows[i]!;
    return debts[i]! / rest.slice(first, last + 1).reduceRight((worth, usd) => (worth + usd) / (1 + rate), 0);
  });
  const need = needs.reduce((sum, value) => sum + value, 0);
  for (const [i, { rate, repayment: kind }] of tranches.entries()) {
    if (kind !== 'sculpted' || debts[i] === 0) continue;
    const share = Number.isFinite(need) ? (need > 1 || sculptTo === 'cover-ratio' ? needs[i]! / need : needs[i]!) : 0;
    const [first, last] = windows[i]!;
    const service = rest.slice(first, last + 1).map((usd) => usd * share);
    place(i, repaymentSchedule({ debt: debts[i]!, rate, years: lengthOf(i), repayment: kind, service }));
  }
  return { interest, repayment, load: Math.max(load, need) };
}
