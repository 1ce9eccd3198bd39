import { depreciationPresentValue, discountFactor } from '../finance/discount.ts';
import type { Park, Process } from '../park/park.ts';

/** What a yearly amount in a stage, or a dollar of capex for it, is worth at the decision. */
export interface Worth {
  /** Sum of discount factors of each stage's years. */
  readonly years: readonly number[];
  /** The same after tax: what one USD a year of margin adds to the NPV. */
  readonly margin: readonly number[];
  /** Discounted after-tax cost of one USD of capacity built for a stage, with replacement, salvage and rehabilitation. */
  capex(process: Pick<Process, 'life'>, stage: number): number;
}

/**
 * Worth of money by stage. Operating cash flows at year's end; capex at the start of each of the years before a stage opens, by the park's spending
 * shares; one effective tax with full loss offset; depreciation as present value; replacement at end of life; at the end
 * the unused share of life is salvage, less rehabilitation.
 */
export function worthOf(park: Park): Worth {
  const { discountRate: rate, inflation, taxRate, depreciationLife, spending, rehabilitation } = park.finance;
  const at = (year: number) => discountFactor(rate, year - park.decisionYear);
  const years = park.stages.map((stage) => {
    let sum = 0;
    for (let year = stage.year; year < stage.year + stage.years; year++) sum += at(year + 1);
    return sum;
  });
  const last = park.stages.at(-1)!;
  const end = last.year + last.years;
  const shield = 1 - taxRate * depreciationPresentValue(rate, inflation, depreciationLife);
  return {
    years,
    margin: years.map((sum) => sum * (1 - taxRate)),
    capex(process, stage) {
      const opens = park.stages[stage]!.year;
      const build = (year: number) =>
        spending.reduce((sum, share, i) => sum + share * at(year - spending.length + i), 0);
      let cost = build(opens) * shield;
      let renewed = opens;
      while (renewed + process.life < end - 1e-9) {
        renewed += process.life;
        cost += build(renewed) * shield;
      }
      const unused = Math.max(0, (renewed + process.life - end) / process.life);
      return cost - unused * at(end) * (1 - taxRate) + rehabilitation * at(end) * (1 - taxRate);
    },
  };
}
