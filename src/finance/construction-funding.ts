import { bracketedRoot } from './bracketed-root.ts';
import type { Tranche } from './tranche.ts';

/** What stays the same while a programme's debt is sized. Positions count from the first year of the series. */
export interface Construction {
  /** By year, not negative; before `operation` only. */
  readonly capex: readonly number[];
  /** First year with capex. */
  readonly start: number;
  /** First year of operation; the year before it is the last in which is drawn. */
  readonly operation: number;
  readonly tranches: readonly Tranche[];
  /** Debt of each tranche when all of them together are this much. */
  readonly split: (debt: number) => readonly number[];
  /** What the last draw pays into the reserve account when debt is this much. */
  readonly reserve: (debt: number) => number;
  readonly drawOrder: 'pro-rata' | 'equity-first';
  /** Part of a year for which interest runs on what is drawn in it. */
  readonly outstanding: number;
  readonly interestDuringConstruction: 'capitalised' | 'equity';
}

/** Sources and uses while a programme is built, by year: capex + interest + fees + reserve = drawn + equity. */
export interface ConstructionFunding {
  /** By tranche. */
  readonly drawn: readonly (readonly number[])[];
  readonly interest: readonly (readonly number[])[];
  /** Upfront, commitment and insurance. */
  readonly fees: readonly (readonly number[])[];
  readonly equity: readonly number[];
  readonly reserve: readonly number[];
}

/**
 * Draws of a programme whose committed debt is `debt` and whose part in what is to be funded is `gearing`:
 *
 *     usesₜ     = capexₜ + feesₜ + interestₜ + reserveₜ            interest only where it is capitalised
 *     interestₜ = Σ rateᵢ·(balanceᵢ + f·drawᵢₜ)                    f: part of the year a draw is outstanding
 *     feesₜ     = Σ commitmentFeeᵢ·(debtᵢ − drawn beforeᵢ − f·drawᵢₜ) + upfront and insurance on debtᵢ in the first year
 *     drawₜ     = gearing·usesₜ, or usesₜ once equity of debt·(1 − gearing)/gearing is spent
 *
 * Each year's own circle is linear in its draw and closed by hand. The sum of draws is the debt only for the debt that
 * `gearedDebt` finds.
 */
export function fundConstruction(construction: Construction, debt: number, gearing: number): ConstructionFunding {
  const { capex, start, operation, tranches, outstanding, drawOrder } = construction;
  const capitalised = construction.interestDuringConstruction === 'capitalised';
  const commitments = construction.split(debt);
  const part = commitments.map((commitment) => (debt > 0 ? commitment / debt : 0));
  const none = () => new Array<number>(capex.length).fill(0);
  const [drawn, interest, fees] = [tranches.map(none), tranches.map(none), tranches.map(none)];
  const [equity, reserve] = [none(), none()];
  const before = tranches.map(() => 0);
  // What a unit drawn adds to this year's own interest and takes off its commitment fee.
  const slope = tranches.reduce(
    (sum, { rate, commitmentFee }, i) => sum + part[i]! * outstanding * ((capitalised ? rate : 0) - commitmentFee),
    0,
  );
  let equityLeft = gearing > 0 ? (debt * (1 - gearing)) / gearing : Infinity;
  for (let t = start; t < operation; t++) {
    reserve[t] = t === operation - 1 ? construction.reserve(debt) : 0;
    let fixed = capex[t]! + reserve[t]!;
    for (let i = 0; i < tranches.length; i++) {
      const { rate, upfrontFee, commitmentFee, insurance } = tranches[i]!;
      const once = t === start ? upfrontFee + insurance : 0;
      fees[i]![t] = once * commitments[i]! + commitmentFee * (commitments[i]! - before[i]!);
      interest[i]![t] = rate * before[i]!;
      fixed += fees[i]![t]! + (capitalised ? interest[i]![t]! : 0);
    }
    const draw =
      drawOrder === 'pro-rata'
        ? (gearing * fixed) / (1 - gearing * slope)
        : Math.max(0, fixed - equityLeft) / (1 - slope);
    const uses = fixed + slope * draw;
    equityLeft -= uses - draw;
    equity[t] = uses - draw;
    for (let i = 0; i < tranches.length; i++) {
      const { rate, commitmentFee } = tranches[i]!;
      drawn[i]![t] = part[i]! * draw;
      fees[i]![t]! -= commitmentFee * outstanding * drawn[i]![t]!;
      interest[i]![t]! += rate * outstanding * drawn[i]![t]!;
      before[i]! += drawn[i]![t]!;
      if (!capitalised) equity[t]! += interest[i]![t]!;
    }
  }
  return { drawn, interest, fees, equity, reserve };
}

/** Sum of all draws. */
export function drawnDebt({ drawn }: ConstructionFunding): number {
  return drawn.reduce((all, tranche) => all + tranche.reduce((sum, usd) => sum + usd, 0), 0);
}

/**
 * The debt whose draws, at a gearing above 0, come to itself, with the fees and interest that it causes: they are uses,
 * so gearing·uses(debt) = debt. Uses are linear in the debt, or nearly so with a reserve or equity first, and grow slower
 * than debt unless borrowing costs more than it brings; so the root is bracketed and found to the last digits.
 *
 * @returns undefined where each unit borrowed costs more than it brings: then there is none
 */
export function gearedDebt(construction: Construction, gearing: number): number | undefined {
  const excess = (debt: number) => drawnDebt(fundConstruction(construction, debt, gearing)) - debt;
  // At a debt of nothing the tranches have no shares in it, so next to nothing stands for it.
  let high = gearing * construction.capex.reduce((sum, usd) => sum + usd, 0);
  if (high === 0) return 0;
  let low = high * 1e-9;
  if (excess(low) <= 0) return undefined;
  for (let doubled = 0; excess(high) > 0; doubled++) {
    if (doubled === 40) return undefined;
    [low, high] = [high, 2 * high];
  }
  return bracketedRoot(excess, low, high);
}

/** The gearing, up to `most`, at which draws come to a given debt; undefined where that debt is not reached. */
export function gearingOf(construction: Construction, debt: number, most: number): number | undefined {
  const excess = (gearing: number) => drawnDebt(fundConstruction(construction, debt, gearing)) - debt;
  if (excess(most) < 0) return undefined;
  return bracketedRoot(excess, 0, most);
}
