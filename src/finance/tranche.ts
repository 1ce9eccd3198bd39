import { expectRange } from './domain.ts';
import type { Repayment } from './repayment.ts';

/** Terms of a loan. Rates, fees and shares are fractions; spans are whole years. */
export type Tranche = {
  readonly name: string;
  /** For the reader only: amounts are nominal USD whatever the loan is in. */
  readonly currency?: string;
  /** Interest, margin included, per year, 0 to below 1. */
  readonly rate: number;
  /** From the first draw to the last repayment, grace included. */
  readonly tenor: number;
  /** From the first draw to the first year of repayment, which is in any case not before operation. */
  readonly grace: number;
  readonly repayment: Repayment;
  /** Of the debt, with the first draw. */
  readonly upfrontFee: number;
  /** Per year, of what is committed and not yet drawn. */
  readonly commitmentFee: number;
  /** Premium of an export credit insurer, of the debt, with the first draw. */
  readonly insurance: number;
} & TrancheSize;

/** What a tranche lends: a share of the debt that no fixed amount covers, or an amount, nominal USD, at most. */
export type TrancheSize = { readonly share: number } | { readonly amount: number };

/**
 * Debt of each tranche when all together are `debt`: amounts first, cut in proportion where they are more than the debt,
 * then shares of the rest. Where no tranche takes a share, amounts in proportion.
 */
export function splitDebt(tranches: readonly Tranche[], debt: number): number[] {
  const fixed = tranches.reduce((sum, tranche) => sum + ('amount' in tranche ? tranche.amount : 0), 0);
  const cut = fixed > 0 ? Math.min(mostDebt(tranches) < Infinity ? Infinity : 1, debt / fixed) : 0;
  const rest = Math.max(0, debt - fixed);
  return tranches.map((tranche) => ('amount' in tranche ? tranche.amount * cut : tranche.share * rest));
}

/** Most that the tranches lend together: Infinity where one lends a share. */
export function mostDebt(tranches: readonly Tranche[]): number {
  if (tranches.some((tranche) => 'share' in tranche)) return Infinity;
  return tranches.reduce((sum, tranche) => sum + ('amount' in tranche ? tranche.amount : 0), 0);
}

/** Throws a RangeError at the first term that no loan can have. */
export function expectTranches(tranches: readonly Tranche[]): void {
  for (const tranche of tranches) {
    const { name, rate, tenor, grace } = tranche;
    expectRange(rate >= 0 && rate < 1, `rate of ${name}`, 'from 0 to below 1 a year', rate);
    expectRange(Number.isInteger(tenor) && tenor > 0, `tenor of ${name}`, 'whole years above 0', tenor);
    expectRange(Number.isInteger(grace) && grace >= 0, `grace of ${name}`, 'whole years, not negative', grace);
    expectRange(grace < tenor, `grace of ${name}`, `shorter than its tenor of ${tenor} years`, grace);
    for (const key of ['upfrontFee', 'commitmentFee', 'insurance'] as const)
      expectRange(tranche[key] >= 0 && tranche[key] < 1, `${key} of ${name}`, 'from 0 to below 1', tranche[key]);
    if ('amount' in tranche)
      expectRange(
        tranche.amount >= 0 && tranche.amount < Infinity,
        `amount of ${name}`,
        'not negative',
        tranche.amount,
      );
    else expectRange(tranche.share >= 0 && tranche.share <= 1, `share of ${name}`, 'from 0 to 1', tranche.share);
  }
  const shares = tranches.flatMap((tranche) => ('share' in tranche ? [tranche.share] : []));
  const sum = shares.reduce((all, share) => all + share, 0);
  if (shares.length > 0) expectRange(Math.abs(sum - 1) < 1e-6, 'sum of the shares of tranches', '1', sum);
}
