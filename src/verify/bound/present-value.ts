import { depreciationPresentValue, discountFactor } from '../../finance/discount.ts';
import type { Park } from '../../park/park.ts';

/** What money is worth at the decision, after tax, as docs/math.md has it under 'Money'. */
export interface PresentValue {
  /** By stage: USD of NPV per USD a year of margin. */
  readonly margin: readonly number[];
  /** The same from a stage to the end of the park. */
  readonly marginOn: readonly number[];
  /** USD of NPV that one USD of capacity with a life of so many years, built for a stage, costs. */
  invested(life: number, stage: number): number;
}

export function presentValueOf(park: Park): PresentValue {
  const { discountRate, taxRate, inflation, depreciationLife, spending, rehabilitation } = park.finance;
  const at = (year: number) => discountFactor(discountRate, year - park.decisionYear);
  const final = park.stages.at(-1)!;
  const end = final.year + final.years;
  const kept = 1 - taxRate * depreciationPresentValue(discountRate, inflation, depreciationLife);
  const margin = park.stages.map(({ year, years }) => {
    let sum = 0;
    for (let y = 1; y <= years; y++) sum += at(year + y);
    return sum * (1 - taxRate);
  });
  return {
    margin,
    marginOn: margin.map((_, s) => margin.slice(s).reduce((sum, value) => sum + value, 0)),
    invested(life, stage) {
      const paid = (opens: number) =>
        kept * spending.reduce((sum, share, i) => sum + share * at(opens - spending.length + i), 0);
      let opens = park.stages[stage]!.year;
      let cost = paid(opens);
      while (opens + life < end - 1e-9) {
        opens += life;
        cost += paid(opens);
      }
      const unused = Math.max(0, (opens + life - end) / life);
      return cost + (rehabilitation - unused) * at(end) * (1 - taxRate);
    },
  };
}
